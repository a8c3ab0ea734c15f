import { ok, refuse } from '@balcony/base'
import type { Field, Row } from '@balcony/design'
import { expect, test } from 'vitest'
import type { Tongue } from '../clipboard/cell.ts'
import { readCell } from '../clipboard/cell.ts'
import { termsOf } from '../clipboard/terms.ts'
import type { Column } from '../table/columns.ts'
import { decode } from './decode.ts'
import { csvOf } from './export.ts'
import { readSheet, separatorOf } from './file.ts'
import { matchHeads } from './match.ts'
import { type ImportInto, maxLines, planImport } from './plan-import.ts'

const column = (name: string, label: string, shape: object): Column => ({
  name,
  width: 9,
  field: { label, level: 'team', path: '', ...shape } as Field,
})
const columns = [
  column('name', 'Name of the venue', { kind: 'text', size: 'line' }),
  column('seats', 'Capacity', { kind: 'number', from: 0 }),
  column('code', 'Code', { kind: 'text', size: 'line' }),
]
const rows: readonly Row[] = [
  { id: 'V1', values: { name: 'Lakeside', seats: 10, code: 'L' } },
  { id: 'V2', values: { name: 'Tarn', seats: 20, code: 'T' } },
]
const tongue: Tongue = {
  reader: { locale: 'en-GB', say: (words) => words, currencyAt: () => undefined },
  terms: () => termsOf([]),
}
const into = (more: Partial<ImportInto> = {}): ImportInto => ({
  table: 'venue',
  columns,
  rows,
  there: rows.length,
  removed: ['V9'],
  read: (field, words) =>
    field.kind === 'number' && !/^\d+$/.test(words)
      ? refuse('invalid', 'A number.')
      : ok(field.kind === 'number' ? Number(words) : words),
  newId: () => 'fresh',
  fresh: {},
  ...more,
})

test('[CSV1] the encoding is found: UTF-8 with and without a mark, UTF-16, Windows-1252', () => {
  const utf8 = new TextEncoder()
  expect(decode(utf8.encode('Köln, عمّان'))).toBe('Köln, عمّان')
  expect(decode(utf8.encode('\ufeffKöln'))).toBe('Köln')
  expect(decode(new Uint8Array([0xff, 0xfe, 0x4b, 0x00, 0xf6, 0x00]))).toBe('Kö')
  expect(decode(new Uint8Array([0x4b, 0xf6, 0x6c, 0x6e, 0x80]))).toBe('Köln€')
})

test('[CSV1] the separator is found, also where cells hold others', () => {
  expect(separatorOf('a;b;c\r\n"1,5";"2,5";3\r\n')).toBe(';')
  expect(separatorOf('name,note\nLakeside,"a; b; c"\n')).toBe(',')
  expect(separatorOf('a\tb\n1\t2\n')).toBe('\t')
  expect(readSheet('sep=|\na|b\n1|2\n').heads).toEqual(['a', 'b'])
  expect(readSheet('a,b\n\n1,"x\ny"\n,\n').lines).toEqual([{ number: 3, cells: ['1', 'x\ny'] }])
})

test('[CSV2] heads are matched by label or field name, each field once', () => {
  expect(matchHeads(['NAME OF THE VENUE', 'seats', 'Capacity', 'Id', 'Colour'], columns, (label) => label)).toEqual([
    'name',
    'seats',
    undefined,
    'id',
    undefined,
  ])
})

test('[CSV3] lines with a known id or code change their record, the others are added; nothing that is the same is written', () => {
  const sheet = readSheet('id,name,seats\nV1,Lakeside,12\nV2,Tarn,20\nV3,School,30\n,Barn,5\n')
  const plan = planImport(sheet, ['id', 'name', 'seats'], 'id', into())
  expect(plan).toMatchObject({ changed: 1, added: 2, misfits: [] })
  expect(plan.edits).toEqual([
    { do: 'set', address: 'venue/V1/seats', value: 12 },
    { do: 'add', table: 'venue', id: 'V3', values: { name: 'School', seats: 30 } },
    { do: 'add', table: 'venue', id: 'fresh', values: { name: 'Barn', seats: 5 } },
  ])
  expect(planImport(readSheet('code,seats\nT,21\n'), ['code', 'seats'], 'code', into()).edits).toEqual([
    { do: 'set', address: 'venue/V2/seats', value: 21 },
  ])
})

test('[CSV4] what does not fit is told with its line, column, what came and what was expected', () => {
  const sheet = readSheet('id,seats\nV1,many\nV9,3\nV1,4\n../x,5\n')
  const { misfits, edits } = planImport(sheet, ['id', 'seats'], 'id', into())
  expect(misfits).toMatchObject([
    { line: 2, column: expect.objectContaining({ label: 'Capacity' }), came: 'many', expected: 'A number.' },
    { line: 3, came: 'V9' },
    { line: 4, came: 'V1' },
    { line: 5, came: '../x' },
  ])
  expect(edits).toEqual([])
})

test('[CSV5] more than 5,000 lines or records are refused whole', () => {
  const long = readSheet(`name\n${'x\n'.repeat(maxLines + 1)}`)
  const refused = planImport(long, ['name'], undefined, into())
  expect(refused.edits).toEqual([])
  expect(refused.misfits[0]?.expected).toMatch(/5,000/)
  const full = planImport(readSheet('name\nx\ny\n'), ['name'], undefined, into({ there: 4_999 }))
  expect(full.edits).toEqual([])
  expect(full.misfits).toHaveLength(1)
})

test('[CSV6] a table leaves with figures as figures and no formula, and comes back the same', () => {
  const wild: Row = { id: 'V3', values: { name: '=HYPERLINK("http://x","y")', seats: 1200.5, code: '＝1' } }
  const said = csvOf({ table: 'venue', rows: [...rows, wild], columns }, tongue)
  expect(said).toBe(
    '\ufeffName of the venue,Capacity,Code,id\r\nLakeside,10,L,V1\r\nTarn,20,T,V2\r\n"\'=HYPERLINK(""http://x"",""y"")",1200.5,\'＝1,V3\r\n',
  )
  const sheet = readSheet(decode(new TextEncoder().encode(said)))
  const again = planImport(
    sheet,
    matchHeads(sheet.heads, columns, (label) => label),
    'id',
    into({ rows: [...rows, wild], read: (field, words) => readCell(field, words, tongue) }),
  )
  expect(again).toEqual({ edits: [], changed: 0, added: 0, misfits: [] })
})
