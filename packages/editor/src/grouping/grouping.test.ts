import type { Field, Row, Value } from '@balcony/design'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asks, type Filter, filtered } from './filters.ts'
import { groupsOf, linesOf } from './groups.ts'

const options = ['invited', 'accepted', 'declined'].map((value) => ({ value, label: value.toUpperCase() }))
const fields: Readonly<Record<string, Field>> = {
  status: { kind: 'choice', options, label: 'Status', level: 'team', path: '' },
  name: { kind: 'text', size: 'line', label: 'Name', level: 'team', path: '' },
  seats: { kind: 'number', label: 'Seats', level: 'team', path: '' },
  from: { kind: 'date', precision: 'any', label: 'From', level: 'team', path: '' },
  open: { kind: 'flag', label: 'Open', level: 'team', path: '' },
}
const words = (_field: Field, value: Value | undefined) => (value === undefined ? '' : String(value))
const row = (id: string, values: Row['values']): Row => ({ id, values })
const column = { name: 'status', width: 9, field: fields['status'] as Field }
const rows = [
  row('a', { status: 'declined', name: 'Amina', seats: 3, from: '2026-04-30', open: true }),
  row('b', { status: 'invited', name: 'Basil', seats: 12, from: '2026-05', open: false }),
  row('c', { name: 'Cedar' }),
  row('d', { status: 'invited', name: 'dana', seats: 40, from: '2027-01-01' }),
]

test('[GROUP1] groups stand in the order of the options, the empty one last, each with its rows in their order', () => {
  const groups = groupsOf(rows, column, words, 'en')
  expect(groups.map(({ key, rows: all }) => [key, all.map(({ id }) => id).join('')])).toEqual([
    ['invited', 'bd'],
    ['declined', 'a'],
    ['', 'c'],
  ])
  const lines = linesOf(groups, ['invited'])
  expect(lines.map((line) => (line.is === 'head' ? `${line.group.key}:${line.open}` : line.row.id))).toEqual([
    'invited:false',
    'declined:true',
    'a',
    ':true',
    'c',
  ])
})

test('[GROUP1] every row is in exactly one group (fast-check, seed 8)', () => {
  const status = fc.constantFrom('invited', 'accepted', 'declined', 'something else', undefined)
  fc.assert(
    fc.property(fc.array(status), (all) => {
      const given = all.map((one, at) => row(String(at), one === undefined ? {} : { status: one }))
      const ids = groupsOf(given, column, words, 'en').flatMap((group) => group.rows.map(({ id }) => id))
      expect(ids.toSorted()).toEqual(given.map(({ id }) => id).toSorted())
    }),
    { seed: 8 },
  )
})

const kept = (...filters: readonly Filter[]) =>
  filtered(rows, fields, filters, words, 'en')
    .map(({ id }) => id)
    .join('')

test('[FILTER1] by picked values, by words, by a range, by empty and filled; all filters hold at once', () => {
  expect(kept({ column: 'status', is: 'any-of', values: ['invited'] })).toBe('bd')
  expect(kept({ column: 'open', is: 'any-of', values: ['no'] })).toBe('b')
  expect(kept({ column: 'name', is: 'contains', words: ' DAN' })).toBe('d')
  expect(kept({ column: 'seats', is: 'between', from: '3', to: '12' })).toBe('ab')
  expect(kept({ column: 'from', is: 'between', from: '', to: '2026-04' })).toBe('a')
  expect(kept({ column: 'from', is: 'between', from: '2026-05', to: '' })).toBe('bd')
  expect(kept({ column: 'seats', is: 'empty' })).toBe('c')
  expect(kept({ column: 'status', is: 'filled' }, { column: 'seats', is: 'between', from: '10', to: '' })).toBe('bd')
})

test('[FILTER1] a filter that asks for nothing yet keeps every row', () => {
  const idle: readonly Filter[] = [
    { column: 'status', is: 'any-of', values: [] },
    { column: 'name', is: 'contains', words: ' ' },
    { column: 'seats', is: 'between', from: '', to: '' },
  ]
  expect(idle.some(asks)).toBe(false)
  expect(kept(...idle)).toBe('abcd')
})
