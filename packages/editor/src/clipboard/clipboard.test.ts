import { type Field, kinds, process, type Row, validate } from '@balcony/design'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column } from '../table/columns.ts'
import { anyValue } from '../testing/values.ts'
import { cellWords, readCell, type Tongue } from './cell.ts'
import { disarm, rearm } from './formula.ts'
import { type PasteInto, planPaste } from './plan-paste.ts'
import { readSeparated, writeSeparated } from './separated.ts'
import { type Term, termsOf } from './terms.ts'

const locales = ['en-GB', 'de-DE', 'fr-FR', 'ar-EG', 'en-US']
const records: readonly Term[] = [
  { id: 'V1', label: 'Lakeside House' },
  { id: 'V2', label: 'Lakeside House' },
  { id: 'V3', label: 'Tarn, the old; school', also: ['TARN'] },
  { id: 'V4', label: 'V1' },
  { id: 'V5', label: '=HYPERLINK("x")' },
  { id: 'V6', label: 'Hall, west' },
]

function tongue(locale: string): Tongue {
  const terms = (field: Field) => {
    const options = 'options' in field ? field.options : 'words' in field ? (field.words ?? []) : []
    const said: Term[] = options.map(({ value, label }) => ({ id: value, label }))
    if (field.kind === 'flag') said.push({ id: 'yes', label: 'Ja' }, { id: 'no', label: 'Nein' })
    if (field.kind === 'reference' || field.kind === 'references') said.push(...records)
    return termsOf(said, field.kind.startsWith('language') ? (tag) => /^[a-z]{2}(-\w+)?$/.test(tag) : undefined)
  }
  return { reader: { locale, say: (words) => words, currencyAt: () => undefined }, terms }
}

const link: Field = { kind: 'link', label: 'Link', level: 'team', path: '' }
const fields = [...Object.values(process.tables).flatMap((table) => Object.values(table.fields)), link]
const tabled = kinds.filter((kind) => kind !== 'prose')

