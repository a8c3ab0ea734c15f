import type { ViewedAsLink } from '@balcony/api/contract'
import { process } from '@balcony/design'
import { GuestSection } from '../../guest/GuestSection.tsx'
import { sectionsIn } from '../../guest/words.ts'
import { sectionsInOrder } from '../places.ts'
import css from './People.module.css'

/** The edition as its holder reads it, section after section. */
export function AsLink({ seen: { edition } }: { seen: ViewedAsLink }) {
  return (
    <div className={css.asLink}>
      {sectionsIn(process, edition, sectionsInOrder(process)).map((name) => (
        <GuestSection key={name} name={name} edition={edition} threads={[]} mayWrite={false} onOpen={nothing} />
      ))}
    </div>
  )
}

function nothing(): void {}
