import type { Problem } from '@balcony/base'
import { type Address, recordAddress, sectionAddress } from './address.ts'
import type { Field, Process, Table } from './describe.ts'
import { holds, idsIn } from './file/references.ts'
import { isEmpty } from './kind/in-file.ts'
import { expectation } from './kind/valid.ts'
import { maxRecordsPerTable } from './limits.ts'
import type { Row, Snapshot, Values } from './snapshot.ts'

/** What is wrong with one value, or undefined. With a snapshot, references must name records of tables that are open in it. */
export function validate(field: Field, value: unknown, snapshot?: Snapshot, at?: Address): Problem | undefined {
  const expected = expectation(field, value)
  const message = expected === undefined ? missing(field, value, snapshot) : `${field.label} should be ${expected}.`
  if (message === undefined) return undefined
  return at === undefined ? { code: 'invalid', message } : { code: 'invalid', message, at }
}

/** What is wrong in one record: values that are none, and required fields that are empty though they apply. */
export function validateRecord(process: Process, table: string, row: Row, snapshot?: Snapshot): readonly Problem[] {
  const description = Object.hasOwn(process.tables, table) ? process.tables[table] : undefined
  if (!description) return []
  return wrongIn(description.fields, row.values, (name) => recordAddress(table, row.id, name), snapshot)
}

export function validateSection(
  process: Process,
  section: string,
  values: Values,
  snapshot?: Snapshot,
): readonly Problem[] {
  const description = Object.hasOwn(process.sections, section) ? process.sections[section] : undefined
  return description ? wrongIn(description.fields, values, (name) => sectionAddress(section, name), snapshot) : []
}

/** Everything that is wrong in a design, over the compartments that are open. */
export function validateSnapshot(process: Process, snapshot: Snapshot): readonly Problem[] {
  const sections = Object.entries(snapshot.sections).flatMap(([id, values]) =>
    validateSection(process, id, values, snapshot),
  )
  const tables = Object.entries(snapshot.tables).flatMap(([id, rows]) => {
    const table = Object.hasOwn(process.tables, id) ? process.tables[id] : undefined
    if (!table) return []
    const records = rows.flatMap((row) => validateRecord(process, id, row, snapshot))
    return rows.length <= maxRecordsPerTable ? records : [tooMany(id, table, rows.length), ...records]
  })
  return [...sections, ...tables]
}

function wrongIn(
  fields: Readonly<Record<string, Field>>,
  values: Values,
  addressOf: (name: string) => Address,
  snapshot: Snapshot | undefined,
): readonly Problem[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name]
    if (isEmpty(value)) {
      const needed = field.required && applies(field, values)
      return needed ? [{ code: 'invalid' as const, message: `${field.label} is missing.`, at: addressOf(name) }] : []
    }
    return validate(field, value, snapshot, addressOf(name)) ?? []
  })
}

/** Whether a field is asked of a record: media details only of a media component. */
export function applies(field: Field, values: Values): boolean {
  return !field.when || field.when.is.includes(String(values[field.when.field] ?? ''))
}

function missing(field: Field, value: unknown, snapshot: Snapshot | undefined): string | undefined {
  if (!snapshot || (field.kind !== 'reference' && field.kind !== 'references')) return undefined
  // A record of a compartment that is not open here may well be there.
  if (field.to.some((table) => !Object.hasOwn(snapshot.tables, table))) return undefined
  const known = (id: string) => field.to.some((table) => holds(snapshot, table, id))
  if (idsIn(field, value).every(known)) return undefined
  return `${field.label} should be a record that is there; this one may have been removed.`
}

function tooMany(id: string, table: Table, count: number): Problem {
  const message = `${table.label} should be at most ${maxRecordsPerTable}; there are ${count}.`
  return { code: 'too-many', message, at: id }
}
