import { process } from '@balcony/design'
import { expect, test } from 'vitest'
import { boardField, nextList } from './board.ts'

test('[BOARD1] tables with a status, an invitation or the like have a board by it, others have none', () => {
  const boards = Object.entries(process.tables).map(([name, table]) => [name, boardField(table)?.name] as const)
  expect(boards.filter(([, field]) => field !== undefined).length).toBeGreaterThan(5)
  const by = new Map(boards)
  expect(by.get('participant')).toBe('invitation')
  expect(by.get('session')).toBe('status')
  expect(by.get('venue')).toBeUndefined()
})

test('[BOARD1] a card goes to the list beside its own and stops at the ends', () => {
  const lists = ['', 'invited', 'accepted']
  expect(nextList(lists, 'invited', 1)).toBe('accepted')
  expect(nextList(lists, 'invited', -1)).toBe('')
  expect(nextList(lists, 'accepted', 1)).toBeUndefined()
  expect(nextList(lists, 'unknown', 1)).toBeUndefined()
})
