import type { Field, Row } from '@balcony/design'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '../table/columns.ts'
import type { Grid, Key, Span } from '../table/grid.ts'
import { blockOf, clear, fill, fillDown } from './block.ts'
import { pressChoosing } from './choosing.ts'

const span: Span = {
  rows: ['r1', 'r2', 'r3', 'r4'],
  columns: ['name', 'kind', 'seats'],
  mayEdit: () => true,
  isTyped: () => true,
  rtl: false,
}
const key = (name: string, held: Partial<Key> = {}): Key => ({
  key: name,
  ctrl: false,
  alt: false,
  shift: false,
  ...held,
})
const at = (row: string, column: string): Grid => ({ at: { row, column }, editing: undefined })
const block = (grid: Grid | undefined) => grid && blockOf(grid, span)

test('[CHOOSE1] Shift and arrows choose a block, in the direction of the writing; with Ctrl to the edge', () => {
  const one = pressChoosing(at('r2', 'kind'), key('ArrowDown', { shift: true }), span)
  expect(block(one?.grid)).toEqual({ top: 1, bottom: 2, start: 1, end: 1 })
  const two = one && pressChoosing(one.grid, key('ArrowRight', { shift: true }), span)
  expect(block(two?.grid)).toEqual({ top: 1, bottom: 2, start: 1, end: 2 })
  const mirrored = pressChoosing(at('r2', 'kind'), key('ArrowLeft', { shift: true }), { ...span, rtl: true })
  expect(block(mirrored?.grid)).toEqual({ top: 1, bottom: 1, start: 1, end: 2 })
  const all = pressChoosing(at('r2', 'kind'), key('ArrowUp', { shift: true, ctrl: true }), span)
  expect(block(all?.grid)).toEqual({ top: 0, bottom: 1, start: 1, end: 1 })
})

test('[CHOOSE1] Ctrl A chooses everything, Shift Space the row, Ctrl Space the column', () => {
  const chosen = (pressed: Key) => block(pressChoosing(at('r2', 'kind'), pressed, span)?.grid)
  expect(chosen(key('a', { ctrl: true }))).toEqual({ top: 0, bottom: 3, start: 0, end: 2 })
  expect(chosen(key(' ', { shift: true }))).toEqual({ top: 1, bottom: 1, start: 0, end: 2 })
  expect(chosen(key(' ', { ctrl: true }))).toEqual({ top: 0, bottom: 3, start: 1, end: 1 })
})

test('[CHOOSE2] Escape lets go of the chosen cells first and stays on the cell', () => {
  const chosen: Grid = { ...at('r1', 'name'), from: { row: 'r3', column: 'kind' } }
  expect(pressChoosing(chosen, key('Escape'), span)?.grid).toEqual(at('r1', 'name'))
  expect(pressChoosing(at('r1', 'name'), key('Escape'), span)).toBeUndefined()
})

test('[CHOOSE1] whatever is pressed, the chosen block lies within the table (fast-check, seed 6)', () => {
  const names = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'a', ' ', 'd']
  const pressed = fc.record({
    key: fc.constantFrom(...names),
    ctrl: fc.boolean(),
    shift: fc.boolean(),
    alt: fc.constant(false),
  })
  fc.assert(
    fc.property(fc.array(pressed, { maxLength: 20 }), (keys) => {
      let grid: Grid = at('r1', 'name')
      for (const one of keys) grid = pressChoosing(grid, one, span)?.grid ?? grid
      const found = block(grid)
      expect(found).toBeDefined()
      if (!found) return
      expect(found.top).toBeGreaterThanOrEqual(0)
      expect(found.bottom).toBeLessThan(4)
      expect(found.start).toBeLessThanOrEqual(found.end)
      expect(found.end).toBeLessThan(3)
    }),
    { seed: 6 },
  )
})

const columns: readonly Column[] = [
  { name: 'name', width: 9, field: { kind: 'text', size: 'line', label: 'Name', level: 'team', path: '' } },
  { name: 'seats', width: 9, field: { kind: 'number', label: 'Seats', level: 'team', path: '' } as Field },
]
const rowsOf = (seats: readonly (number | undefined)[]): readonly Row[] =>
  seats.map((one, index) => ({ id: `r${index}`, values: one === undefined ? {} : { seats: one } }))

test('[FILL1] filling down copies the first row into the rest; from one row, the row above comes down', () => {
  const shown = { table: 'venue', columns, rows: rowsOf([5, 6, 7]) }
  expect(fillDown(shown, { top: 0, bottom: 2, start: 1, end: 1 })).toEqual([
    { do: 'set', address: 'venue/r1/seats', value: 5 },
    { do: 'set', address: 'venue/r2/seats', value: 5 },
  ])
  expect(fillDown(shown, { top: 1, bottom: 1, start: 1, end: 1 })).toEqual([
    { do: 'set', address: 'venue/r1/seats', value: 5 },
  ])
  expect(fillDown(shown, { top: 0, bottom: 0, start: 1, end: 1 })).toEqual([])
})

test('[FILL1] after a fill every row of the target holds the source repeated (fast-check, seed 7)', () => {
  const seats = fc.array(fc.option(fc.integer(), { nil: undefined }), { minLength: 3, maxLength: 9 })
  fc.assert(
    fc.property(seats, fc.nat(), fc.nat(), (given, a, b) => {
      const rows = rowsOf(given)
      const top = a % given.length
      const bottom = top + (b % (given.length - top))
      const edits = fill(
        { table: 'venue', columns, rows },
        { top, bottom, start: 1, end: 1 },
        { top: 0, bottom: given.length - 1, start: 1, end: 1 },
      )
      const after = new Map(rows.map((row) => [`venue/${row.id}/seats`, row.values['seats']]))
      for (const edit of edits) if (edit.do === 'set') after.set(edit.address, edit.value)
      const tall = bottom - top + 1
      for (let row = 0; row < given.length; row += 1)
        expect(after.get(`venue/r${row}/seats`)).toBe(given[top + ((((row - top) % tall) + tall) % tall)])
    }),
    { seed: 7 },
  )
})

test('[CHOOSE3] clearing a block empties what holds something and touches nothing else', () => {
  const rows: readonly Row[] = [
    { id: 'r0', values: { name: 'Lakeside' } },
    { id: 'r1', values: { seats: 4 } },
  ]
  expect(clear({ table: 'venue', columns, rows }, { top: 0, bottom: 1, start: 0, end: 1 })).toEqual([
    { do: 'write', address: 'venue/r0/name', text: '' },
    { do: 'set', address: 'venue/r1/seats', value: undefined },
  ])
})
