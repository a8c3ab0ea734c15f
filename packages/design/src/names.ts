import { type Address, place } from './address.ts'
import type { Field, Process, Table } from './describe.ts'
import { type Names, print } from './kind/print.ts'
import type { Row, Snapshot } from './snapshot.ts'

/** What a place is called in lists, chips and messages: a section or table by its label, a record by its title. */
export function nameOf(process: Process, snapshot: Snapshot, address: Address, locale = 'en'): string {
  return namesOf(process, snapshot, locale)(address) ?? address
}

/** The same for many addresses of one snapshot; undefined where nothing stands. Fields read "Lakeside House · Capacity". */
export function namesOf(process: Process, snapshot: Snapshot, locale = 'en'): Names {
  const rows = new Map<string, ReadonlyMap<string, readonly [Row, number]>>()
  const rowOf = (table: string, id: string) => {
    const known = rows.get(table)
    const index = known ?? new Map((snapshot.tables[table] ?? []).map((row, at) => [row.id, [row, at]] as const))
    if (!known) rows.set(table, index)
    return index.get(id)
  }
  const said = new Map<Address, string | undefined>()
  const nameRecord = (table: string, id: string): string | undefined => {
    const address = `${table}/${id}`
    if (said.has(address)) return said.get(address)
    // A title may be a reference, and references may go in a circle: until it is known, it has no name.
    said.set(address, undefined)
    const description = process.tables[table]
    const found = rowOf(table, id)
    const name = description && found && titleOf(description, found[0], found[1], nameAddress, locale)
    said.set(address, name)
    return name
  }
  const nameAddress: Names = (address) => {
    const [table = '', id = ''] = address.split('/')
    return nameRecord(table, id)
  }
  return (address) => {
    const stands = place(process, address)
    if (!stands) return undefined
    if (stands.is === 'section') return process.sections[stands.section]?.label
    if (stands.is === 'table') return process.tables[stands.table]?.label
    if (stands.is === 'record') return nameRecord(stands.table, stands.record)
    if (stands.is === 'section-field') {
      const section = process.sections[stands.section]
      return [section?.label, section?.fields[stands.field]?.label].filter(Boolean).join(' · ')
    }
    const name = nameRecord(stands.table, stands.record)
    return name && `${name} · ${process.tables[stands.table]?.fields[stands.field]?.label}`
  }
}

const longestName = 80

function titleOf(table: Table, row: Row, at: number, names: Names, locale: string): string {
  const printed = (name: string | undefined) => {
    const field: Field | undefined = name === undefined ? undefined : table.fields[name]
    return field ? print(field, row.values[name ?? ''], names, locale).trim() : ''
  }
  const name = printed(table.title) || printed(table.publicTitle) || printed('code')
  return shortened(name) || `${table.singular} ${at + 1}`
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length <= longestName ? line : `${[...line].slice(0, longestName - 1).join('')}…`
}
