import { isId } from '@balcony/base'
import type { Field, Process } from './describe.ts'

/**
 * Where a value stands: `section/field`, `table/record/field`, or a place that holds several: `section`, `table/record`.
 * The same string names it in Yjs, comments, presence, history, findings, search hits and the browser's address bar.
 */
export type Address = string

export type Place =
  | { readonly is: 'section'; readonly section: string }
  | { readonly is: 'section-field'; readonly section: string; readonly field: string }
  | { readonly is: 'table'; readonly table: string }
  | { readonly is: 'record'; readonly table: string; readonly record: string }
  | { readonly is: 'record-field'; readonly table: string; readonly record: string; readonly field: string }

export function sectionAddress(section: string, field?: string): Address {
  return field === undefined ? section : `${section}/${field}`
}

export function recordAddress(table: string, record: string, field?: string): Address {
  return field === undefined ? `${table}/${record}` : `${table}/${record}/${field}`
}

/** What an address names in this process, or undefined when it names nothing. Section and table names never coincide. */
export function place(process: Process, address: Address): Place | undefined {
  const parts = address.split('/')
  const [first, second, third] = parts
  if (first === undefined || parts.length > 3) return undefined
  const section = Object.hasOwn(process.sections, first) ? process.sections[first] : undefined
  if (section) {
    if (second === undefined) return { is: 'section', section: first }
    if (third !== undefined || !Object.hasOwn(section.fields, second)) return undefined
    return { is: 'section-field', section: first, field: second }
  }
  const table = Object.hasOwn(process.tables, first) ? process.tables[first] : undefined
  if (!table) return undefined
  if (second === undefined) return { is: 'table', table: first }
  if (!isId(second)) return undefined
  if (third === undefined) return { is: 'record', table: first, record: second }
  if (!Object.hasOwn(table.fields, third)) return undefined
  return { is: 'record-field', table: first, record: second, field: third }
}

/** The field that an address names, of a section or of a record; undefined when it names none. */
export function fieldAt(process: Process, address: Address): Field | undefined {
  const there = place(process, address)
  if (there?.is === 'section-field') return process.sections[there.section]?.fields[there.field]
  return there?.is === 'record-field' ? process.tables[there.table]?.fields[there.field] : undefined
}
