import { type Address, type Compartment, type Process, place } from '@balcony/design'

/** The compartment that holds an address, or undefined when the address names nothing. */
export function compartmentOf(process: Process, address: Address): Compartment | undefined {
  const found = place(process, address)
  if (!found) return undefined
  return 'section' in found ? process.sections[found.section]?.compartment : process.tables[found.table]?.compartment
}

/** The section in which a place is shown: a table belongs to the section that lists it, or that lists the table it belongs to. */
export function sectionOf(process: Process, address: Address): string | undefined {
  const found = place(process, address)
  if (!found) return undefined
  return 'section' in found ? found.section : sectionOfTable(process, found.table)
}

function sectionOfTable(process: Process, table: string): string | undefined {
  for (const [name, section] of Object.entries(process.sections)) if (section.tables.includes(table)) return name
  const described = process.tables[table]
  const above = described?.of?.table ?? described?.pairs
  return above === undefined ? undefined : sectionOfTable(process, above)
}

/** Tables whose records are the other halves of this table's records, in compartments of their own. */
export function pairsOf(process: Process, table: string): readonly string[] {
  return Object.entries(process.tables)
    .filter(([, described]) => described.pairs === table)
    .map(([name]) => name)
}

/** Tables whose records belong to a record of this table. */
export function childrenOf(process: Process, table: string): readonly string[] {
  return Object.entries(process.tables)
    .filter(([, described]) => described.of?.table === table)
    .map(([name]) => name)
}
