import type { Address, Process } from '@balcony/design'
import { CompartmentMark } from '@balcony/ui'
import { useLevelWords, windowOf } from '../field/FieldMark.tsx'
import { levelAt } from './lines.ts'

/** Who may read a place. */
export function PlaceMark({ process, address }: { process: Process; address: Address }) {
  const words = useLevelWords()
  const level = levelAt(process, address)
  return <CompartmentMark window={windowOf[level]} label={words[level]} />
}
