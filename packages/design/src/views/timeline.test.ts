import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign, process, type Snapshot } from '../index.ts'
import { dayOf, drawTimeline, movedByDays, slipping, timelineAfter, timelineOf } from './index.ts'

const demo = (): Snapshot => {
  const read = importDesign(process, demoCase)
  if (!read.ok) throw new Error('the demo case is read')
  return read.value.snapshot
}

test('[VIEW11] talks, sessions, media, follow-up, evaluation and days to respect stand on one timeline, each in its lane', () => {
  const { moments } = timelineOf(demo())
  const at = (address: string) => moments.find((moment) => moment.address === address)
  expect(at('calendar/CB4')?.lane).toBe('official')
  expect(at('session/S-PSW1')).toMatchObject({ lane: 'sessions', from: dayOf('2027-03-23'), to: dayOf('2027-03-25') })
  expect(at('component/C5')?.lane).toBe('media')
  expect(at('calendar/CB5')?.lane).toBe('days')
  expect(new Set(moments.map(({ lane }) => lane)).size).toBe(6)
})

test('[VIEW11] a session and a day that wounds somebody who comes point to each other', () => {
  const { moments } = timelineOf(demo())
  expect(moments.find(({ address }) => address === 'session/S-PSW2')?.touches).toContain('calendar/CB3')
  expect(moments.find(({ address }) => address === 'calendar/CB3')?.touches).toContain('session/S-PSW2')
  expect(moments.find(({ address }) => address === 'session/S-TR1')?.touches).toEqual([])
})

test('[VIEW12] when a session moves, what follows it slips, and what follows that', () => {
  const timeline = timelineOf(demo())
  const slips = slipping(timeline, 'session/S-PSW1')
  expect(slips).toContain('followup/FU3')
  expect(slips).not.toContain('session/S-PSW1')
  const circle = {
    ...timeline,
    follows: [
      { first: 'a', next: 'b' },
      { first: 'b', next: 'a' },
    ],
  }
  expect(slipping(circle, 'a')).toEqual(['b'])
  const moved = movedByDays(demo(), ['session/S-PSW1', 'followup/FU3'], 7)
  expect(moved).toContainEqual({ address: 'session/S-PSW1/startsOn', value: '2027-03-30' })
  expect(moved).toContainEqual({ address: 'followup/FU3/due', value: '2027-04-13' })
})

test('[VIEW12] before anything is written the timeline tells how it would be, and on which days it would fall', () => {
  const before = demo()
  const at = (address: string, days: number) =>
    timelineAfter(before, [address, 'followup/FU3'], days).moments.find((moment) => moment.address === address)
  const stands = timelineOf(before).moments.find(({ address }) => address === 'session/S-PSW2')
  expect(stands?.touches).toContain('calendar/CB3')
  const away = at('session/S-PSW2', 40)
  expect(away?.from).toBe((stands?.from ?? 0) + 40)
  expect(away?.touches).toEqual([])
  expect(at('session/S-PSW2', 0)).toEqual(stands)
  expect(before).toEqual(demo())
})

test('[VIEW11] months are named where there is room, and today stands among them', () => {
  const drawing = drawTimeline(timelineOf(demo()), {
    width: 800,
    measure: (text) => text.length * 7,
    today: dayOf('2027-02-12') ?? 0,
  })
  const named = drawing.months.filter(({ isLabelled }) => isLabelled)
  expect(named.length).toBeGreaterThan(3)
  for (const [index, { x }] of named.slice(1).entries()) expect(x - (named[index]?.x ?? 0)).toBeGreaterThan(40)
  expect(drawing.today).toBeGreaterThan(0)
  expect(drawing.lanes.map(({ key }) => key)).toEqual([
    'official',
    'sessions',
    'media',
    'follow-up',
    'evaluation',
    'days',
  ])
})
