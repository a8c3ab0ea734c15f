import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changes,
  compare,
  equal,
  type Field,
  inputOf,
  type Kind,
  kinds,
  lifeOf,
  maxProseChars,
  maxProseDepth,
  maxTextChars,
  print,
  printDate,
  process,
  proseOf,
  validate,
} from '../index.ts'
import { arbitraryValue } from '../testing/arbitrary.ts'
import { readValue, writeValue } from './in-file.ts'

const described = [...Object.values(process.sections), ...Object.values(process.tables)].flatMap((each) =>
  Object.values(each.fields),
)
const link = { kind: 'link', label: 'Page', level: 'team', path: 'page' } as const satisfies Field
const month = {
  kind: 'date',
  precision: 'month',
  label: 'Month',
  level: 'team',
  path: 'month',
} as const satisfies Field
const fields: readonly Field[] = [...described, link, month]
const anyField = fc.constantFrom(...fields)
const fieldAndValues = anyField.chain((field) =>
  fc.tuple(fc.constant(field), arbitraryValue(field), arbitraryValue(field), arbitraryValue(field)),
)
const euros = () => 'EUR'
const named = (address: string) => `the ${address.split('/')[0]}`
const fieldOf = (kind: Kind, more: object = {}): Field =>
  ({ label: 'It', level: 'team', path: 'it', kind, ...more }) as Field
const seed = 20270220

test('the fields used here cover every kind', () => {
  expect([...new Set(fields.map((field) => field.kind))].sort()).toEqual([...kinds].sort())
  expect(Object.keys(lifeOf).sort()).toEqual([...kinds].sort())
})

test(`[KIND1] what a kind holds is valid; anything else is refused with what was expected, and nothing throws (seed ${seed})`, () => {
  fc.assert(
    fc.property(fieldAndValues, ([field, value]) => {
      expect(validate(field, value)).toBeUndefined()
    }),
    { seed, numRuns: 600 },
  )
  fc.assert(
    fc.property(
      anyField,
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
      (field, value) => {
        const problem = validate(field, value)
        if (problem) expect(problem.message.startsWith(`${field.label} should be `)).toBe(true)
      },
    ),
    { seed, numRuns: 1000 },
  )
  for (const kind of kinds) {
    const field = fields.find((each) => each.kind === kind)
    if (field)
      for (const wrong of [null, undefined, Symbol.iterator, () => 1, [[]], { a: 1 }])
        expect(validate(field, wrong), kind).toBeDefined()
  }
})

test('[KIND2] messages say what was expected', () => {
  const told = (field: Field, value: unknown) => validate(field, value, undefined, 'a/b')?.message
  expect(told(fieldOf('scale', { from: 1, to: 5, label: 'Tension', ends: ['', ''] }), 9)).toBe(
    'Tension should be a whole number from 1 to 5; this says 9.',
  )
  expect(
    told(
      fieldOf('choice', {
        options: [
          { value: 'low', label: 'Low' },
          { value: 'high', label: 'High' },
        ],
      }),
      'middle',
    ),
  ).toBe('It should be one of low, high.')
  expect(told(fieldOf('date', { precision: 'day' }), '2027-02-30')).toBe('It should be a day as YYYY-MM-DD.')
  expect(told(fieldOf('text', { size: 'line' }), 'x'.repeat(2001))).toContain('at most 2000 characters; this has 2001')
})

test('[KIND3] dates are days of the calendar', () => {
  const valid = (precision: string, date: string) => validate(fieldOf('date', { precision }), date) === undefined
  for (const good of ['2027-02-28', '2028-02-29', '2000-02-29', '2027-12-31'])
    expect(valid('day', good), good).toBe(true)
  for (const bad of [
    '2027-02-29',
    '1900-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '27-04-01',
    '0000-01-01',
    '2027-4-1',
    ' 2027-04-01',
    '2027-04',
  ])
    expect(valid('day', bad), bad).toBe(false)
  for (const good of ['2027', '2027-04', '2027-Q2', '2027-04-01']) expect(valid('any', good), good).toBe(true)
  for (const bad of ['2027-Q5', '2027-Q0', 'ongoing', '']) expect(valid('any', bad), bad).toBe(false)
})

test('[KIND4] links lead to http, https or mail, and times and languages are what they say', () => {
  for (const good of ['https://example.org/a', 'mailto:a@example.org']) expect(validate(link, good)).toBeUndefined()
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://exa mple.org',
    '//example.org',
    'https://',
    'ftp://example.org',
    'https://a"b',
  ])
    expect(validate(link, bad), bad).toBeDefined()
  expect(validate(fieldOf('time'), '24:00')).toBeDefined()
  expect(validate(fieldOf('language'), '__proto__')).toBeDefined()
  expect(validate(fieldOf('language'), 'art-x-oshari')).toBeUndefined()
})

test('[KIND5] prose holds only what Balcony knows, and neither endless depth nor endless words', () => {
  const prose = fieldOf('prose')
  const doc = (...content: unknown[]) => ({ type: 'doc', content })
  expect(validate(prose, proseOf('a\n\nb'))).toBeUndefined()
  let deep: object = { type: 'paragraph' }
  for (let depth = 0; depth < 100_000; depth += 1) deep = { type: 'blockquote', content: [deep] }
  for (const bad of [
    doc({ type: 'script' }),
    doc({ type: 'paragraph', attrs: { onclick: 'x' } }),
    doc({ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: [{ type: 'blink' }] }] }),
    doc({
      type: 'paragraph',
      content: [{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: 'javascript:1' } }] }],
    }),
    doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] }),
    doc({ type: 'constructor' }),
    doc(deep),
    proseOf('x'.repeat(maxProseChars)),
    { type: 'doc' },
  ])
    expect(validate(prose, bad)).toBeDefined()
  let nested: object = { type: 'paragraph' }
  for (let depth = 1; depth < maxProseDepth; depth += 1) nested = { type: 'blockquote', content: [nested] }
  expect(validate(prose, doc(nested))).toBeUndefined()
  expect(validate(fieldOf('text', { size: 'paragraph' }), 'x'.repeat(maxTextChars))).toBeUndefined()
})

