import { type Address, type Process, place } from '@balcony/design'

/** The section in which a place is shown. */
export function sectionOf(process: Process, address: Address): string | undefined {
  const there = place(process, address)
  if (!there) return undefined
  if ('section' in there) return there.section
  let table: string | undefined = there.table
  // A table belongs to the section that lists it, or that lists the table it belongs to.
  for (const seen = new Set<string>(); table !== undefined && !seen.has(table); ) {
    seen.add(table)
    const name: string = table
    const holder = Object.entries(process.sections).find(([, section]) => section.tables.includes(name))
    if (holder) return holder[0]
    table = process.tables[name]?.of?.table ?? process.tables[name]?.pairs
  }
  return undefined
}
