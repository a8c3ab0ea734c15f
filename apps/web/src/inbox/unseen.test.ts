import type { Thread } from '@balcony/design'
import { expect, test } from 'vitest'
import { unseen } from './unseen.ts'

const thread = (id: string, ...remarks: readonly [by: string, at: number, removedAt?: number][]): Thread => ({
  ...{ id, design: 'rivers', anchor: { on: 'place', address: 'venues' }, state: 'fresh', level: 'team' },
  status: { is: 'open' },
  remarks: remarks.map(([by, at, removedAt], index) => ({
    ...{ id: `${id}-${index}`, by, at, text: 'Which one?' },
    ...(removedAt !== undefined && { removedAt }),
  })),
})

test('[HOME8] a conversation is new while others said something in it that one has not seen, since one came in', () => {
  const threads = [
    thread('before', ['ben', 90]),
    thread('own', ['ana', 120]),
    thread('seen', ['ben', 120]),
    thread('taken-back', ['ben', 120, 125]),
    thread('answered', ['ana', 110], ['ben', 140]),
    thread('new', ['ben', 120]),
    thread('next-year-in-a-file', ['ben', 40_000_000]),
  ]
  const marks = { seen: { seen: 130, answered: 130 }, since: { rivers: 100 } }
  expect(unseen(threads, marks, 'ana', 200)).toEqual(['answered', 'new'])
  // Of a design that one is no member of nothing is new.
  expect(unseen(threads, { ...marks, since: {} }, 'ana', 200)).toEqual([])
})
