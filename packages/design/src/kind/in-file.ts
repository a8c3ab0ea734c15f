import type { Field, FieldOf, Option } from '../describe.ts'
import type { Value } from '../kinds.ts'
import { proseOf, wordsOf } from '../prose.ts'
import { ask, askUnknown, type PerKind, type PerKindUnknown } from './ask.ts'
import { sameJson } from './equal.ts'
import { isObject } from './patterns.ts'
import { expectation } from './valid.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What a file says at a field's place: a value, nothing, or something else than was expected. */
export type Read =
  | { readonly is: 'value'; readonly value: Value }
  | { readonly is: 'empty' }
  | { readonly is: 'wrong'; readonly expected: string }

/** The currency that stands at an address: of amounts that are bare numbers in a file. */
export type Currencies = (address: string) => string | undefined

export function readValue(field: Field, json: unknown, currencies: Currencies): Read {
  if (json === undefined || json === null || json === '') return { is: 'empty' }
  const value = askUnknown(fromFile, field, json, currencies)
  const expected = expectation(field, value)
  if (expected !== undefined) return { is: 'wrong', expected }
  return isEmpty(value) ? { is: 'empty' } : { is: 'value', value: value as Value }
}

/** Undefined where an empty value is said best by saying nothing. */
export function writeValue(field: Field, value: Value | undefined, currencies: Currencies): Json | undefined {
  if (value !== undefined && !isEmpty(value)) return ask(toFile, field, value, currencies)
  const listed = ['choices', 'references', 'languages'].includes(field.kind)
  return listed || (field.kind === 'text' && field.size === 'lines') ? [] : undefined
}

/** Empty values are not kept: absent means not filled in. */
export function isEmpty(value: unknown): boolean {
  if (value === '' || value === undefined) return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.keys(value).length === 0
}

const asIs = (_: Field, json: unknown) => json
const fromOption = (options: readonly Option[], json: unknown) =>
  options.find((option) => (option.inFile ?? option.value) === json)?.value ?? json
const toOption = (options: readonly Option[], value: string) =>
  options.find((option) => option.value === value)?.inFile ?? value

const fromFile: PerKindUnknown<[Currencies], unknown> = {
  text(field, json) {
    if (field.size !== 'lines' || !Array.isArray(json)) return json
    // Each entry is a line: what would break one is made a space, and blank entries say nothing.
    const entries = json.every((entry) => typeof entry === 'string') ? json : undefined
    return entries
      ?.map((entry) => entry.replaceAll(/[\r\n]+/g, ' ').trim())
      .filter(Boolean)
      .join('\n')
  },
  translations: (_, json) =>
    isObject(json) ? Object.fromEntries(Object.entries(json).filter(([, words]) => words !== '')) : json,
  prose: (_, json) => (typeof json === 'string' ? proseOf(json) : json),
  number: asIs,
  money: (field, json, currencies) =>
    typeof json === 'number' ? { amount: json, currency: currencyOf(field, currencies) } : json,
  date: asIs,
  time: asIs,
  duration: asIs,
  choice: (field, json) => fromOption(field.options, json),
  choices: (field, json) => (Array.isArray(json) ? json.map((each) => fromOption(field.options, each)) : json),
  flag: asIs,
  scale: asIs,
  reference: asIs,
  references: asIs,
  language: asIs,
  languages: asIs,
  link: asIs,
}

const currencyOf = (field: FieldOf<'money'>, currencies: Currencies) =>
  (field.currencyAt && currencies(field.currencyAt)) || 'EUR'

const plain = (_: Field, value: string | number | boolean): Json => value
const list = (_: Field, value: readonly string[]): Json => value

const toFile: PerKind<[Currencies], Json> = {
  text: (field, value) =>
    field.size === 'lines'
      ? value
          .split('\n')
          .map((entry) => entry.trim())
          .filter(Boolean)
      : value,
  translations: (_, value) => value,
  /** Plain paragraphs are written as the text that they are. */
  prose(_, value) {
    const words = wordsOf(value)
    return words !== '' && sameJson(proseOf(words), value) ? words : (value as unknown as Json)
  },
  number: plain,
  money: (field, value, currencies) => (value.currency === currencyOf(field, currencies) ? value.amount : { ...value }),
  date: plain,
  time: plain,
  duration: plain,
  choice: (field, value) => toOption(field.options, value),
  choices: (field, value) => value.map((each) => toOption(field.options, each)),
  flag: plain,
  scale: plain,
  reference: plain,
  references: list,
  language: plain,
  languages: list,
  link: plain,
}
