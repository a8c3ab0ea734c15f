import { isId } from '@balcony/base'
import type { Field, FieldOf, Option } from '../describe.ts'
import { maxLineChars, maxMembers, maxTextChars } from '../limits.ts'
import { askUnknown, type PerKindUnknown } from './ask.ts'
import { isCurrency, isLanguage, isLink, isObject, isTime, precisionOf } from './patterns.ts'
import { wrongInProse } from './valid-prose.ts'

/** What a field expects, in words, when the value is not that; undefined when it is. */
export function expectation(field: Field, value: unknown): string | undefined {
  return askUnknown(valid, field, value)
}

const valid: PerKindUnknown<[], string | undefined> = {
  text: (field, value) => text(value, field.size === 'line' ? maxLineChars : maxTextChars),
  translations(_, value) {
    if (!isObject(value)) return 'texts by language'
    for (const [language, words] of Object.entries(value)) {
      if (!isLanguage(language)) return 'languages as BCP-47 tags, e.g. en or ar'
      const wrong = text(words, maxTextChars)
      if (wrong) return wrong
    }
    return undefined
  },
  prose: (_, value) => wrongInProse(value),
  number: (field, value) => number(value, field.from, field.to, field.whole ?? false),
  money(_, value) {
    if (!isObject(value) || !isAmount(value['amount'])) return 'an amount and its currency'
    return typeof value['currency'] === 'string' && isCurrency(value['currency'])
      ? undefined
      : 'a currency of three letters, e.g. EUR'
  },
  date(field, value) {
    if (typeof value !== 'string') return dates[field.precision]
    if (field.words?.some((word) => word.value === value)) return undefined
    const precision = precisionOf(value)
    if (precision === undefined) return dates[field.precision]
    return field.precision === 'any' || field.precision === precision ? undefined : dates[field.precision]
  },
  time: (_, value) => (typeof value === 'string' && isTime(value) ? undefined : 'a time from 00:00 to 23:59'),
  duration: (_, value) => number(value, 0, maxMinutes, true, 'minutes'),
  choice: (field, value) => (isOption(field.options, value) ? undefined : `one of ${said(field.options)}`),
  choices: (field, value) =>
    members(value, `any of ${said(field.options)}, each once`, (member) => isOption(field.options, member)),
  flag: (_, value) => (typeof value === 'boolean' ? undefined : 'yes or no'),
  scale: (field, value) => number(value, field.from, field.to, true),
  reference: (field, value) => (isRecord(field, value) ? undefined : 'the id of a record'),
  references: (field, value) => members(value, 'ids of records, each once', (member) => isRecord(field, member)),
  language: (_, value) =>
    typeof value === 'string' && isLanguage(value) ? undefined : 'a language as a BCP-47 tag, e.g. en or ar',
  languages: (_, value) =>
    members(
      value,
      'languages as BCP-47 tags, e.g. en or ar, each once',
      (member) => typeof member === 'string' && isLanguage(member),
    ),
  link: (_, value) =>
    typeof value === 'string' && isLink(value) ? undefined : 'an address that begins with http, https or mailto',
}

const dates: Readonly<Record<'day' | 'month' | 'any', string>> = {
  day: 'a day as YYYY-MM-DD',
  month: 'a month as YYYY-MM',
  any: 'a day, month, quarter or year as YYYY-MM-DD, YYYY-MM, YYYY-Q1 or YYYY',
}

/** A week: longer than any agenda block. */
const maxMinutes = 7 * 24 * 60

function text(value: unknown, limit: number): string | undefined {
  if (typeof value !== 'string') return 'text'
  return value.length <= limit ? undefined : `text of at most ${limit} characters; this has ${value.length}`
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function number(
  value: unknown,
  from: number | undefined,
  to: number | undefined,
  whole: boolean,
  unit = '',
): string | undefined {
  const inRange = isAmount(value) && value >= (from ?? value) && value <= (to ?? value)
  if (inRange && (!whole || Number.isInteger(value))) return undefined
  const range = [from === undefined ? '' : ` from ${from}`, to === undefined ? '' : ` to ${to}`].join('')
  const came = isAmount(value) ? `; this says ${value}` : ''
  return `a ${whole ? 'whole ' : ''}number${unit && ` of ${unit}`}${range}${came}`
}

function members(value: unknown, expected: string, isMember: (member: unknown) => boolean): string | undefined {
  if (!Array.isArray(value) || !value.every(isMember) || new Set(value).size !== value.length) return expected
  return value.length <= maxMembers ? undefined : `at most ${maxMembers} entries`
}

function isOption(options: readonly Option[], value: unknown): boolean {
  return options.some((option) => option.value === value)
}

function isRecord(field: FieldOf<'reference' | 'references'>, value: unknown): boolean {
  if (typeof value !== 'string') return false
  return isId(value) || isOption(field.words ?? [], value)
}

function said(options: readonly Option[]): string {
  const values = options.map((option) => option.value)
  return values.length <= 6 ? values.join(', ') : `${values.slice(0, 6).join(', ')} … (${values.length} in all)`
}
