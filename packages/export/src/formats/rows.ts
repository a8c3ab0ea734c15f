import { type Field, type Row, type Table, type Value, wordsOf } from '@balcony/design'
import { languageName } from '../lay/content.ts'
import { withNames } from '../lay/filled.ts'
import { nameOf, printed, type Reader, rowsOf } from '../lay/reader.ts'
import { plain } from '../text/clean.ts'

/** A table of an edition as a spreadsheet has it: all its fields, also those that no page has room for. */
export interface SheetOfRows {
  readonly name: string
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

export type SheetCell = string | number

export function sheetsOf(reader: Reader): SheetOfRows[] {
  return Object.keys(reader.process.tables).flatMap((name) => sheetOf(reader, name) ?? [])
}

/** Undefined where the edition has no such table, or nothing in it. */
export function sheetOf(reader: Reader, name: string): SheetOfRows | undefined {
  const table = Object.hasOwn(reader.process.tables, name) ? reader.process.tables[name] : undefined
  const rows = table ? rowsOf(reader, name) : []
  if (!table || rows.length === 0) return undefined
  const columns = [...calledOtherwise(reader, name, table, rows), ...columnsOf(reader, table, rows)]
  return {
    name,
    label: plain(reader.say(table.label)),
    columns: columns.map((column) => plain(column.label)),
    rows: rows.map((row, index) => columns.map((column) => column.cell(row, index))),
  }
}

interface Column {
  readonly label: string
  readonly cell: (row: Row, index: number) => SheetCell
}

/** What the edition calls its records, where that is not their title. */
function calledOtherwise(reader: Reader, name: string, table: Table, rows: readonly Row[]): Column[] {
  const named = withNames(reader, { name, table, rows, hidden: [] }, [])[0]
  const title = table.fields[table.title]
  const titled = rows.every((row) => {
    const called = (nameOf(reader, `${name}/${row.id}`) ?? '').replaceAll(/\s+/g, ' ').trim()
    const words = title ? printed(reader, title, row.values[table.title]).replaceAll(/\s+/g, ' ').trim() : ''
    // Names are shortened for lists.
    return called === words || (called.endsWith('…') && words.startsWith(called.slice(0, -1)))
  })
  if (!named || titled) return []
  return [{ label: named.label, cell: (row) => plain(nameOf(reader, `${name}/${row.id}`) ?? '') }]
}

function columnsOf(reader: Reader, table: Table, rows: readonly Row[]): Column[] {
  return Object.entries(table.fields).flatMap(([key, field]): Column[] => {
    if (key === 'withheld' || key === table.travels || rows.every((row) => row.values[key] === undefined)) return []
    const label = reader.say(field.label)
    if (field.kind === 'translations') return languageColumns(reader, label, key, rows)
    if (field.kind === 'money') return moneyColumns(reader, label, key)
    return [{ label, cell: (row) => cellOf(reader, field, row.values[key]) }]
  })
}

function languageColumns(reader: Reader, label: string, key: string, rows: readonly Row[]): Column[] {
  const texts = (row: Row) => (row.values[key] ?? {}) as Readonly<Record<string, string>>
  const tags = [...new Set(rows.flatMap((row) => Object.keys(texts(row))))]
  return tags.map((tag) => ({
    label: `${label} (${languageName(reader, tag)})`,
    cell: (row) => plain(texts(row)[tag] ?? ''),
  }))
}

function moneyColumns(reader: Reader, label: string, key: string): Column[] {
  const money = (row: Row) => row.values[key] as { readonly amount: number; readonly currency: string } | undefined
  return [
    { label, cell: (row) => money(row)?.amount ?? '' },
    { label: reader.say('Currency'), cell: (row) => plain(money(row)?.currency ?? '') },
  ]
}

/** Figures stay figures, dates stay in the order that sorts. */
function cellOf(reader: Reader, field: Field, value: Value | undefined): SheetCell {
  if (value === undefined) return ''
  switch (field.kind) {
    case 'number':
    case 'scale':
    case 'duration':
      return typeof value === 'number' ? value : ''
    case 'date':
    case 'time':
      return plain(String(value))
    case 'prose':
      return plain(wordsOf(value as Parameters<typeof wordsOf>[0], (address) => nameOf(reader, address)))
    default:
      return plain(printed(reader, field, value))
  }
}
