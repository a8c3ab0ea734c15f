import type { Field } from '@balcony/design'
import { expect, test } from 'vitest'
import { type Reader, readTyped } from './typed.ts'

const reader: Reader = { locale: 'en-GB', say: (words) => words, currencyAt: () => 'CHF' }
const field = (shape: object): Field => ({ label: 'x', level: 'team', path: '', ...shape }) as Field
const read = (shape: object, text: string, locale = 'en-GB') => {
  const done = readTyped(field(shape), text, { ...reader, locale })
  return done.ok ? done.value : 'refused'
}

test.each([
  ['1,200', 'en-GB', 1200],
  ['1.200', 'de-DE', 1200],
  ['1.5', 'en-GB', 1.5],
  ['1,5', 'de-DE', 1.5],
  ['1.234,56', 'en-GB', 1234.56],
  ['1 200', 'fr-FR', 1200],
  ['١٢٠٠', 'ar-EG', 1200],
  ['-3', 'en-GB', -3],
  ['many', 'en-GB', 'refused'],
  ['', 'en-GB', undefined],
])('[FIELD1] the number %j typed in %s reads %j', (text, locale, value) => {
  expect(read({ kind: 'number' }, text, locale)).toBe(value)
})

test.each([
  ['14 April 2026', 'day', '2026-04-14'],
  ['14/4/2026', 'day', '2026-04-14'],
  ['2026-04-14', 'day', '2026-04-14'],
  ['April 2026', 'month', '2026-04'],
  ['4/2026', 'any', '2026-04'],
  ['2026', 'any', '2026'],
  ['2026', 'day', 'refused'],
  ['31 June 2026', 'day', 'refused'],
  ['soon', 'any', 'refused'],
])('[FIELD1] the date %j to the %s reads %j', (text, precision, value) => {
  expect(read({ kind: 'date', precision }, text)).toBe(value)
})

test('[FIELD1] months are read in the reader’s language, and days in the order of the place', () => {
  expect(read({ kind: 'date', precision: 'day' }, '١٤ أبريل ٢٠٢٦', 'ar-EG')).toBe('2026-04-14')
  expect(read({ kind: 'date', precision: 'day' }, '4/14/2026', 'en-US')).toBe('2026-04-14')
  // Another order is not guessed at: beside it may stand 4/3, which would be read as the third of April.
  expect(read({ kind: 'date', precision: 'day' }, '4/14/2026', 'en-GB')).toBe('refused')
  expect(read({ kind: 'date', precision: 'day' }, '2026/4/14', 'en-GB')).toBe('2026-04-14')
})

test('[FIELD1] dates, times and figures are read as Arabic spreadsheets show them, with the unseen marks between', () => {
  const shown = new Intl.DateTimeFormat('ar-EG').format(new Date(2026, 3, 14))
  expect(shown).toContain('\u200f')
  expect(read({ kind: 'date', precision: 'day' }, shown, 'ar-EG')).toBe('2026-04-14')
  expect(read({ kind: 'time' }, '٩:٣٠ م', 'ar-EG')).toBe('21:30')
  expect(read({ kind: 'time' }, '٩:٣٠ ص', 'ar-EG')).toBe('09:30')
  expect(read({ kind: 'number' }, '\u200f١٬٢٠٠٫٥', 'ar-EG')).toBe(1200.5)
})

test('[FIELD1] a word of the field may stand for a date', () => {
  const ongoing = { kind: 'date', precision: 'any', words: [{ value: 'ongoing', label: 'Ongoing' }] }
  expect(read(ongoing, 'ongoing')).toBe('ongoing')
})

test.each([
  ['75', 75],
  ['75 min', 75],
  ['1 h 15', 75],
  ['1:15', 75],
  ['1.5 h', 90],
  ['2h', 120],
  ['a while', 'refused'],
])('[FIELD1] the length %j reads %j', (text, value) => {
  expect(read({ kind: 'duration' }, text)).toBe(value)
})

test.each([
  ['9', '09:00'],
  ['9.30', '09:30'],
  ['0930', '09:30'],
  ['9:30 pm', '21:30'],
  ['25:00', 'refused'],
])('[FIELD1] the time %j reads %j', (text, value) => {
  expect(read({ kind: 'time' }, text)).toBe(value)
})

test('[FIELD1] money takes the typed currency, else the one that stands at its address', () => {
  expect(read({ kind: 'money' }, '€ 31,400')).toEqual({ amount: 31400, currency: 'EUR' })
  expect(read({ kind: 'money' }, '900 usd')).toEqual({ amount: 900, currency: 'USD' })
  expect(read({ kind: 'money', currencyAt: 'budget/currency' }, '900')).toEqual({ amount: 900, currency: 'CHF' })
})

test('[FIELD1] an option is read by its label or the beginning of it', () => {
  const kind = {
    kind: 'choice',
    options: [
      { value: 'hotel', label: 'Hotel' },
      { value: 'online', label: 'Online' },
    ],
  }
  expect(read(kind, 'Hotel')).toBe('hotel')
  expect(read(kind, 'on')).toBe('online')
  expect(read(kind, 'castle')).toBe('refused')
})
