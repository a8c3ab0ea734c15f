import type { Thread } from '@balcony/design'
import { expect, test } from 'vitest'
import { filtered, type threadFilters } from './filters.ts'

const thread = (id: string, more: Partial<Thread> = {}): Thread => ({
  id,
  design: 'd',
  anchor: { on: 'place', address: 'venues' },
  state: 'fresh',
  level: 'team',
  status: { is: 'open' },
  remarks: [{ id: `${id}-1`, by: 'henrik', at: 1, text: 'x' }],
  ...more,
})

const resolved = { is: 'resolved', by: 'henrik', at: 2 } as const
const all = [
  thread('plain'),
  thread('written', { remarks: [{ id: 'w', by: 'nadia', at: 1, text: 'x' }] }),
  thread('named', { remarks: [{ id: 'n', by: 'henrik', at: 1, text: '@Nadia', mentions: ['nadia'] }] }),
  thread('given', { task: { to: 'nadia', by: 'henrik', at: 1 } }),
  thread('from outside', { level: 'partner', guest: { id: 'l', name: 'Rosa' } }),
  thread('on all of it', { anchor: { on: 'place', address: 'design' } }),
  thread('on its title', { anchor: { on: 'place', address: 'design/title' } }),
  thread('lost', { state: 'detached' }),
  thread('decided', { status: resolved, remarks: [{ id: 'd', by: 'henrik', at: 1, text: 'Yes.', act: 'decided' }] }),
  thread('settled', { status: resolved, task: { to: 'nadia', by: 'henrik', at: 1 } }),
]

test('[COMMENT6] every thread is in a view, and each view holds what it is named for', () => {
  const ids = (filter: (typeof threadFilters)[number]) => filtered(all, filter, 'nadia').map((each) => each.id)
  expect(ids('open')).toEqual([
    'plain',
    'written',
    'named',
    'given',
    'from outside',
    'on all of it',
    'on its title',
    'lost',
  ])
  expect(ids('mine')).toEqual(['written', 'named', 'given'])
  expect(ids('partners')).toEqual(['from outside'])
  expect(ids('whole')).toEqual(['on all of it'])
  expect(ids('assigned')).toEqual(['given'])
  expect(ids('detached')).toEqual(['lost'])
  expect(ids('decided')).toEqual(['decided'])
  expect(ids('resolved')).toEqual(['decided', 'settled'])
  expect(new Set([...ids('open'), ...ids('resolved')]).size).toBe(all.length)
})
