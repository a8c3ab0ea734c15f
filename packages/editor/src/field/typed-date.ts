import { ok, type Result, refuse } from '@balcony/base'
import type { Value } from '@balcony/design'
import { latin } from './typed.ts'

type Precision = 'day' | 'month' | 'any'

/** `2026-04-14`, `14/4/2026`, `14 April 2026`, `April 14, 2026`, `April 2026`, `4/2026`, `2026`; months by their names in the locale too. */
export function readDate(text: string, precision: Precision, locale: string): Result<Value | undefined> {
  const parts = partsOf(latin(text).trim(), locale)
  if (!parts) return refuse('invalid', expected[precision])
  const { year, month, day } = parts
  if (day !== undefined && month !== undefined) {
    if (day > daysIn(year, month)) return refuse('invalid', `That month has ${daysIn(year, month)} days.`)
    return ok(precision === 'month' ? said(year, month) : said(year, month, day))
  }
  if (precision === 'day') return refuse('invalid', expected.day)
  if (month !== undefined) return ok(said(year, month))
  return precision === 'any' ? ok(said(year)) : refuse('invalid', expected.month)
}

const expected: Readonly<Record<Precision, string>> = {
  day: 'Type a day, for example 14 April 2026 or 2026-04-14.',
  month: 'Type a month, for example April 2026 or 2026-04.',
  any: 'Type a day, a month or a year, for example 14 April 2026, April 2026 or 2026.',
}

interface Parts {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

function partsOf(text: string, locale: string): Parts | undefined {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  if (iso) return checked(iso[1], iso[2], iso[3])
  const yearFirst = /^(\d{4})[./](\d{1,2})[./](\d{1,2})$/.exec(text)
  if (yearFirst) return checked(yearFirst[1], yearFirst[2], yearFirst[3])
  const figures = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(text)
  if (figures) return checked(figures[3], ...ordered(figures[1], figures[2], locale))
  const monthYear = /^(\d{1,2})[./\s-](\d{4})$/.exec(text)
  if (monthYear) return checked(monthYear[2], monthYear[1])
  const word = /[\p{L}\p{M}]{3,}/u.exec(text)?.[0]
  const month = word && monthOf(word, locale)
  const year = /\d{4}/.exec(text)?.[0]
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0]
  return month && year ? checked(year, String(month), day) : undefined
}

function checked(year: string | undefined, month?: string, day?: string): Parts | undefined {
  const [y, m, d] = [year, month, day].map((part) => (part === undefined ? undefined : Number(part)))
  if (y === undefined || (m !== undefined && (m < 1 || m > 12)) || (d !== undefined && (d < 1 || d > 31)))
    return undefined
  return { year: y, ...(m === undefined ? {} : { month: m }), ...(d === undefined ? {} : { day: d }) }
}

/** Month and day in that order, from how the locale writes them */
function ordered(first = '', second = '', locale: string): [string, string] {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(new Date(2026, 0, 25)).map((part) => part.type)
  const monthFirst = parts.indexOf('month') < parts.indexOf('day')
  return monthFirst && Number(first) <= 12 ? [first, second] : [second, first]
}

function monthOf(word: string, locale: string): number | undefined {
  const wanted = word.toLocaleLowerCase(locale)
  for (const language of [locale, 'en']) {
    for (let month = 1; month <= 12; month += 1) {
      const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC', calendar: 'gregory' })
        .format(Date.UTC(2026, month - 1, 1))
        .toLocaleLowerCase(locale)
      if (name.startsWith(wanted) || (wanted.length > 3 && wanted.startsWith(name))) return month
    }
  }
  return undefined
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function said(year: number, month?: number, day?: number): string {
  return [String(year).padStart(4, '0'), month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
