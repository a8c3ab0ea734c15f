import type { Address } from '../address.ts'
import type { Compartment } from '../describe.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'

/** A partner's worry that nobody has answered yet. */
export interface Concern {
  readonly at: Address
  /** Id of the partner who raised it. */
  readonly partner: string
  /** YYYY-MM-DD */
  readonly on: string
}

/** What the rules look at: the values that are open to whoever runs them, and the day. */
export interface Facts {
  /** YYYY-MM-DD */
  readonly today: string
  readonly concerns: readonly Concern[]
  readonly snapshot: Snapshot
  isOpen(compartment: Compartment): boolean
  rows(table: string): readonly Row[]
  find(table: string, id: string): Row | undefined
  section(section: string): Row
}

export function factsOf(snapshot: Snapshot, today: string, concerns: readonly Concern[]): Facts {
  const byId = new Map<string, ReadonlyMap<string, Row>>()
  return {
    today,
    concerns,
    snapshot,
    isOpen: (compartment) => snapshot.open.includes(compartment),
    rows: (table) => snapshot.tables[table] ?? [],
    find(table, id) {
      const rows = byId.get(table) ?? new Map((snapshot.tables[table] ?? []).map((row) => [row.id, row]))
      byId.set(table, rows)
      return rows.get(id)
    },
    section: (section) => ({ id: section, values: snapshot.sections[section] ?? {} }),
  }
}

type Valued = { readonly values: Values }

/** Text, choice, date, time, language or id of a reference; '' when empty. */
export function text(row: Valued | undefined, field: string): string {
  const value = row?.values[field]
  return typeof value === 'string' ? value.trim() : ''
}

/** Members of a set of choices, references or languages, or the lines of a text; empty when not filled in. */
export function list(row: Valued | undefined, field: string): readonly string[] {
  const value = row?.values[field]
  if (Array.isArray(value)) return value as readonly string[]
  return typeof value === 'string' ? value.split('\n').filter((line) => line.trim() !== '') : []
}

export function number(row: Valued | undefined, field: string): number | undefined {
  const value = row?.values[field]
  return typeof value === 'number' ? value : undefined
}

export function flag(row: Valued | undefined, field: string): boolean {
  return row?.values[field] === true
}

/** Languages in which a field of translations says something. */
export function languagesOf(row: Valued | undefined, field: string): readonly string[] {
  const value = row?.values[field]
  if (value === undefined || typeof value !== 'object' || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([language, words]) =>
    typeof words === 'string' && words.trim() ? [language] : [],
  )
}
