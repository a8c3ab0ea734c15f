import { type Address, type Process, place, type Section } from '@balcony/design'

/** The section in which an address is shown: its own, or the one that shows its table. */
export function sectionAt(process: Process, address: Address): string | undefined {
  const first = address.split('/')[0] ?? ''
  if (Object.hasOwn(process.sections, first)) return first
  return sectionsOf(process).find(([, section]) => section.tables.includes(first))?.[0]
}

/** First parts of all addresses that a section shows. */
export function placesOf(process: Process, section: string): readonly string[] {
  return [section, ...(process.sections[section]?.tables ?? [])]
}

export function sectionsOf(process: Process): readonly (readonly [string, Section])[] {
  return Object.entries(process.sections)
}

export function isRecordAddress(process: Process, address: Address): boolean {
  return place(process, address)?.is === 'record'
}
