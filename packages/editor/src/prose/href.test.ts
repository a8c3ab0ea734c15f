import { expect, test } from 'vitest'
import { allowedHref } from './href.ts'

test('[PROSE7] only http, https and mailto are links', () => {
  expect(allowedHref('https://example.org/a b')).toBe('https://example.org/a%20b')
  expect(allowedHref('example.org')).toBe('https://example.org/')
  expect(allowedHref('nadia@example.org')).toBe('mailto:nadia@example.org')
  expect(allowedHref('mailto:nadia@example.org')).toBe('mailto:nadia@example.org')
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'file:///etc/passwd',
  '',
])('[PROSE7] %j is no link', (text) => {
  expect(allowedHref(text)).toBeUndefined()
})
