import { ok, type Result, refuse } from '@balcony/base'
import { type Field, type Kind, type Value, validate } from '@balcony/design'
import { decimalSign, latin, type Reader, readTyped } from '../field/typed.ts'
import { disarm, rearm } from './formula.ts'
import type { Terms } from './terms.ts'

/** How cells are said and read: the reader's language, and what can be picked for each field. */
export interface Tongue {
  readonly reader: Reader
  readonly terms: (field: Field) => Terms
}

type Say = (value: never, field: Field, tongue: Tongue) => string
type Read = (words: string, field: Field, tongue: Tongue) => Result<Value | undefined>

/** A value as a spreadsheet takes it: bare figures, ISO dates, choices and records by their shown label. Reading it gives the same value. */
export function cellWords(field: Field, value: Value | undefined, tongue: Tongue): string {
  if (value === undefined) return ''
  const words = says[field.kind](value as never, field, tongue)
  return figures.has(field.kind) ? words : disarm(words)
}

/** Reads a cell that comes from a spreadsheet. What does not fit the field is refused with what was expected. */
export function readCell(field: Field, cell: string, tongue: Tongue): Result<Value | undefined> {
  const given = rearm(cell).replace(/\r\n?/g, '\n')
  const words = field.kind === 'text' ? given : given.trim()
  if (words.trim() === '' && field.kind !== 'text') return ok(undefined)
  if (words === '') return ok(undefined)
  const read = reads[field.kind](words, field, tongue)
  if (!read.ok || read.value === undefined) return read
  const problem = validate(field, read.value)
  return problem ? { ok: false, problem } : read
}

/** Kinds whose words are figures only: they need no apostrophe, and a minus before them is no formula. */
const figures: ReadonlySet<Kind> = new Set(['number', 'money', 'date', 'time', 'duration', 'scale'])

const asIs: Say = (value: string) => value
const one: Say = (value: string, field, { terms }) => terms(field).said(value)
const several: Say = (value: readonly string[], field, { terms }) => value.map(terms(field).said).join('; ')
const figure: Say = (value: number, _field, { reader }) => figureWords(value, reader.locale)

const says: Readonly<Record<Kind, Say>> = {
  text: asIs,
  link: asIs,
  time: asIs,
  prose: () => '',
  translations: (value: Readonly<Record<string, string>>) =>
    Object.entries(value)
      .filter(([, words]) => words !== '')
      .map(([language, words]) => `[${language}] ${words.replaceAll('\n', '\n  ')}`)
      .join('\n'),
  number: figure,
  duration: figure,
  scale: figure,
  money: (value: { amount: number; currency: string }, _field, { reader }) =>
    `${figureWords(value.amount, reader.locale)} ${value.currency}`,
  date: one,
  choice: one,
  choices: several,
  flag: (value: boolean, field, { terms }) => terms(field).said(value ? 'yes' : 'no'),
  reference: one,
  references: several,
  language: one,
  languages: several,
}

const typed: Read = (words, field, { reader }) => readTyped(field, words, reader)
const picked: Read = (words, field, { terms }) => {
  const id = terms(field).idOf(words)
  return id === undefined ? unknownWord(field) : ok(id)
}
const pickedAll: Read = (words, field, { terms }) => {
  const { idOf } = terms(field)
  const ids = words
    .split(/[;\n]/)
    .filter((part) => part.trim() !== '')
    // A name may hold a comma, so a comma divides only what is no name.
    .flatMap((part) => (idOf(part) === undefined ? part.split(/[,،]/) : [part]))
    .map((part) => idOf(part))
  return ids.includes(undefined) ? unknownWord(field) : ok([...new Set(ids.filter((id) => id !== undefined))])
}

const reads: Readonly<Record<Kind, Read>> = {
  text: (words, field) => ok(field.kind === 'text' && field.size === 'line' ? words.replace(/\s*\n\s*/g, ' ') : words),
  link: (words, field, tongue) => (validate(field, words) ? typed(words, field, tongue) : ok(words)),
  prose: typed,
  translations: readTranslations,
  number: typed,
  money: typed,
  date: (words, field, tongue) => {
    if (validate(field, words) === undefined) return ok(words)
    const word = tongue.terms(field).idOf(words)
    return word === undefined ? typed(wholeYear(words), field, tongue) : ok(word)
  },
  // Spreadsheets say seconds.
  time: (words, field, tongue) => typed(words.replace(/^(\d{1,2}:\d{2}):\d{2}(?:\.\d+)?/, '$1'), field, tongue),
  duration: typed,
  scale: (words, field, tongue) => typed(/^-?\p{Nd}+/u.exec(words)?.[0] ?? words, field, tongue),
  choice: picked,
  choices: pickedAll,
  flag: (words, field, { terms }) => {
    const said = terms(field).idOf(words) ?? flags[latin(words).toLowerCase()]
    return said === undefined ? refuse('invalid', yesOrNo) : ok(said === 'yes')
  },
  reference: picked,
  references: pickedAll,
  language: picked,
  languages: pickedAll,
}

const flags: Readonly<Record<string, string>> = {
  y: 'yes',
  true: 'yes',
  x: 'yes',
  '1': 'yes',
  '✓': 'yes',
  n: 'no',
  false: 'no',
  '0': 'no',
  '-': 'no',
}

/** `[en] words`, one language after the other, further lines of one set in by two spaces; words alone are in the reader's language. */
function readTranslations(words: string, _field: Field, { reader }: Tongue): Result<Value | undefined> {
  const texts: Record<string, string> = {}
  let language: string | undefined
  for (const line of words.split('\n')) {
    const begins = /^\[([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)\] ?(.*)$/s.exec(line)
    if (begins) {
      language = begins[1] ?? ''
      texts[language] = begins[2] ?? ''
    } else if (language !== undefined) texts[language] = `${texts[language]}\n${line.replace(/^ {2}/, '')}`
    else return ok({ [new Intl.Locale(reader.locale).language]: words })
  }
  return ok(texts)
}

/** A date as spreadsheets show it: without the time of day, and with a year of four figures. */
function wholeYear(words: string): string {
  const day = latin(words).replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m|Z)?$/i, '')
  return day
    .replace(/^(\d{4})[./](\d{1,2})[./](\d{1,2})$/, '$1-$2-$3')
    .replace(/^(\d{1,2}[./-]\d{1,2}[./-])(\d{2})$/, '$120$2')
    .replace(/^(\d{1,2})[- ]([\p{L}.]+)[- ](\d{2})$/u, '$1 $2 20$3')
}

/** Digits without groups, the decimal sign of the locale: what its spreadsheets take for a number. */
function figureWords(value: number, locale: string): string {
  const plain = String(value)
  const digits = /e/.test(plain) ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : plain
  return digits.replace('.', decimalSign(locale))
}

function unknownWord(field: Field): Result<never> {
  return refuse('invalid', expectedWords[field.kind] ?? elsewise)
}

// Messages of the catalogue, by their own words.
const elsewise = /*i18n*/ 'Write it as it is called here.'
const yesOrNo = /*i18n*/ 'Write yes or no.'
const expectedWords: Readonly<Partial<Record<Kind, string>>> = {
  choice: /*i18n*/ 'Write one of the choices of this column, by its label.',
  choices: /*i18n*/ 'Write choices of this column by their labels, with ; between them.',
  reference: /*i18n*/ 'Write the name or code of one record that is there.',
  references: /*i18n*/ 'Write names or codes of records that are there, with ; between them.',
  language: /*i18n*/ 'Write a language by its name or tag, for example Arabic or ar.',
  languages: /*i18n*/ 'Write languages by their names or tags, with ; between them.',
}
