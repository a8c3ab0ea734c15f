import { type Address, type Compartment, type Process, place } from '@balcony/design'
import { sectionOf } from '../inbox/section-of.ts'
import type { HereNow } from './contract.ts'

export interface Present {
  readonly person: string
  readonly compartment: Compartment
  /** What they show of themselves; anybody may show anything. */
  readonly shows?: unknown
}

/** Each of the others once, with where they stand as far as it is open to the asker. */
export function hereNow(
  process: Process,
  design: string,
  present: readonly Present[],
  people: readonly HereNow['person'][],
): readonly HereNow[] {
  return people.flatMap((person): readonly HereNow[] => {
    const own = present.filter((each) => each.person === person.id)
    if (own.length === 0) return []
    const sections = own.flatMap(({ compartment, shows }) => sectionIn(process, compartment, addressIn(shows)) ?? [])
    return [{ design, person, ...(sections[0] === undefined ? {} : { section: sections[0] }) }]
  })
}

function addressIn(shows: unknown): Address | undefined {
  if (typeof shows !== 'object' || shows === null || !('address' in shows)) return undefined
  return typeof shows.address === 'string' ? shows.address : undefined
}

/** The section of a place that lies in this compartment: what somebody says of another is not believed. */
function sectionIn(process: Process, compartment: Compartment, address: Address | undefined): string | undefined {
  const there = address === undefined ? undefined : place(process, address)
  if (address === undefined || !there) return undefined
  const holder = 'section' in there ? process.sections[there.section] : process.tables[there.table]
  return holder?.compartment === compartment ? sectionOf(process, address) : undefined
}
