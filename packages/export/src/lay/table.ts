import type { Row, Table } from '@balcony/design'
import type { Block, Column, Content, Fact, RecordBlock, TableBlock } from '../blocks.ts'
import { lengthOf } from '../typeset/room.ts'
import { byLanguage, type Filled, filledFields, withNames } from './filled.ts'
import { localeOf, printed, type Reader, titleOf } from './reader.ts'
import { columns, shapes } from './shape.ts'
import { type Page, widthsOf } from './widths.ts'

/** Longer tables are cut in print, and say so: nobody reads further, and time and memory grow with every row. */
export const maxTableRows = 2000

/** A page turned to landscape costs the reader a turn of the head; fewer rows than this are not worth it. */
const minWideRows = 8
const maxComparedRecords = 3
const minComparedFields = 6
/** Letters that a compared cell may have before side by side becomes harder to read than one after the other. */
const maxComparedLetters = 320
/** Texts up to this length stand beside others; longer ones get the width of the page. */
const shortFact = 60

/** Rows as a table where they fit, side by side where they are few and full, else one after the other. */
export function layRows(
  reader: Reader,
  name: string,
  table: Table,
  rows: readonly Row[],
  hidden: readonly string[],
): Block[] {
  if (rows.length === 0) return []
  const shown = rows.slice(0, maxTableRows)
  const more = rows.length - shown.length
  const all = { name, table, rows: shown, hidden }
  const fields = filledFields(reader, all)
  const note = moreNote(reader, more)
  for (const each of [byLanguage(reader, all, fields), fields]) {
    const named = withNames(reader, all, each)
    const forced = rows.length > 1 && columns[reader.edition.kind]?.[name] !== undefined
    const page = pageFor(reader, named, shown.length) ?? (forced ? 'portrait' : undefined)
    if (page) return [asTable(reader, named, shown.length, page), ...note]
  }
  const titles = shown.map((row) => titleOf(reader, name, table, row))
  const compared = asComparison(reader, table, fields, titles)
  if (compared) return [compared]
  return [...titles.map((title, index) => asRecord(fields, title, index)), ...note]
}

/** Whether rows would stand as a table of their own, so that what belongs to them had better stand in one too. */
export function standsAsTable(reader: Reader, name: string, table: Table, rows: readonly Row[]): boolean {
  const fields = filledFields(reader, { name, table, rows: rows.slice(0, maxTableRows), hidden: [] })
  return pageFor(reader, fields, rows.length) !== undefined || isComparable(fields, rows.length)
}

/** One record told in full, for those that bring more than their own fields, e.g. a session with its agenda. */
export function layRecord(
  reader: Reader,
  name: string,
  table: Table,
  row: Row,
  hidden: readonly string[],
): RecordBlock {
  return asRecord(filledFields(reader, { name, table, rows: [row], hidden }), titleOf(reader, name, table, row), 0)
}

function pageFor(reader: Reader, fields: readonly Filled[], rows: number): Page | undefined {
  if (fields.length === 0) return undefined
  if (shapes[reader.edition.kind] === 'leaflet') return widthsOf(fields, 'panel') ? 'panel' : undefined
  if (widthsOf(fields, 'portrait')) return 'portrait'
  return rows >= minWideRows && widthsOf(fields, 'landscape') ? 'landscape' : undefined
}

function asTable(reader: Reader, fields: readonly Filled[], count: number, page: Page): Block {
  const widths = widthsOf(fields, page) ?? fields.map((field) => (field.isTitle ? 2 : 3))
  const columns = fields.map(
    ({ label, numeric }, index): Column => ({ label, numeric, weight: Math.round(Number(widths[index]) * 10) / 10 }),
  )
  const rows = Array.from({ length: count }, (_, index) => fields.map((field) => field.cells[index]))
  const total = totalOf(reader, fields)
  return {
    is: 'table',
    columns,
    rows,
    ...(total ? { total } : {}),
    namedRows: fields[0]?.isTitle ?? false,
    wide: page === 'landscape',
  }
}

/** What the money of a table comes to, where all of it is in one currency. */
function totalOf(reader: Reader, fields: readonly Filled[]): TableBlock['total'] {
  const sums = fields.map(({ money }) => {
    const [first] = money ?? []
    if (!money || !first || money.length < 2 || money.some((each) => each.currency !== first.currency)) return undefined
    return { amount: money.reduce((sum, each) => sum + each.amount, 0), currency: first.currency }
  })
  if (sums.every((sum) => sum === undefined)) return undefined
  const field = { kind: 'money', label: '', level: 'public', path: '' } as const
  return sums.map((sum, index): Content | undefined => {
    if (sum) return { is: 'words', text: printed(reader, field, sum) }
    return index === 0 ? { is: 'words', text: reader.say('Total') } : undefined
  })
}

function isComparable(fields: readonly Filled[], count: number): boolean {
  if (count < 2 || count > maxComparedRecords || fields.length < minComparedFields) return false
  return fields.every(
    ({ isTitle, cells }) =>
      isTitle || cells.every((cell) => cell?.is !== 'prose' && lengthOf(cell) <= maxComparedLetters),
  )
}

/** Few records with many fields read best side by side: one column each. */
function asComparison(
  reader: Reader,
  table: Table,
  fields: readonly Filled[],
  titles: readonly string[],
): Block | undefined {
  if (!isComparable(fields, titles.length)) return undefined
  const columns = [reader.say(table.singular), ...titles].map((label, index) => ({
    label,
    weight: index === 0 ? 3 : 4,
    numeric: false,
  }))
  const rows = fields
    .filter((field) => !field.isTitle)
    .map((field): (Content | undefined)[] => [{ is: 'words', text: field.label }, ...field.cells])
  return { is: 'table', columns, rows, namedRows: true, wide: false }
}

function asRecord(fields: readonly Filled[], title: string, index: number): RecordBlock {
  const facts = fields.flatMap(({ isTitle, label, cells }): Fact[] => {
    const content = cells[index]
    return content && !isTitle ? [{ label, content }] : []
  })
  return { is: 'record', title, short: facts.filter(isShort), long: facts.filter((fact) => !isShort(fact)) }
}

function isShort({ content }: Fact): boolean {
  return content.is !== 'prose' && content.is !== 'versions' && lengthOf(content) <= shortFact
}

/** Says how many rows are not in print. */
export function moreNote(reader: Reader, more: number): Block[] {
  if (more <= 0) return []
  const count = new Intl.NumberFormat(localeOf(reader)).format(more)
  const note = reader.say('{count} further rows are not printed. They are in the file of the whole design.')
  return [{ is: 'text', as: 'note', text: note.replace('{count}', count), rows: more }]
}
