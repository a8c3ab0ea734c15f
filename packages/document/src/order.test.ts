import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder, type Placed, placeAt, readMark } from './order.ts'

/** Orders as clients write them, honest and not. */
const strange = [
  '',
  '!!!',
  'a',
  'a00',
  'Zz',
  'A00000000000000000000000000',
  'A00000000000000000000000001',
  'zzzzzzzzzzzzzzzzzzzzzzzzzzz',
  'a\u{1f600}',
  'x'.repeat(5_000),
  7,
  null,
  {},
]
const order = fc.oneof(fc.constantFrom('a0', 'a1', 'a2', 'a0V', 'Zz', 'a1V'), fc.constantFrom(...strange))
const table = fc.array(order, { maxLength: 8 })

test('[ORDER1] a record comes to stand exactly where it was put, whatever orders other clients wrote (seed 1)', () => {
  fc.assert(
    fc.property(table, fc.nat(8), (orders, where) => {
      const rows = placed(orders)
      const index = Math.min(where, rows.length)
      const after = apply(rows, placeAt(rows, 'new', index))
      expect(after.map(({ id }) => id)).toEqual([
        ...rows.slice(0, index).map(({ id }) => id),
        'new',
        ...rows.slice(index).map(({ id }) => id),
      ])
    }),
    { seed: 1, numRuns: 2_000 },
  )
})

test('[ORDER2] where orders are honest and apart, nobody else is touched', () => {
  const rows = placed(['a0', 'a1', 'a2'])
  for (let index = 0; index <= 3; index += 1) expect([...placeAt(rows, 'new', index).keys()]).toEqual(['new'])
})

test('[ORDER3] thousands of records put at one place stay in order and their keys stay short', () => {
  let rows: readonly Placed[] = placed(['a0', 'a1'])
  for (let round = 0; round < 3_000; round += 1) rows = apply(rows, placeAt(rows, `n${round}`, 1))
  expect(rows.slice(1, -1).map(({ id }) => id)).toEqual(
    Array.from({ length: 3_000 }, (_, index) => `n${2_999 - index}`),
  )
  expect(Math.max(...rows.map((row) => row.order.length))).toBeLessThanOrEqual(1_000)
})

function placed(orders: readonly unknown[]): readonly Placed[] {
  return orders.map((each, index) => ({ id: `r${index}`, order: readMark({ order: each })?.order ?? '' })).sort(inOrder)
}

function apply(rows: readonly Placed[], orders: ReadonlyMap<string, string>): readonly Placed[] {
  const ids = new Set([...rows.map(({ id }) => id), ...orders.keys()])
  const before = new Map(rows.map((row) => [row.id, row.order]))
  return Array.from(ids, (id) => ({
    id,
    order: readMark({ order: orders.get(id) ?? before.get(id) })?.order ?? '',
  })).sort(inOrder)
}
