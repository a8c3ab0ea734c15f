import type { Field, Row, Value } from '@balcony/design'
import type { Column } from '../table/columns.ts'

/** Rows that have the same value in one column. */
export interface Group {
  /** The value as text; empty where the field is. */
  readonly key: string
  /** In words; empty where the field is. */
  readonly label: string
  readonly rows: readonly Row[]
}

/** Kinds whose values are few and the same in many rows. */
export function canGroup(field: Field): boolean {
  return field.kind === 'choice' || field.kind === 'reference' || field.kind === 'flag' || field.kind === 'scale'
}

/**
 * Rows by the value of a column: choices in the order of their options, the rest by their words, empty ones last. Rows keep their order
 * within a group, and every row is in exactly one.
 */
export function groupsOf(
  rows: readonly Row[],
  { name, field }: Column,
  words: (field: Field, value: Value | undefined) => string,
  locale: string,
): readonly Group[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row.values[name])
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const made = [...groups].map(([key, all]) => ({ key, label: words(field, all[0]?.values[name]) || key, rows: all }))
  const place = placesOf(field)
  return made.toSorted(
    (left, right) =>
      Number(left.key === '') - Number(right.key === '') ||
      place(left.key) - place(right.key) ||
      compare(left.label, right.label),
  )
}

export function keyOf(value: Value | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

function placesOf(field: Field): (key: string) => number {
  if (field.kind === 'scale') return Number
  const order =
    field.kind === 'choice' ? field.options.map((option) => option.value) : field.kind === 'flag' ? ['yes', 'no'] : []
  const places = new Map(order.map((key, at) => [key, at]))
  return (key) => places.get(key) ?? order.length
}

/** What stands below each other in a table: heads of groups and the rows of those that are open. */
export type Line =
  | { readonly is: 'head'; readonly group: Group; readonly open: boolean }
  | { readonly is: 'row'; readonly row: Row; readonly index: number }

export function linesOf(groups: readonly Group[], folded: readonly string[]): readonly Line[] {
  let index = 0
  return groups.flatMap((group): readonly Line[] => {
    const open = !folded.includes(group.key)
    const head = { is: 'head' as const, group, open }
    return open ? [head, ...group.rows.map((row) => ({ is: 'row' as const, row, index: index++ }))] : [head]
  })
}
