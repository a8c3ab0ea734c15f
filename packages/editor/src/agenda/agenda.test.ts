import { process, type Row } from '@balcony/design'
import { expect, test } from 'vitest'
import {
  besideEdits,
  clock,
  daysOf,
  interpreted,
  isAgenda,
  moveEdits,
  settle,
  shortenEdits,
  spentOn,
  stepMove,
} from './agenda.ts'

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

const with_ = (row: Row, values: Row['values']): Row => ({ ...row, values: { ...row.values, ...values } })
const [a, b, c] = rows as [Row, Row, Row]

test('[AGENDA5] a block with a fixed start waits for it, and says when what stands before runs into it', () => {
  const [early] = daysOf([a, with_(b, { fixed: true, start: '10:00' }), c], 1, '09:00')
  expect(early?.blocks.map(({ start, waits, late }) => [clock(start), waits, late])).toEqual([
    ['09:00', 0, 0],
    ['10:00', 30, 0],
    ['11:15', 0, 0],
  ])
  expect(early?.filled).toBe(120)
  const [late] = daysOf([with_(a, { duration: 90 }), with_(b, { fixed: true, start: '10:00' })], 1, '09:00')
  expect(late?.blocks[1]).toMatchObject({ start: 600, late: 30 })
})

test('[AGENDA6] blocks beside another start with it; the longest of them counts; what stands beside a block that is gone stands alone', () => {
  const [day] = daysOf([a, with_(b, { beside: 'a' }), c], 1, '09:00')
  expect(day?.blocks.map(({ id, beside }) => [id, beside.map((each) => each.id)])).toEqual([
    ['a', ['b']],
    ['c', []],
  ])
  expect(clock(day?.blocks[1]?.start ?? 0)).toBe('10:15')
  const [alone] = daysOf([with_(b, { beside: 'gone' }), with_(c, { beside: 'c' })], 1, '09:00')
  expect(alone?.blocks.map(({ id }) => id)).toEqual(['b', 'c'])
  const [ring] = daysOf([with_(a, { beside: 'b' }), with_(b, { beside: 'a' })], 1, '09:00')
  expect(ring?.blocks.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('[AGENDA6] a block is put beside another with what stood beside it, in six rooms at most; moved by itself it stands alone again', () => {
  const [day] = daysOf([a, b, with_(c, { beside: 'b' })], 1, '09:00')
  if (!day) throw new Error('no day')
  expect(besideEdits('block', day, 'b', 'a')).toEqual([
    { do: 'set', address: 'block/b/beside', value: 'a' },
    { do: 'set', address: 'block/c/beside', value: 'a' },
  ])
  const many = Array.from({ length: 5 }, (_, index) => with_(block(`x${index}`, 1, 10, '09:00'), { beside: 'a' }))
  const [full] = daysOf([a, ...many, b], 1, '09:00')
  if (!full) throw new Error('no day')
  expect(besideEdits('block', full, 'b', 'a')).toEqual([])
  expect(moveEdits('block', [a, with_(b, { beside: 'a' })], { id: 'b', day: 1, before: undefined })).toContainEqual({
    do: 'set',
    address: 'block/b/beside',
    value: undefined,
  })
  expect(moveEdits('block', [a, with_(b, { beside: 'a' }), c], { id: 'a', day: 2, before: undefined })).toEqual(
    expect.arrayContaining([
      { do: 'set', address: 'block/a/day', value: 2 },
      { do: 'set', address: 'block/b/day', value: 2 },
    ]),
  )
})

test('[AGENDA7] a day that is too long is shortened at its longest blocks, never below a quarter of an hour, never at fixed ones', () => {
  const [day] = daysOf([a, b, with_(c, { fixed: true, start: '10:45', duration: 200 })], 1, '09:00')
  if (!day) throw new Error('no day')
  expect(shortenEdits('block', day, 20)).toEqual([{ do: 'set', address: 'block/b/duration', value: 55 }])
  expect(shortenEdits('block', day, 999).map((edit) => 'value' in edit && edit.value)).toEqual([15, 15])
})

test('[AGENDA8] what is interpreted after each sentence needs half as much time again', () => {
  const spoken = { row: with_(a, { interpretation: 'consecutive' }), length: 30 }
  expect(interpreted(spoken)).toBe(45)
  expect(interpreted({ row: a, length: 30 })).toBeUndefined()
})

test('[AGENDA13] a day is told by kind of method, and together they are what is filled, rooms beside each other counted once', () => {
  const of = (id: string, duration: number, method: string, beside?: string): Row => ({
    id,
    values: { session: 's', day: 1, duration, start: '09:00', title: id, method, ...(beside ? { beside } : {}) },
  })
  const [day] = daysOf(
    [
      of('a', 30, 'input'),
      of('b', 60, 'uni_party_caucus'),
      of('c', 75, 'pairs', 'b'),
      of('d', 15, 'break'),
      of('e', 45, 'meal'),
    ],
    1,
    '09:00',
  )
  if (!day) throw new Error('no day')
  expect([...spentOn(day)]).toEqual([
    ['plenary', 30],
    ['caucus', 75],
    ['informal', 60],
  ])
  expect([...spentOn(day).values()].reduce((sum, each) => sum + each, 0)).toBe(day.filled)
})
