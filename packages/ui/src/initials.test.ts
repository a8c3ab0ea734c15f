import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test('[UI4] initials are of the first and last word, in the script of the name', () => {
  expect(initials('Nadia Haddad')).toBe('NH')
  expect(initials('Dr Hana  Ito Sato')).toBe('DS')
  expect(initials('Михаил Орлов')).toBe('МО')
  expect(initials('Heron')).toBe('H')
  expect(initials('élise')).toBe('É')
  expect(initials('  ')).toBe('?')
  expect(initials('12 %')).toBe('?')
})

test('[UI4] Arabic initials do not join, and the article is no initial', () => {
  expect(initials('ليلى فراهاني')).toBe('ل\u2009ف')
  expect(initials('نادية الحداد')).toBe('ن\u2009ح')
  expect(initials('Omar al-Haddad')).toBe('OH')
})