describe('cells on the clipboard', () => {
  test.each(tabled)('[PASTE1] what is copied and pasted again is the same: %s (fast-check, seed 3)', (kind) => {
    const sorts = fields.filter((field) => field.kind === kind)
    expect(sorts.length).toBeGreaterThan(0)
    const ids = records.map((record) => record.id)
    fc.assert(
      fc.property(
        fc.constantFrom(...sorts).chain((field) => fc.tuple(fc.constant(field), anyValue(field, ids))),
        fc.constantFrom(...locales),
        ([field, value], locale) => {
          fc.pre(validate(field, value) === undefined)
          const copied = writeSeparated([[cellWords(field, value, tongue(locale))]], '\t')
          const [[cell = ''] = []] = readSeparated(copied, '\t')
          expect(readCell(field, cell, tongue(locale))).toEqual({ ok: true, value })
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })

  test('[PASTE1] any cells are read as they were written, with any separator (fast-check, seed 4)', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[",;\t\na]*$/))
    const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
    fc.assert(
      fc.property(grid, fc.constantFrom('\t', ',', ';'), (cells, separator) => {
        const plain = cells.map((line) => line.map((words) => words.replace(/\r\n?/g, '\n')))
        expect(readSeparated(writeSeparated(plain, separator), separator)).toEqual(plain)
      }),
      { seed: 4, numRuns: 500 },
    )
  })

  test('[PASTE1] what Excel puts on the clipboard: line breaks quoted, lone quotes left alone', () => {
    expect(readSeparated('a\t"two\nlines"\r\n"say ""hi"""\t"open\r\n', '\t')).toEqual([
      ['a', 'two\nlines'],
      ['say "hi"', '"open'],
    ])
  })

  test('[PASTE2] words that begin like a formula leave with an apostrophe and come back without (fast-check, seed 5)', () => {
    for (const words of ['=1+1', '+49 30', '-x', '@sum', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])
      expect(disarm(words)).toBe(`'${words}`)
    expect(disarm('Lakeside')).toBe('Lakeside')
    fc.assert(
      fc.property(fc.stringMatching(/^['=+\-@a＝]{0,6}$/), (words) => {
        expect(rearm(disarm(words))).toBe(words)
        expect(/^[=+\-@＝]/.test(disarm(words))).toBe(false)
      }),
      { seed: 5 },
    )
  })

  const read = (shape: object, words: string, locale = 'en-GB') =>
    readCell({ label: 'Field', level: 'team', path: '', ...shape } as Field, words, tongue(locale))

  test('[PASTE3] numbers, dates and times as spreadsheets of many countries show them', () => {
    expect(read({ kind: 'number' }, '1,200.5')).toEqual({ ok: true, value: 1200.5 })
    expect(read({ kind: 'number' }, '1.200,5', 'de-DE')).toEqual({ ok: true, value: 1200.5 })
    expect(read({ kind: 'number' }, '١٢٠٠', 'ar-EG')).toEqual({ ok: true, value: 1200 })
    const day = { kind: 'date', precision: 'day' }
    for (const said of [
      '2026-04-14',
      '14.04.2026',
      '14/4/26',
      '14-Apr-26',
      '14 April 2026',
      '2026-04-14 00:00:00',
      '2026/04/14',
    ])
      expect(read(day, said), said).toEqual({ ok: true, value: '2026-04-14' })
    expect(read(day, '4/14/2026', 'en-US')).toEqual({ ok: true, value: '2026-04-14' })
    expect(read({ kind: 'time' }, '09:30:00')).toEqual({ ok: true, value: '09:30' })
    expect(read({ kind: 'time' }, '9:30:00 PM')).toEqual({ ok: true, value: '21:30' })
    expect(read({ kind: 'money' }, '1.200,50 €', 'de-DE')).toEqual({
      ok: true,
      value: { amount: 1200.5, currency: 'EUR' },
    })
  })

  test('[PASTE3] records by name, code or id; a name that two share is asked back, never guessed', () => {
    const reference = { kind: 'reference', to: ['venue'] }
    expect(read(reference, 'tarn')).toEqual({ ok: true, value: 'V3' })
    expect(read(reference, 'V2')).toEqual({ ok: true, value: 'V2' })
    expect(read(reference, 'Lakeside House').ok).toBe(false)
    expect(read({ kind: 'references', to: ['venue'] }, 'Hall, west; V1')).toEqual({ ok: true, value: ['V6', 'V1'] })
    expect(read({ kind: 'references', to: ['venue'] }, 'TARN, V1')).toEqual({ ok: true, value: ['V3', 'V1'] })
  })
})

describe('pasting into a table', () => {
  const column = (name: string, shape: object): Column => ({
    name,
    width: 9,
    field: { label: name, level: 'team', path: '', ...shape } as Field,
  })
  const columns = [column('name', { kind: 'text', size: 'line' }), column('seats', { kind: 'number', from: 0 })]
  const rows: readonly Row[] = [
    { id: 'a', values: { name: 'Lakeside', seats: 10 } },
    { id: 'b', values: { name: 'Tarn', seats: 20 } },
  ]
  const shown = { table: 'venue', rows, columns }
  const into = (more: Partial<PasteInto> = {}): PasteInto => ({
    read: (field, words) => readCell(field, words, tongue('en-GB')),
    newId: () => 'fresh',
    fresh: {},
    there: 2,
    ...more,
  })
  const at = (top: number, start: number, bottom = top, end = start) => ({ top, bottom, start, end })

  test('[PASTE4] cells that fit are written, the others stay and are told', () => {
    const plan = planPaste(
      [
        ['School', 'many'],
        ['Tarn', '25'],
      ],
      shown,
      at(0, 0),
      into(),
    )
    expect(plan.edits).toEqual([
      { do: 'write', address: 'venue/a/name', text: 'School' },
      { do: 'set', address: 'venue/b/seats', value: 25 },
    ])
    expect(plan.misfits).toEqual([
      {
        line: 1,
        column: expect.objectContaining({ label: 'seats' }),
        came: 'many',
        expected: 'Type a number, for example 24.',
      },
    ])
  })

  test('[PASTE5] lines beyond the last row become records, as long as there is room', () => {
    const plan = planPaste(
      [
        ['One', '1'],
        ['Two', '2'],
      ],
      shown,
      at(1, 0),
      into({ fresh: { of: 'x' } }),
    )
    expect(plan.edits.at(-1)).toEqual({
      do: 'add',
      table: 'venue',
      id: 'fresh',
      values: { of: 'x', name: 'Two', seats: 2 },
    })
    expect(planPaste([['1'], ['2']], shown, at(1, 0), into({ there: 5_000 })).added).toBe(0)
    expect(planPaste([['1'], ['2']], shown, at(1, 0), into({ fresh: undefined })).misfits).toHaveLength(1)
  })

  test('[PASTE4] one cell fills all that are chosen; what is too wide is told', () => {
    expect(planPaste([['7']], shown, at(0, 1, 1, 1), into()).edits).toHaveLength(2)
    const wide = planPaste([['7', '8']], shown, at(0, 1), into())
    expect(wide.edits).toEqual([{ do: 'set', address: 'venue/a/seats', value: 7 }])
    expect(wide.misfits).toHaveLength(1)
  })
})
