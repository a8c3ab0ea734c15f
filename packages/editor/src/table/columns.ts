import type { Field, Row, Table, Value } from '@balcony/design'
import type { Filter } from '../grouping/filters.ts'

/** A column of a table: a field of its records. */
export interface Column {
  readonly name: string
  readonly field: Field
  /** In rem. */
  readonly width: number
}

/** How one person looks at a table: remembered for them, never written into the design. */
export interface TableView {
  readonly hidden: readonly string[]
  readonly sort: { readonly column: string; readonly down: boolean } | undefined
  readonly filter: string
  /** Filters of single columns; they hold all at once. */
  readonly filters: readonly Filter[]
  /** The column whose values the rows are grouped by. */
  readonly group: string | undefined
  /** Keys of groups that are folded away. */
  readonly folded: readonly string[]
  readonly look: 'table' | 'board'
}

export const plainView: TableView = {
  hidden: [],
  sort: undefined,
  filter: '',
  filters: [],
  group: undefined,
  folded: [],
  look: 'table',
}

/** This many columns show at first; the rest wait behind "Columns" and in the record panel. */
const atFirst = 7

/** Every field that can stand in a cell, the record's name first. Prose has no column; inside a record, neither has that record. */
export function columnsOf(table: Table, inside = false): readonly Column[] {
  const columns = Object.entries(table.fields)
    .filter(([name, field]) => field.kind !== 'prose' && !(inside && name === table.of?.field))
    .map(([name, field]) => ({ name, field, width: widthOf(field, name === table.title) }))
  return columns.toSorted((left, right) => Number(right.name === table.title) - Number(left.name === table.title))
}

/** Columns hidden before anybody chose: what comes after the first few, long texts first. */
export function hiddenAtFirst(table: Table): readonly string[] {
  const columns = columnsOf(table)
  const short = columns.filter((column, index) => index === 0 || !isLong(column.field)).slice(0, atFirst)
  return columns.filter((column) => !short.includes(column)).map((column) => column.name)
}

export function shownColumns(columns: readonly Column[], view: TableView): readonly Column[] {
  return columns.filter((column, index) => index === 0 || !view.hidden.includes(column.name))
}

/** Rows as this person looks at them. Unsorted rows stand in the design's own order. */
export function sortedRows(
  rows: readonly Row[],
  columns: readonly Column[],
  sort: TableView['sort'],
  words: (column: Column, value: Value | undefined) => string,
  locale: string,
): readonly Row[] {
  const by = sort && columns.find((column) => column.name === sort.column)
  if (!by) return rows
  const { compare } = new Intl.Collator(locale, { numeric: true })
  const keyed = rows.map((row) => ({ row, key: sortKey(by, row.values[by.name], words) }))
  const sign = sort.down ? -1 : 1
  keyed.sort((left, right) => {
    // Empty cells stand last in both directions.
    if (left.key === undefined || right.key === undefined)
      return Number(left.key === undefined) - Number(right.key === undefined)
    const order =
      typeof left.key === 'number' && typeof right.key === 'number'
        ? left.key - right.key
        : compare(String(left.key), String(right.key))
    return order * sign
  })
  return keyed.map(({ row }) => row)
}

/** What the whole row is compared by: figures by size, dates by time, choices in the order of their options, words by the alphabet. */
function sortKey(
  column: Column,
  value: Value | undefined,
  words: (column: Column, value: Value | undefined) => string,
): number | string | undefined {
  if (value === undefined || value === '') return undefined
  const { field } = column
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(!value)
  if (field.kind === 'money' && typeof value === 'object' && 'amount' in value) return Number(value.amount)
  if (field.kind === 'choice') return field.options.findIndex((option) => option.value === value)
  if (field.kind === 'date' || field.kind === 'time') return String(value)
  const said = words(column, value)
  return said === '' ? undefined : said
}

function isLong(field: Field): boolean {
  return (
    (field.kind === 'text' && field.size !== 'line') || field.kind === 'references' || field.kind === 'translations'
  )
}

function widthOf(field: Field, isTitle: boolean): number {
  if (isTitle) return 15
  if (field.kind === 'text') return field.size === 'line' ? 11 : 18
  return widths[field.kind] ?? 10
}

const widths: Readonly<Record<string, number>> = {
  number: 7,
  money: 8,
  date: 8.5,
  time: 6,
  duration: 7,
  flag: 6.5,
  scale: 8,
  choice: 10,
  choices: 13,
  reference: 11,
  references: 14,
  language: 8,
  languages: 12,
  link: 12,
  translations: 14,
}
