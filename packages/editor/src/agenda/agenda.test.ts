import { process, type Row } from '@balcony/design'
import { expect, test } from 'vitest'
import { clock, daysOf, isAgenda, moveEdits, settle, stepMove } from './agenda.ts'

const block = (id: string, day: number, duration: number, start: string): Row => ({
  id,
  values: { session: 's', day, duration, start, title: id, method: 'input' },
})
const rows = [
  block('a', 1, 30, '09:00'),
  block('b', 1, 75, '09:30'),
  block('c', 1, 15, '10:45'),
  block('d', 2, 60, '09:00'),
]

test('[AGENDA1] the description has a table of agenda blocks, and only one', () => {
  const found = Object.entries(process.tables).filter(([, table]) => isAgenda(table))
  expect(found.map(([name]) => name)).toEqual(['block'])
})

test('[AGENDA1] starts follow the lengths of the blocks before', () => {
  const [first] = daysOf([block('b', 1, 75, '09:30'), block('a', 1, 30, '09:00')], 1, '09:00')
  expect(first?.blocks.map((one) => clock(one.start))).toEqual(['09:00', '10:15'])
  expect(clock(first?.ends ?? 0)).toBe('10:45')
})

test('[AGENDA2] after a move the stored starts are made to say what is shown', () => {
  const [first] = daysOf([rows[1], rows[0], rows[2]] as Row[], 1, '09:00')
  if (!first) throw new Error('no day')
  expect(settle('block', first)).toEqual([
    { do: 'set', address: 'block/b/start', value: '09:00' },
    { do: 'set', address: 'block/a/start', value: '10:15' },
  ])
})

test('[AGENDA3] a block moves within its day and to another', () => {
  expect(moveEdits('block', rows, { id: 'c', day: 1, before: 'a' })).toEqual([
    { do: 'move', table: 'block', id: 'c', before: 'a' },
  ])
  expect(moveEdits('block', rows, { id: 'a', day: 2, before: undefined })).toEqual([
    { do: 'move', table: 'block', id: 'a', before: undefined },
    { do: 'set', address: 'block/a/day', value: 2 },
  ])
})

test('[AGENDA3] one step past the edge of a day is the day before or after', () => {
  const days = daysOf(rows, 2, '09:00')
  expect(stepMove(days, 'b', -1)).toEqual({ id: 'b', day: 1, before: 'a' })
  expect(stepMove(days, 'c', 1)).toEqual({ id: 'c', day: 2, before: 'd' })
  expect(stepMove(days, 'd', -1)).toEqual({ id: 'd', day: 1, before: undefined })
  expect(stepMove(days, 'a', -1)).toBeUndefined()
})

test('[AGENDA4] a wild number from another client makes no wild page', () => {
  expect(daysOf([block('x', 1e9, -5, 'noon')], 1, undefined)).toHaveLength(1)
})
