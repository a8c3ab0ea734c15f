import { expect, test } from 'vitest'
import { demoSnapshot } from '../testing/world.ts'
import { layRelations, partyBox } from './relation-layout.ts'

const demo = demoSnapshot()
const parties = (demo.tables['party'] ?? []).map(({ id, values }) => ({
  id,
  side: String(values['side']),
  power: Number(values['powerRank']),
}))
const ties = (demo.tables['relation'] ?? []).map(({ values }) => ({
  from: String(values['from']),
  to: String(values['to']),
}))
const crowd = Array.from({ length: 60 }, (_, at) => ({ id: `p${at}`, side: at % 2 ? 'a' : 'b', power: undefined }))

test('[RELATE1] no party lies on another, in the demo case and in a crowd, and the same records are drawn alike', () => {
  expect(parties.length).toBeGreaterThan(5)
  for (const [who, between] of [
    [parties, ties],
    [crowd, []],
  ] as const) {
    const { parties: placed, width, height } = layRelations(who, between)
    expect(layRelations(who, between).parties).toEqual(placed)
    for (const [at, one] of placed.entries()) {
      expect(one.x + partyBox.width).toBeLessThanOrEqual(width)
      expect(one.y + partyBox.height).toBeLessThanOrEqual(height)
      for (const other of placed.slice(at + 1))
        expect(
          Math.abs(one.x - other.x) >= partyBox.width || Math.abs(one.y - other.y) >= partyBox.height,
          `${one.id} and ${other.id}`,
        ).toBe(true)
    }
  }
})

test('[RELATE1] the most powerful stand above the weakest, and nobody is drawn from nothing', () => {
  const { parties: placed } = layRelations(parties, [...ties, { from: 'P1', to: 'gone' }, { from: 'P1', to: 'P1' }])
  const y = (id: string) => placed.find((each) => each.id === id)?.y ?? Number.NaN
  expect(y('P1')).toBeLessThan(y('P6'))
  expect(layRelations([], []).parties).toEqual([])
})
