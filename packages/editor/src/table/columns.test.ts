import { process, type Row } from '@balcony/design'
import { expect, test } from 'vitest'
import { columnsOf, hiddenAtFirst, plainView, shownColumns, sortedRows } from './columns.ts'
import { RowWords } from './row-words.ts'

const words = (_column: unknown, value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value ?? ''))
const rows: readonly Row[] = [
  { id: 'a', values: { name: 'Zelen', capacity: 30, kind: 'hotel' } },
  { id: 'b', values: { name: 'École', kind: 'retreat' } },
  { id: 'c', values: { name: 'Abbey', capacity: 4, kind: 'religious' } },
]
const ids = (shown: readonly Row[]) => shown.map((row) => row.id).join('')

test('[TABLE1] every table of the description has columns, its name first', () => {
  expect(Object.keys(process.tables).length).toBeGreaterThan(20)
  for (const table of Object.values(process.tables)) {
    const columns = columnsOf(table)
    expect(columns[0]?.name).toBe(table.title)
    expect(columns.some((column) => column.field.kind === 'prose')).toBe(false)
  }
})

test('[TABLE1] inside a record the column that names that record is left out', () => {
  const { acceptance } = process.tables
  expect(acceptance?.of).toBeDefined()
  if (!acceptance?.of) return
  const names = columnsOf(acceptance, true).map((column) => column.name)
  expect(names).not.toContain(acceptance.of.field)
})

test('[TABLE2] hidden columns are not shown; the name cannot be hidden', () => {
  const { venue } = process.tables
  if (!venue) throw new Error('no venues')
  const columns = columnsOf(venue)
  const all = columns.map((column) => column.name)
  expect(shownColumns(columns, { ...plainView, hidden: all }).map((column) => column.name)).toEqual([venue.title])
  expect(shownColumns(columns, { ...plainView, hidden: hiddenAtFirst(venue) }).length).toBeLessThanOrEqual(7)
})

test('[TABLE3] unsorted rows stand in the order of the design; figures sort by size, words by the alphabet, empty cells last', () => {
  const { venue } = process.tables
  if (!venue) throw new Error('no venues')
  const columns = columnsOf(venue)
  const sorted = (column: string, down: boolean) => ids(sortedRows(rows, columns, { column, down }, words, 'en-GB'))
  expect(ids(sortedRows(rows, columns, undefined, words, 'en-GB'))).toBe('abc')
  expect(sorted('capacity', false)).toBe('cab')
  expect(sorted('capacity', true)).toBe('acb')
  expect(sorted('name', false)).toBe('cba')
})

test('[TABLE4] a filter keeps the rows in which any cell has the words, also when the record that a cell points to is renamed', () => {
  const { venue } = process.tables
  if (!venue) throw new Error('no venues')
  let name = 'Abbey of the lake'
  const columns = columnsOf(venue)
  const said = new RowWords(columns, { locale: 'en-GB', say: (label) => label, names: () => name })
  const saying = (wanted: string, among = rows) => {
    said.begin()
    return ids(among.filter((row) => said.says(row, wanted)))
  }
  expect(saying('hotel')).toBe('a')
  expect(saying('zelen')).toBe('a')
  const pointing = columns.find(({ field }) => field.kind === 'reference')
  if (!pointing) throw new Error('no venue stands in for another')
  const among = [...rows, { id: 'd', values: { name: 'Barn', [pointing.name]: 'c' } }]
  expect(saying('abbey of', among)).toBe('d')
  name = 'Mill'
  expect(saying('abbey of', among)).toBe('')
  expect(saying('mill', among)).toBe('d')
})
