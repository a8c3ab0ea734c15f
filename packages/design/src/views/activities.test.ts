import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign, process, type Row, type Snapshot } from '../index.ts'
import { type ActivityMap, activityMap, type Bar, barHeight, drawMap, laterByMonths } from './index.ts'

const demo = (): Snapshot => {
  const read = importDesign(process, demoCase)
  if (!read.ok) throw new Error('the demo case is read')
  return read.value.snapshot
}
const design = (tables: Readonly<Record<string, readonly Row[]>>): Snapshot => ({
  open: ['core'],
  sections: {},
  tables,
})
const activity = (id: string, values: Row['values']): Row => ({ id, values: { title: id, track: 'II', ...values } })
const paper = (map: ActivityMap, today: number, width = 900) =>
  drawMap(map, {
    width,
    measure: (text) => text.length * 7,
    lanes: ['I', 'I.5', 'II', 'III', ''].map((key) => ({ key, holds: (effort) => effort.track === key })),
    today,
  })

test('[VIEW5] past, running and planned efforts of all stand beside our own components', () => {
  const map = activityMap(demo(), '2027-02-12')
  expect(map.efforts.find(({ address }) => address === 'activity/A1')).toMatchObject({ phase: 'past', ours: false })
  expect(map.efforts.find(({ address }) => address === 'activity/A7')).toMatchObject({
    phase: 'running',
    ongoing: true,
  })
  expect(map.efforts.find(({ address }) => address === 'component/C1')).toMatchObject({
    phase: 'planned',
    ours: true,
    track: 'II',
  })
  expect(map.undated).toEqual([])
})

test('[VIEW6] white space is proposed until somebody writes it down as a gap', () => {
  const tables = {
    party: [
      { id: 'p1', values: {} },
      { id: 'p2', values: {} },
    ],
    activity: [
      activity('a', { from: '2020', to: '2021', partiesReached: ['p1'] }),
      activity('b', { from: '2023', to: 'ongoing', partiesReached: ['p1'], rpp: 'key_people/individual' }),
    ],
  }
  const { proposals } = activityMap(design(tables), '2026-11-26')
  expect(proposals).toContainEqual({ is: 'time', track: 'II', from: 18_993, to: 19_357 })
  expect(proposals).toContainEqual({ is: 'party', party: 'p2' })
  expect(proposals.filter(({ is }) => is === 'level')).toHaveLength(3)
  const gap = [
    { id: 'g1', values: { text: 'Nobody', track: 'II', from: '2022', to: '2022' } },
    { id: 'g2', values: { text: 'Nobody', parties: ['p2'] } },
  ]
  const confirmed = activityMap(design({ ...tables, gap }), '2026-11-26').proposals
  expect(confirmed.filter(({ is }) => is !== 'level')).toEqual([])
})

test('[VIEW7] an effort of others on the same people at the same time is an overlap until it is said how it is coordinated', () => {
  const tables = {
    party: [{ id: 'p1', values: {} }],
    participant: [{ id: 'x', values: { party: 'p1', components: ['c1'] } }],
    component: [{ id: 'c1', values: { title: 'Ours', from: '2027-03', to: '2027-06' } }],
    activity: [activity('a', { from: '2027-05-01', to: '2027-08-01', partiesReached: ['p1'] })],
  }
  expect(activityMap(design(tables), '2027-01-01').overlaps).toEqual([
    { ours: 'component/c1', theirs: 'activity/a', parties: ['p1'] },
  ])
  const arranged = { ...tables, arrangement: [{ id: 'r', values: { withActivity: 'a' } }] }
  const joint = {
    ...arranged,
    activity: [activity('a', { ...tables.activity[0]?.values, coordination: 'joint_planning' })],
  }
  expect(activityMap(design(joint), '2027-01-01').overlaps).toEqual([])
})

/** What a bar and its label take of the line. */
function reach({ x, width, label, of }: Bar) {
  const words = of.title.length * 7
  return { start: label === 'before' ? x - words : x, end: x + width + (label === 'behind' ? words : 0) }
}

test('[VIEW8] whatever the dates, no bar or label lies on another, and all lie on the paper (seed 7)', () => {
  const dated = fc.record({
    from: fc.date({ min: new Date('2019-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
    days: fc.integer({ min: 0, max: 1500 }),
    title: fc.string({ minLength: 1, maxLength: 40 }),
    track: fc.constantFrom('I', 'I.5', 'II', 'III'),
  })
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 40 }), fc.integer({ min: 300, max: 1600 }), (efforts, width) => {
      const rows = efforts.map(({ from, days, title, track }, index) =>
        activity(`a${index}`, {
          title,
          track,
          from: from.toISOString().slice(0, 10),
          to: new Date(from.getTime() + days * 86_400_000).toISOString().slice(0, 10),
        }),
      )
      const drawing = paper(activityMap(design({ activity: rows }), '2026-11-26'), 20_783, width)
      for (const lane of drawing.lanes) {
        for (const [index, bar] of lane.bars.entries()) {
          expect(bar.y).toBeGreaterThanOrEqual(lane.y)
          expect(bar.y + barHeight).toBeLessThanOrEqual(lane.y + lane.height)
          for (const other of lane.bars.slice(index + 1)) {
            const [one, two] = [reach(bar), reach(other)]
            expect(other.y !== bar.y || one.end <= two.start || two.end <= one.start).toBe(true)
          }
        }
      }
      expect(drawing.today).toBeGreaterThan(0)
      expect(drawing.today).toBeLessThan(width)
    }),
    { seed: 7, numRuns: 60 },
  )
})

test('[VIEW9] a date moves by months and keeps how exact it is', () => {
  expect(laterByMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(laterByMonths('2027-01', -1)).toBe('2026-12')
  expect(laterByMonths('2027', 1)).toBe('2027-02')
})