test(`[KIND6] every value prints in every language, and references that may not be named do not (seed ${seed})`, () => {
  fc.assert(
    fc.property(fieldAndValues, fc.constantFrom('en', 'ar', 'fr', 'de-CH'), ([field, value], locale) => {
      expect(typeof print(field, value, named, locale)).toBe('string')
      if ((field.kind === 'reference' || field.kind === 'references') && !field.words)
        expect(print(field, value, () => undefined, locale)).toBe('')
    }),
    { seed, numRuns: 400 },
  )
  expect(print(fieldOf('money'), { amount: 96000, currency: 'EUR' }, named, 'en')).toBe('€96,000')
  expect(print(fieldOf('scale', { from: 1, to: 5 }), 3, named, 'en')).toBe('3 of 5')
  expect(print(fieldOf('scale', { from: -2, to: 2 }), -1, named, 'en')).toBe('-1')
  expect(print(fieldOf('duration'), 90, named, 'en')).toBe('90 min')
  expect(print(fieldOf('languages'), ['fr', 'art-x-oshari'], named, 'en')).toBe('French, Oshari')
  expect(print(fieldOf('references', { to: ['venue'] }), ['a', 'b'], named, 'ar')).toBe('the venue، the venue')
  expect(print(fieldOf('translations'), { en: 'Water', ar: 'ماء' }, named, 'ar-SD')).toBe('ماء')
  expect(
    print(
      fieldOf('date', { precision: 'any', words: [{ value: 'ongoing', label: 'Ongoing' }] }),
      'ongoing',
      named,
      'en',
    ),
  ).toBe('Ongoing')
  expect(['2027-03-02', '2027-03', '2027-Q1', '1961'].map((date) => printDate(date, 'en-GB'))).toEqual([
    '2 March 2027',
    'March 2027',
    'Q1 2027',
    '1961',
  ])
})

test(`[KIND7] a value equals itself, sets whatever their order, and a change says what differs (seed ${seed})`, () => {
  fc.assert(
    fc.property(fieldAndValues, ([field, a, b]) => {
      expect(equal(field, a, structuredClone(a))).toBe(true)
      if (Array.isArray(a)) expect(equal(field, a, [...a].reverse())).toBe(true)
      expect(equal(field, a, b)).toBe(equal(field, b, a))
      expect(changes(field, a, b).is === 'same').toBe(equal(field, a, b))
      expect([
        changes(field, undefined, a).is,
        changes(field, a, undefined).is,
        changes(field, undefined, undefined).is,
      ]).toEqual(['filled', 'emptied', 'same'])
    }),
    { seed, numRuns: 500 },
  )
  expect(changes(fieldOf('references', { to: ['party'] }), ['a', 'b'], ['b', 'c'])).toEqual({
    is: 'members',
    added: ['c'],
    removed: ['a'],
  })
  expect(changes(fieldOf('translations'), { en: 'a', fr: 'b' }, { en: 'a', ar: 'c' })).toEqual({
    is: 'languages',
    changed: { fr: ['b', ''], ar: ['', 'c'] },
  })
})

test(`[KIND8] sorting is a total order, and what is not filled in comes last (seed ${seed})`, () => {
  fc.assert(
    fc.property(fieldAndValues, ([field, a, b, c]) => {
      const order = (x: typeof a | undefined, y: typeof a | undefined) => Math.sign(compare(field, x, y, named, 'en'))
      expect(order(a, a)).toBe(0)
      expect(order(a, b)).toBe(-order(b, a) || 0)
      if (order(a, b) <= 0 && order(b, c) <= 0) expect(order(a, c)).toBeLessThanOrEqual(0)
      expect([order(a, undefined), order(undefined, a), order(undefined, undefined)]).toEqual([-1, 1, 0])
    }),
    { seed, numRuns: 500 },
  )
})

test(`[KIND9] what is written to a file reads back the same, through JSON (seed ${seed})`, () => {
  fc.assert(
    fc.property(fieldAndValues, ([field, value]) => {
      const json = JSON.parse(JSON.stringify(writeValue(field, value, euros)))
      expect(readValue(field, json, euros)).toEqual({ is: 'value', value })
    }),
    { seed, numRuns: 800 },
  )
})

test('[KIND10] every field has a control, and few options stand side by side', () => {
  for (const field of fields) expect(inputOf(field).control, field.label).toMatch(/^[a-z]+$/)
  const options = (count: number) => Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `V${at}` }))
  expect(inputOf(fieldOf('choice', { options: options(3) })).control).toBe('buttons')
  expect(inputOf(fieldOf('choice', { options: options(9) })).control).toBe('select')
  expect(inputOf(fieldOf('scale', { from: 0, to: 100, ends: ['', ''] })).control).toBe('slider')
  expect(inputOf(fieldOf('reference', { to: ['venue'] }))).toEqual({ control: 'record', tables: ['venue'], words: [] })
})
