import type { Address } from '@balcony/design'
import { nameOfRecord } from '../live/names.ts'
import { useWorkspace } from '../workspace.tsx'

interface UndatedProps {
  readonly title: string
  /** Of the heading, below those of the list that it closes. */
  readonly level: 2 | 3
  readonly addresses: readonly Address[]
}

/** What a drawing over time has no place for: at the end of its list, so that it is not forgotten. */
export function Undated({ title, level, addresses }: UndatedProps) {
  const { live, go } = useWorkspace()
  const Heading = `h${level}` as const
  if (addresses.length === 0) return null
  return (
    <section aria-label={title}>
      <Heading>{title}</Heading>
      <ul>
        {addresses.map((address) => (
          <li key={address}>
            <button type="button" dir="auto" onClick={() => go(address)}>
              {nameOfRecord(live, address) ?? address}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
