import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign, process, type Row, type Snapshot } from '../index.ts'
import { clashesIn } from './index.ts'

const session = (id: string, startsOn: string, values: Row['values'] = {}): Row => ({
  id,
  values: { startsOn, ...values },
})
const block = (id: string, of: string, start: string, values: Row['values'] = {}): Row => ({
  id,
  values: { session: of, day: 1, start, duration: 60, ...values },
})
const design = (sessions: readonly Row[], blocks: readonly Row[]): Snapshot => ({
  open: ['core'],
  sections: {},
  tables: { session: sessions, block: blocks, venue: [{ id: 'v', values: { name: 'Mill' } }] },
})

test('[VIEW10] a person who leads two blocks at once, or a room taken twice, is told at both blocks', () => {
  const found = clashesIn(
    design(
      [session('s', '2027-03-01', { venue: 'v' })],
      [
        block('a', 's', '09:00', { lead: 'm1', room: 'Hall' }),
        block('b', 's', '09:30', { lead: 'm1', room: 'hall' }),
        block('c', 's', '10:30', { lead: 'm1', room: 'Hall' }),
      ],
    ),
  )
  expect(found.get('a')).toEqual([
    { is: 'person', of: 'member/m1', with: 'b' },
    { is: 'room', of: 'Mill hall', with: 'b' },
  ])
  expect(found.get('b')?.map((clash) => clash.with)).toEqual(['a', 'a'])
  expect(found.has('c')).toBe(false)
})

test('[VIEW10] people of two sessions that overlap are told; sessions that do not take place are not looked at', () => {
  const blocks = [block('a', 's', '09:00'), block('b', 't', '09:30')]
  const two = (status: string) => [
    session('s', '2027-03-01', { participants: ['p1', 'p2'] }),
    session('t', '2027-03-01', { participants: ['p2'], status }),
  ]
  expect(clashesIn(design(two('planned'), blocks)).get('b')).toEqual([
    { is: 'person', of: 'participant/p2', with: 'a' },
  ])
  expect(clashesIn(design(two('cancelled'), blocks)).size).toBe(0)
})

test('[VIEW10] nobody of the demo case is in two places at once', () => {
  const read = importDesign(process, demoCase)
  if (!read.ok) throw new Error('the demo case is read')
  expect((read.value.snapshot.tables['block'] ?? []).length).toBeGreaterThan(20)
  expect([...clashesIn(read.value.snapshot)]).toEqual([])
})
