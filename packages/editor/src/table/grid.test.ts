import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Grid, inside, type Key, leaveEditing, press, type Span } from './grid.ts'

const span: Span = {
  rows: ['r1', 'r2', 'r3'],
  columns: ['name', 'kind', 'seats'],
  mayEdit: () => true,
  isTyped: (column) => column !== 'kind',
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

describe('keyboard grid', () => {
  test('[GRID1] arrows move one cell and stop at the edges', () => {
    expect(press(at('r1', 'name'), key('ArrowDown'), span)?.grid.at).toEqual({ row: 'r2', column: 'name' })
    expect(press(at('r1', 'name'), key('ArrowUp'), span)?.grid.at).toEqual({ row: 'r1', column: 'name' })
    expect(press(at('r1', 'name'), key('ArrowRight'), span)?.grid.at).toEqual({ row: 'r1', column: 'kind' })
  })

  test('[GRID1] arrows follow the direction of the writing', () => {
    expect(press(at('r1', 'name'), key('ArrowLeft'), { ...span, rtl: true })?.grid.at?.column).toBe('kind')
  })

  test('[GRID2] Enter and F2 edit what stands there; a letter replaces it', () => {
    expect(press(at('r1', 'name'), key('Enter'), span)?.grid.editing).toEqual({})
    expect(press(at('r1', 'name'), key('F2'), span)?.grid.editing).toEqual({})
    expect(press(at('r1', 'name'), key('س'), span)?.grid.editing).toEqual({ typed: 'س' })
    expect(press(at('r1', 'kind'), key('h'), span)?.grid.editing).toEqual({})
  })

  test('[GRID2] Esc stays on the cell, Enter goes down, Tab goes on', () => {
    const editing: Grid = { at: { row: 'r1', column: 'name' }, editing: {} }
    expect(leaveEditing(editing, 'here', span)).toEqual(at('r1', 'name'))
    expect(leaveEditing(editing, 'down', span)).toEqual(at('r2', 'name'))
    expect(leaveEditing(editing, 'next', span)).toEqual(at('r1', 'kind'))
  })

  test('[GRID3] Delete clears the cell', () => {
    expect(press(at('r2', 'seats'), key('Delete'), span)?.act).toEqual({
      do: 'clear',
      cell: { row: 'r2', column: 'seats' },
    })
  })

  test('[GRID4] Tab leaves the table at the end of a row, so that nobody is held in it', () => {
    expect(press(at('r1', 'name'), key('Tab'), span)?.grid.at?.column).toBe('kind')
    expect(press(at('r1', 'seats'), key('Tab'), span)).toBeUndefined()
    expect(press(at('r1', 'name'), key('Tab', { shift: true }), span)).toBeUndefined()
  })

  test('[GRID5] Alt Shift and an arrow move the row, Ctrl Enter opens it, Ctrl Alt M comments on the cell', () => {
    expect(press(at('r2', 'name'), key('ArrowUp', { alt: true, shift: true }), span)?.act).toEqual({
      do: 'move',
      row: 'r2',
      by: -1,
    })
    expect(press(at('r2', 'name'), key('Enter', { ctrl: true }), span)?.act).toEqual({ do: 'open', row: 'r2' })
    expect(press(at('r2', 'name'), key('m', { ctrl: true, alt: true }), span)?.act?.do).toBe('comment')
  })

  test('[GRID6] who may not write opens the record instead, and clears nothing', () => {
    const reader = { ...span, mayEdit: () => false }
    expect(press(at('r1', 'name'), key('Enter'), reader)?.act).toEqual({ do: 'open', row: 'r1' })
    expect(press(at('r1', 'name'), key('Delete'), reader)).toBeUndefined()
    expect(press(at('r1', 'name'), key('a'), reader)).toBeUndefined()
  })

  test('[GRID7] whatever is pressed, and whichever rows go, one is on a cell that exists (seed 20261124)', () => {
    const names = [
      'ArrowUp',
      'ArrowDown',
      'ArrowLeft',
      'ArrowRight',
      'Home',
      'End',
      'PageDown',
      'PageUp',
      'Tab',
      'Enter',
    ]
    const pressed = fc.record({
      key: fc.constantFrom(...names),
      ctrl: fc.boolean(),
      alt: fc.constant(false),
      shift: fc.boolean(),
    })
    const rows = fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'), { minLength: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(pressed, rows), { maxLength: 40 }), (steps) => {
        let grid = at('r1', 'name')
        for (const [one, left] of steps) {
          const here = { ...span, rows: left }
          grid = press(grid, one, here)?.grid ?? grid
          const cell = inside(grid.at, here)
          expect(left).toContain(cell?.row)
          expect(span.columns).toContain(cell?.column)
          grid = { at: cell, editing: undefined }
        }
      }),
      { seed: 20261124 },
    )
  })
})
