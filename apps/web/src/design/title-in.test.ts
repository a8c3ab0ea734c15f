import { expect, test } from 'vitest'
import { titleIn } from './title-in.ts'

test('[WEB4] the title of a design is in the reader’s language where it was written, else in its own, else in any', () => {
  const titles = { en: 'River talks', ar: 'محادثات النهر', fr: ' ' }
  expect(titleIn(titles, ['ar', 'en'])).toBe('محادثات النهر')
  expect(titleIn(titles, ['fr', 'en'])).toBe('River talks')
  expect(titleIn(titles, ['de'])).toBe('River talks')
  expect(titleIn({}, ['en'])).toBeUndefined()
  expect(titleIn(undefined, ['en'])).toBeUndefined()
})
