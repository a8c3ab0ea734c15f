import { type Address, type Process, place, type Section } from '@balcony/design'

/** The section in which an address is shown: its own, the one that shows its table, or the one of the record that its table belongs to. */
export function sectionAt(process: Process, address: Address): string | undefined {
  const first = address.split('/')[0] ?? ''
  return Object.hasOwn(process.sections, first) ? first : sectionOfTable(process, first)
}

/** First parts of all addresses that a section shows. */
export function placesOf(process: Process, section: string): readonly string[] {
  return [section, ...tablesOf(process, section)]
}

export function tablesOf(process: Process, section: string): readonly string[] {
  return Object.keys(process.tables).filter((table) => sectionOfTable(process, table) === section)
}

export function sectionsOf(process: Process): readonly (readonly [string, Section])[] {
  return Object.entries(process.sections)
}

export function isRecordAddress(process: Process, address: Address): boolean {
  return place(process, address)?.is === 'record'
}

function sectionOfTable(process: Process, table: string): string | undefined {
  const shown = sectionsOf(process).find(([, section]) => section.tables.includes(table))
  if (shown) return shown[0]
  const described = process.tables[table]
  const above = described?.of?.table ?? described?.pairs
  return above === undefined ? undefined : sectionOfTable(process, above)
}
