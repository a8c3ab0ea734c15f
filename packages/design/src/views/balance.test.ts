import { expect, test } from 'vitest'
import type { Row, Snapshot } from '../index.ts'
import { balanceOf } from './index.ts'

const person = (id: string, values: Row['values']): Row => ({ id, values: { invitation: 'confirmed', ...values } })
const people = [
  person('a', { party: 'p1', gender: 'f', ageBand: '25-34', languages: ['ar', 'fr'], components: ['c1'] }),
  person('b', { party: 'p1', gender: 'm', ageBand: '55-64', languages: ['ar'], components: ['c1'] }),
  person('c', { party: 'p2', gender: 'm', languages: ['fr'] }),
  person('d', { party: 'p2', gender: 'f', displaced: true, invitation: 'shortlist' }),
  person('e', { party: 'p2', gender: 'f', invitation: 'declined' }),
]
const design = (aims: readonly Row[] = []): Snapshot => ({
  open: ['core'],
  sections: {},
  tables: {
    participant: people,
    aim: aims,
    session: [{ id: 's1', values: { participants: ['a', 'b', 'c'], component: 'c1' } }],
  },
})

test('[VIEW3] people are counted over all, a session, a component, or what a filter leaves; who said no is not counted', () => {
  const all = balanceOf(design(), { is: 'all' })
  expect(all.people).toBe(4)
  expect(all.by.party).toEqual([
    { of: 'p1', count: 2 },
    { of: 'p2', count: 2 },
  ])
  expect(all.by.age.map(({ of }) => of)).toEqual(['25-34', '55-64', ''])
  expect(all.by.language).toContainEqual({ of: 'ar', count: 2 })
  expect(all.by.displaced).toContainEqual({ of: 'yes', count: 1 })
  expect(balanceOf(design(), { is: 'session', id: 's1' }).people).toBe(3)
  expect(balanceOf(design(), { is: 'component', id: 'c1' }).people).toBe(2)
  expect(balanceOf(design(), { is: 'all' }, new Set(['a'])).people).toBe(1)
})

test('[VIEW4] an aim says how far it is, and who of those not yet in would bring it nearer, those who help most first', () => {
  const aims = [
    { id: 'w', values: { of: 'women', share: 60 } },
    { id: 'd', values: { of: 'displaced', seats: 1 } },
    { id: 'p', values: { of: 'party', party: 'p1', seats: 2 } },
    { id: 'x', values: { of: 'women', seats: 9, component: 'c9' } },
  ]
  const balance = balanceOf(design(aims), { is: 'session', id: 's1' })
  expect(balance.aims).toEqual([
    { id: 'w', of: 'women', about: undefined, wanted: 2, has: 1, wouldHelp: ['d'] },
    { id: 'd', of: 'displaced', about: undefined, wanted: 1, has: 0, wouldHelp: ['d'] },
    { id: 'p', of: 'party', about: 'p1', wanted: 2, has: 2, wouldHelp: [] },
  ])
})
