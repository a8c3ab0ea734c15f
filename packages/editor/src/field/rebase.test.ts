import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mapOffset, rebase } from './rebase.ts'

test('[FIELD2] what one typed is put onto what others wrote meanwhile', () => {
  expect(rebase('A house by the lake', 'A big house by the lake', 'A house by the cold lake')).toBe(
    'A big house by the cold lake',
  )
  expect(rebase('same', 'same', 'theirs')).toBe('theirs')
  expect(rebase('same', 'mine', 'same')).toBe('mine')
})

test('[FIELD2] nothing that others added is lost, wherever it stands (seed 5)', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '😀', ' '), maxLength: 12 })
  fc.assert(
    fc.property(words, words, words, (before, typed, after) => {
      const base = before + after
      const theirs = `${before}XYZ${after}`
      expect(rebase(base, `${before}${after}${typed}`, theirs)).toContain('XYZ')
      expect(rebase(base, `${typed}${before}${after}`, theirs).isWellFormed()).toBe(true)
    }),
    { seed: 5 },
  )
})

test('[FIELD2] a caret stays with its letter', () => {
  expect(mapOffset('one two', 'one big two', 7)).toBe(11)
  expect(mapOffset('one two', 'one big two', 3)).toBe(3)
})
