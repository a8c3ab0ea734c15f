import { expect, test } from 'vitest'
import { isDark, languageFor, readPreferences } from './preferences.ts'

test('[WEB4] language and theme are the person’s choice; without one the page follows the browser and the system', () => {
  expect(languageFor({ theme: 'system', language: 'ar' }, ['en-GB'])).toBe('ar')
  expect(languageFor({ theme: 'system' }, ['fr-FR', 'ar-LB', 'en'])).toBe('ar')
  expect(languageFor({ theme: 'system' }, ['fr-FR'])).toBe('en')
  expect([isDark('system', true), isDark('system', false), isDark('light', true), isDark('dark', false)]).toEqual([
    true,
    false,
    false,
    true,
  ])
})

test('[WEB4] what is kept on the device is read with care: unknown or broken entries fall back to the defaults', () => {
  expect(readPreferences('{"theme":"dark","language":"ar","panel":400,"folded":true}')).toEqual({
    theme: 'dark',
    language: 'ar',
    panel: 400,
    folded: true,
  })
  for (const broken of [
    null,
    '',
    '{',
    'null',
    '7',
    '"dark"',
    '{"theme":"pink","language":"xx","panel":9e9,"folded":"yes"}',
  ])
    expect(readPreferences(broken)).toEqual({ theme: 'system' })
})
