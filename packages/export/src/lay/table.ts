import type { Row, Table } from '@balcony/design'
import type { Block, Column, Content, Fact, RecordBlock } from '../blocks.ts'
import { lengthOf, longestWord } from '../typeset/room.ts'
import { contentOf } from './content.ts'
import { type Reader, titleOf } from './reader.ts'

/** Longer tables are cut in print, and say so: nobody reads further, and time and memory grow with every row. */
export const maxTableRows = 2000

/** Letters that fit across a page of a printed table; a column costs some for its margins. */
const room = { portrait: 104, landscape: 172 }
const roomOfMargins = 3
/** Higher rows read badly: then each record is told by itself. */
const maxLinesInRow = 9
const maxComparedRecords = 4
const minComparedFields = 6
/** Texts up to this length stand beside others; longer ones get the width of the page. */
const shortFact = 60

export interface Filled {
  readonly key: string
  readonly label: string
  readonly cells: readonly (Content | undefined)[]
  readonly numeric: boolean
}

/** Rows as a table where they fit, side by side where they are few and full, else one after the other. */
export function layRows(
  reader: Reader,
  name: string,
  table: Table,
  rows: readonly Row[],
  hidden: readonly string[],
): Block[] {
  if (rows.length === 0) return []
  const printedRows = rows.slice(0, maxTableRows)
  const more = rows.length - printedRows.length
  const fields = filledFields(reader, table, printedRows, hidden)
  const titles = printedRows.map((row) => titleOf(reader, name, table, row))
  const wide = fits(fields, room.portrait) ? false : fits(fields, room.landscape) ? true : undefined
  if (wide !== undefined) return [asTable(fields, printedRows.length, wide, more), ...moreNote(reader, more)]
  const compared = asComparison(reader, table, fields, titles)
  if (compared) return [compared]
  return [
    ...printedRows.map((_, index) => asRecord(fields, table, titles[index] ?? '', index)),
    ...moreNote(reader, more),
  ]
}

/** One record told in full, for those that bring more than their own fields, e.g. a session with its agenda. */
export function layRecord(
  reader: Reader,
  name: string,
  table: Table,
  row: Row,
  hidden: readonly string[],
): RecordBlock {
  return asRecord(filledFields(reader, table, [row], hidden), table, titleOf(reader, name, table, row), 0)
}

function filledFields(reader: Reader, table: Table, rows: readonly Row[], hidden: readonly string[]): Filled[] {
  return Object.entries(table.fields).flatMap(([key, field]): Filled[] => {
    // Whether a record is withheld, or how far it may travel, steers editions; a document shows the result.
    if (hidden.includes(key) || key === 'withheld' || key === table.travels) return []
    const cells = rows.map((row) => contentOf(reader, field, row.values[key]))
    if (cells.every((cell) => cell === undefined)) return []
    return [{ key, label: reader.say(field.label), cells, numeric: field.kind === 'number' || field.kind === 'money' }]
  })
}

function fits(fields: readonly Filled[], width: number): boolean {
  if (fields.some((field) => field.cells.some((cell) => cell?.is === 'prose' || cell?.is === 'versions'))) return false
  const least = fields.map((field) => leastWidth(field))
  const free = width - least.reduce((sum, each) => sum + each + roomOfMargins, 0)
  if (free < 0) return false
  const widths = shared(fields, least, free)
  return fields.every((field, index) =>
    field.cells.every((cell) => lengthOf(cell) / Number(widths[index]) <= maxLinesInRow),
  )
}

/** No column may break a word. */
function leastWidth(field: Filled): number {
  return Math.max(6, longestWord(field.label), ...field.cells.map((cell) => Math.min(24, longestWord(cell))))
}

/** What is left of the width goes to the columns that have much to say. */
function shared(fields: readonly Filled[], least: readonly number[], free: number): number[] {
  const wishes = fields.map((field, index) => Math.max(0, wish(field) - Number(least[index])))
  const total = wishes.reduce((sum, each) => sum + each, 0)
  return least.map((each, index) => each + (total === 0 ? 0 : (Number(wishes[index]) / total) * free))
}

function wish(field: Filled): number {
  const lengths = field.cells.map(lengthOf)
  const longest = Math.max(...lengths)
  const mean = lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, lengths.length)
  return Math.min(longest, Math.max(mean, longest / 4))
}

function asTable(fields: readonly Filled[], count: number, wide: boolean, more: number): Block {
  const least = fields.map(leastWidth)
  const free = (wide ? room.landscape : room.portrait) - least.reduce((sum, each) => sum + each + roomOfMargins, 0)
  const widths = shared(fields, least, free)
  const columns = fields.map(
    (field, index): Column => ({
      label: field.label,
      weight: Math.round((Number(widths[index]) + roomOfMargins) * 10) / 10,
      numeric: field.numeric,
    }),
  )
  const rows = Array.from({ length: count }, (_, index) => fields.map((field) => field.cells[index]))
  return { is: 'table', columns, rows, namedRows: true, wide, more }
}

/** Few records with many fields read best side by side: one column each. */
function asComparison(
  reader: Reader,
  table: Table,
  fields: readonly Filled[],
  titles: readonly string[],
): Block | undefined {
  if (titles.length < 2 || titles.length > maxComparedRecords || fields.length < minComparedFields) return undefined
  const told = fields.filter((field) => field.key !== table.title)
  const longest = Math.max(...told.flatMap((field) => field.cells.map(lengthOf)))
  if (longest > 320 || told.some((field) => field.cells.some((cell) => cell?.is === 'prose'))) return undefined
  const columns = [reader.say(table.singular), ...titles].map((label, index) => ({
    label,
    weight: index === 0 ? 3 : 4,
    numeric: false,
  }))
  const rows = told.map((field): (Content | undefined)[] => [{ is: 'words', text: field.label }, ...field.cells])
  return { is: 'table', columns, rows, namedRows: true, wide: titles.length > 3, more: 0 }
}

function asRecord(fields: readonly Filled[], table: Table, title: string, index: number): RecordBlock {
  const facts = fields.flatMap(({ key, label, cells }): (Fact & { key: string })[] => {
    const content = cells[index]
    return content && key !== table.title ? [{ key, label, content }] : []
  })
  const isShort = (fact: Fact) =>
    fact.content.is !== 'prose' && fact.content.is !== 'versions' && lengthOf(fact.content) <= shortFact
  const plain = ({ label, content }: Fact): Fact => ({ label, content })
  return {
    is: 'record',
    title,
    short: facts.filter(isShort).map(plain),
    long: facts.filter((fact) => !isShort(fact)).map(plain),
  }
}

function moreNote(reader: Reader, more: number): Block[] {
  if (more === 0) return []
  const count = new Intl.NumberFormat(reader.edition.language).format(more)
  const note = reader.say('{count} further rows are not printed. They are in the file of the whole design.')
  return [{ is: 'text', as: 'note', text: note.replace('{count}', count) }]
}
