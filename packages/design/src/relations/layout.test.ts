import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign, process } from '../index.ts'
import { layRelations, partyBox } from './layout.ts'
import { lengthWithin, placeWords, shared } from './lines.ts'

const read = importDesign(process, demoCase)
if (!read.ok) throw new Error('the demo case is read')
const demo = read.value.snapshot
const parties = (demo.tables['party'] ?? []).map(({ id, values }) => ({
  id,
  side: String(values['side']),
  power: Number(values['powerRank']),
}))
const ties = (demo.tables['relation'] ?? []).map(({ id, values }) => ({
  id,
  from: String(values['from']),
  to: String(values['to']),
}))
const crowd = Array.from({ length: 60 }, (_, at) => ({
  id: `p${at}`,
  side: at % 2 ? 'a' : 'b',
  power: at % 7 ? at % 7 : undefined,
}))
const web = crowd.map(({ id }, at) => ({ id: `t${at}`, from: id, to: `p${(at * 7 + 3) % 60}` }))

test('[RELATE1] no party lies on another, in the demo case and in a crowd, and the same records are drawn alike', () => {
  expect(parties.length).toBeGreaterThan(5)
  for (const wanted of [640, 960, 1200])
    for (const [who, between] of [
      [parties, ties],
      [crowd, web],
    ] as const) {
      const { parties: placed, width, height } = layRelations(who, between, wanted)
      expect(layRelations(who, between, wanted).parties).toEqual(placed)
      expect(placed).toHaveLength(who.length)
      for (const [at, one] of placed.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(0)
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

test('[RELATE1] whoever has more power stands above, and nobody is drawn from nothing', () => {
  const odd = [...ties, { id: 'x', from: 'P1', to: 'gone' }, { id: 'y', from: 'P1', to: 'P1' }]
  for (const who of [parties, crowd]) {
    const { parties: placed, lines } = layRelations(who, odd, 960)
    expect(lines.map(({ id }) => id)).not.toContain('x')
    const y = (id: string) => placed.find((each) => each.id === id)?.y ?? Number.NaN
    for (const one of who)
      for (const other of who)
        if ((one.power ?? 3) > (other.power ?? 3))
          expect(y(one.id), `${one.id} and ${other.id}`).toBeLessThan(y(other.id))
  }
  expect(layRelations([], [], 960).parties).toEqual([])
})

test('[RELATE1] in the demo case no line runs behind a third party, and no word covers a party or another word', () => {
  for (const wanted of [640, 800, 960, 1120, 1200]) {
    const { parties: placed, lines } = layRelations(parties, ties, wanted)
    expect(lines).toHaveLength(ties.length)
    for (const line of lines) {
      const tie = ties.find(({ id }) => id === line.id)
      for (const box of placed)
        if (box.id !== tie?.from && box.id !== tie?.to)
          expect(lengthWithin(line, { ...box, ...partyBox }), `${line.id} behind ${box.id}, ${wanted} wide`).toBe(0)
    }
    const words = [...placeWords(lines, placed, () => 84)]
    expect(words).toHaveLength(ties.length)
    for (const [at, [id, word]] of words.entries()) {
      for (const box of placed)
        expect(shared(word, { ...box, ...partyBox }), `${id} on ${box.id}, ${wanted} wide`).toBe(0)
      for (const [, other] of words.slice(at + 1)) expect(shared(word, other), `${id}, ${wanted} wide`).toBe(0)
    }
  }
})

test('[RELATE1] several relations between the same two are several lines', () => {
  const twice = [
    { id: 'a', from: 'P1', to: 'P2' },
    { id: 'b', from: 'P2', to: 'P1' },
  ]
  const [one, other] = layRelations(parties, twice, 960).lines
  expect(one).toBeDefined()
  expect(Math.hypot((one?.from.x ?? 0) - (other?.to.x ?? 0), (one?.from.y ?? 0) - (other?.to.y ?? 0))).toBeGreaterThan(
    12,
  )
})
