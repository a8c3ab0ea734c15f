import { expect, test } from 'vitest'
import { daysOf } from '../agenda/agenda.ts'
import { conditionsIn, isOn, runOf, shifted, shiftTo } from './run-sheet.ts'
import { veiling } from './veil.ts'

const block = (id: string, day: number, duration: number, more = {}) => ({
  id,
  values: { day, duration, title: id, ...more },
})
const days = daysOf(
  [
    block('tea', 1, 30),
    block('talk', 1, 90),
    block('second room', 1, 60, { beside: 'talk' }),
    block('supper', 1, 60, { fixed: true, start: '23:30' }),
    block('end', 2, 60),
  ],
  2,
  '09:00',
)
const at = (date: string, hours: number, minutes = 0) => {
  const run = runOf(days, '2027-03-23', { date, minutes: hours * 60 + minutes })
  const ids = (all: typeof run.now) => all.map((each) => each.block.id)
  return { ...run, now: ids(run.now), next: ids(run.next) }
}

test('[RUN1] the clock finds what is now, in every room, what is next, and the day of the session', () => {
  expect(at('2027-03-22', 9)).toMatchObject({ stands: 'before', day: 1, now: [], next: ['tea'], left: 1440 })
  expect(at('2027-03-23', 9, 29)).toMatchObject({ stands: 'on', now: ['tea'], next: ['talk', 'second room'], left: 1 })
  expect(at('2027-03-23', 9, 30)).toMatchObject({ now: ['talk', 'second room'], next: ['supper'], left: 60 })
  expect(at('2027-03-23', 12)).toMatchObject({ stands: 'between', now: [], next: ['supper'], left: 690 })
  expect(at('2027-03-24', 9)).toMatchObject({ stands: 'on', day: 2, now: ['end'], next: [] })
  expect(at('2027-03-24', 10)).toMatchObject({ stands: 'over', day: 2, now: [], left: undefined })
})

test('[RUN1] a day that runs past midnight goes on; a session without a day is not followed', () => {
  expect(at('2027-03-24', 0, 10)).toMatchObject({ stands: 'on', day: 1, now: ['supper'], left: 20 })
  expect(runOf(days, undefined, { date: '2027-03-23', minutes: 600 }).stands).toBe('undated')
  expect(runOf([], '2027-03-23', { date: '2027-03-23', minutes: 600 }).stands).toBe('undated')
})

test('[RUN1] a session is of today on each of its days, unless it was called off', () => {
  const session = { startsOn: '2027-03-23', days: 3, status: 'planned' }
  expect(['22', '23', '25', '26'].map((day) => isOn(session, `2027-03-${day}`))).toEqual([false, true, true, false])
  expect(isOn({ ...session, status: 'cancelled' }, '2027-03-23')).toBe(false)
})

test('[RUN2] whoever is named in a note stands there with a code, in Arabic with what is joined to the name too', () => {
  const veil = veiling([
    { name: 'Ilvane Dorsk', instead: 'O1' },
    { name: 'سامر الخطيب', instead: 'T1' },
  ])
  expect(veil('Ask ILVANE dorsk first; Dorsk knows. Dorsking is no name.')).toBe(
    'Ask O1 first; O1 knows. Dorsking is no name.',
  )
  expect(veil('قل لسامر الخطيب وسامر')).not.toContain('سامر')
})

test('[RUN3] conditions are read one by one', () => {
  expect(conditionsIn('Permits are in hand. No shooting within 20 km.')).toHaveLength(2)
  expect(conditionsIn('- one\n- two\n')).toEqual(['one', 'two'])
  expect(conditionsIn(undefined)).toEqual([])
})

test('[RUN4] the clock is shifted over midnight and back, so that a block begins now', () => {
  const wall = { date: '2027-03-24', minutes: 10 }
  expect(shifted(wall, -20)).toEqual({ date: '2027-03-23', minutes: 1430 })
  expect(shifted(wall, 2 * 1440)).toEqual({ date: '2027-03-26', minutes: 10 })
  const [first, second] = days
  for (const day of [first, second])
    for (const block of day?.blocks ?? []) {
      const shift = shiftTo({ day: day?.day ?? 0, block }, '2027-03-23', wall)
      const { now } = runOf(days, '2027-03-23', shifted(wall, shift))
      expect(now.map((each) => each.block.id)).toContain(block.id)
    }
  expect(days.flatMap(({ blocks }) => blocks).length).toBeGreaterThan(2)
})
