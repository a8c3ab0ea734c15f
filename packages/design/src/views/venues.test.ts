import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign, process, type Snapshot } from '../index.ts'
import { compareVenues } from './index.ts'

const demo = (): Snapshot => {
  const read = importDesign(process, demoCase)
  if (!read.ok) throw new Error('the demo case is read')
  return read.value.snapshot
}
const said = (venue: string, party: string, rating: string, more = {}) => ({
  id: `${venue}-${party}-${rating}`,
  values: { venue, party, rating, ...more },
})
const rated = (...acceptance: ReturnType<typeof said>[]): Snapshot => ({
  open: ['core'],
  sections: {},
  tables: {
    venue: [
      { id: 'v1', values: { name: 'Mill' } },
      { id: 'v2', values: { name: 'Quay' } },
    ],
    party: [
      { id: 'p1', values: {} },
      { id: 'p2', values: {} },
    ],
    acceptance,
  },
})

test('[VIEW1] one party’s "unacceptable" is the standing of the venue, whatever the others prefer', () => {
  const { venues, parties } = compareVenues(
    rated(said('v1', 'p1', 'preferred'), said('v1', 'p2', 'unacceptable'), said('v2', 'p1', 'preferred')),
  )
  expect(parties).toEqual(['p1', 'p2'])
  expect(venues.map(({ id, standing }) => [id, standing])).toEqual([
    ['v1', 'unacceptable'],
    ['v2', 'unknown'],
  ])
  expect(venues[1]?.says[1]).toMatchObject({ party: 'p2', rating: 'unknown', record: undefined })
})

test('[VIEW1] the last word of a party counts, with its day, and what is tolerated without an answer is open', () => {
  const { venues } = compareVenues(
    rated(
      said('v1', 'p1', 'unacceptable', { askedOn: '2027-01-02' }),
      said('v1', 'p1', 'tolerated', { askedOn: '2027-03-02' }),
    ),
  )
  expect(venues[0]?.says).toEqual([
    { party: 'p1', rating: 'tolerated', record: 'v1-p1-tolerated', askedOn: '2027-03-02', open: true },
  ])
})

test('[VIEW2] a venue is measured by what the sessions that are looked at need', () => {
  const all = compareVenues(demo())
  expect(all.venues.map(({ id }) => id)).toEqual(['V1', 'V2', 'V3'])
  expect(all.needs['plenarySeats']).toBeGreaterThan(10)
  const circle = demo().tables['session']?.find(({ values }) => values['venue'] === 'V3' && values['status'] !== 'held')
  const one = compareVenues(demo(), circle?.id)
  expect(one.needs['plenarySeats']).toBeLessThanOrEqual(all.needs['plenarySeats'] ?? 0)
  expect(one.venues.filter(({ sessions }) => sessions.length > 0).map(({ id }) => id)).toEqual(['V3'])
  expect(one.venues[0]?.has['plenarySeats']).toBe(24)
})
