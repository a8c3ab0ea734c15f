import { expect, test } from 'vitest'
import { since } from './time.ts'

const now = Date.UTC(2026, 10, 24, 12)
const ago = (seconds: number, locale = 'en-GB') => since(now - seconds * 1000, now, locale)

test('[WEB7] near times are told as distance, far ones as a date, in the reader’s language and digits', () => {
  expect(ago(40)).toBe('now')
  expect(ago(120)).toBe('2 minutes ago')
  expect(ago(3 * 3600)).toBe('3 hours ago')
  expect(ago(26 * 3600)).toBe('yesterday')
  expect(ago(30 * 86_400)).toBe('25 October')
  expect(ago(400 * 86_400)).toBe('20 October 2025')
  expect(ago(180, 'ar-EG')).toContain('٣')
})

test('[WEB7] a clock that runs ahead of the server’s never tells of the future', () => {
  expect(ago(-90)).toBe('now')
})
