import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeCards, type Wanted } from './placement.ts'

test('[COMMENT2] cards stand beside their words and do not lie on each other', () => {
  const placed = placeCards(
    [
      { id: 'a', top: 0, height: 100 },
      { id: 'b', top: 20, height: 50 },
      { id: 'c', top: 400, height: 50 },
    ],
    10,
  )
  expect([...placed]).toEqual([
    ['a', 0],
    ['b', 110],
    ['c', 400],
  ])
})

test('[COMMENT2] the lifted card stands exactly beside its words, the others give way', () => {
  const placed = placeCards(
    [
      { id: 'a', top: 300, height: 100 },
      { id: 'b', top: 320, height: 50 },
    ],
    10,
    'b',
  )
  expect(placed.get('b')).toBe(320)
  expect(placed.get('a')).toBe(210)
})

test('[COMMENT2] no two cards ever overlap and none stands above the margin (seed 11)', () => {
  const card = fc.record({ top: fc.integer({ min: 0, max: 2000 }), height: fc.integer({ min: 40, max: 400 }) })
  fc.assert(
    fc.property(fc.array(card, { maxLength: 20 }), fc.nat(20), (all, lifted) => {
      const cards: Wanted[] = all.map((one, index) => ({ id: String(index), ...one }))
      const placed = placeCards(cards, 12, String(lifted))
      const stood = cards
        .map((one) => ({ top: placed.get(one.id) ?? Number.NaN, height: one.height }))
        .sort((left, right) => left.top - right.top)
      stood.forEach((one, index) => {
        const before = stood[index - 1]
        expect(one.top).toBeGreaterThanOrEqual(before ? before.top + before.height + 12 : 0)
      })
    }),
    { seed: 11 },
  )
})
