import type { Field, Kind, Value } from '@balcony/design'
import fc from 'fast-check'

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
const nasty = fc.stringMatching(/^[='"\-+@\t;, \n[\]a-c]{1,12}$/)
const padded = (min: number, max: number, size: number) =>
  fc.integer({ min, max }).map((figure) => String(figure).padStart(size, '0'))
const day = fc.tuple(padded(1900, 2100, 4), padded(1, 12, 2), padded(1, 28, 2)).map((parts) => parts.join('-'))
const amount = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.integer({ min: -1e7, max: 1e7 }).map((n) => n / 1000),
)
const tags = ['en', 'ar', 'zh-Hant', 'so']

/** Any value that a field of a table may hold, with ids of records to refer to. */
export function anyValue(field: Field, ids: readonly string[]): fc.Arbitrary<Value> {
  const values: Readonly<Record<Kind, () => fc.Arbitrary<Value>>> = {
    text: () => {
      const line = 'size' in field && field.size === 'line'
      return fc.oneof(words, nasty).map((said) => (line ? said.replace(/\s*\n\s*/g, ' ') : said).replace(/\r/g, ''))
    },
    translations: () =>
      fc.dictionary(
        fc.constantFrom(...tags),
        fc.oneof(words, nasty).map((said) => said.replace(/\r/g, '').trim() || 'a'),
        { minKeys: 1 },
      ),
    prose: () => fc.constant({ type: 'doc', content: [] }),
    number: () => {
      const { from = -1e6, to = 1e6, whole = false } = field as { from?: number; to?: number; whole?: boolean }
      return fc.integer({ min: Math.ceil(from), max: to }).map((n) => (whole || n + 0.125 > to ? n : n + 0.125))
    },
    money: () => fc.record({ amount, currency: fc.constantFrom('EUR', 'USD', 'GEL', 'XDR') }),
    date: () => {
      const { precision = 'any', words: said = [] } = field as { precision?: string; words?: { value: string }[] }
      const near = precision === 'month' ? day.map((date) => date.slice(0, 7)) : day
      const any = fc.oneof(
        day,
        day.map((date) => date.slice(0, 7)),
        day.map((date) => date.slice(0, 4)),
        day.map((date) => `${date.slice(0, 4)}-Q3`),
      )
      const dates = precision === 'any' ? any : near
      return said.length > 0 ? fc.oneof(dates, fc.constantFrom(...said.map((one) => one.value))) : dates
    },
    time: () => fc.tuple(padded(0, 23, 2), padded(0, 59, 2)).map((parts) => parts.join(':')),
    duration: () => fc.integer({ min: 0, max: 10_080 }),
    choice: () => fc.constantFrom(...optionsOf(field)),
    choices: () => fc.uniqueArray(fc.constantFrom(...optionsOf(field)), { minLength: 1 }),
    flag: () => fc.boolean(),
    scale: () => {
      const { from = 0, to = 1 } = field as { from?: number; to?: number }
      return fc.integer({ min: from, max: to })
    },
    reference: () => fc.constantFrom(...ids),
    references: () => fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
    language: () => fc.constantFrom(...tags),
    languages: () => fc.uniqueArray(fc.constantFrom(...tags), { minLength: 1 }),
    link: () => fc.webUrl().filter((url) => !/[\s<>"'`\\]/.test(url)),
  }
  return values[field.kind]()
}

function optionsOf(field: Field): readonly string[] {
  return 'options' in field ? field.options.map((option) => option.value) : []
}
