import { ok, type Result, refuse } from '@balcony/base'
import type { Field, Kind, Option, Say, Value } from '@balcony/design'
import { readDate } from './typed-date.ts'

/** How people's typing is read: their separators and names of months. */
export interface Reader {
  /** BCP-47 of the interface. */
  readonly locale: string
  readonly say: Say
  /** The currency that stands at an address, for amounts typed without one. */
  readonly currencyAt: (address: string) => string | undefined
}

type Read = (text: string, field: Field, reader: Reader) => Result<Value | undefined>

/** Reads what somebody typed for a field. Nothing typed empties it. Whether the value fits the field is asked when it is written. */
export function readTyped(field: Field, text: string, reader: Reader): Result<Value | undefined> {
  const typed = field.kind === 'text' ? text : text.trim()
  return typed === '' ? ok(undefined) : reads[field.kind](typed, field, reader)
}

/** Kinds whose values are typed as words; the others are picked. */
export function isTyped(kind: Kind): boolean {
  return !picked.has(kind)
}

const picked: ReadonlySet<Kind> = new Set([
  'prose',
  'choice',
  'choices',
  'flag',
  'scale',
  'reference',
  'references',
  'language',
  'languages',
  'translations',
])

const asIs: Read = (text) => ok(text)

const reads: Readonly<Record<Kind, Read>> = {
  text: asIs,
  link: (text) =>
    ok(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : text.includes('@') ? `mailto:${text}` : `https://${text}`),
  number: (text, _field, reader) => {
    const read = readNumber(text, reader.locale)
    return read === undefined ? refuse('invalid', 'Type a number, for example 24.') : ok(read)
  },
  money: (text, field, reader) => readMoney(text, field, reader),
  date: (text, field, reader) => {
    const word = field.kind === 'date' ? optionIn(field.words ?? [], text, reader.say) : undefined
    return word ? ok(word.value) : readDate(text, field.kind === 'date' ? field.precision : 'day', reader.locale)
  },
  time: (text) => readTime(text),
  duration: (text) => readDuration(text),
  scale: (text) => {
    const read = Number(latin(text))
    return Number.isInteger(read) ? ok(read) : refuse('invalid', 'Type one of the numbers of the scale.')
  },
  choice: (text, field, reader) => readOption(text, field, reader),
  choices: (text, field, reader) => {
    const one = readOption(text, field, reader)
    return one.ok ? ok([one.value as string]) : one
  },
  flag: (text) => ok(!/^(no|false|0|off|n)$/i.test(text)),
  language: asIs,
  languages: (text) => ok(text.split(/[,;\s]+/).filter(Boolean)),
  reference: asIs,
  references: (text) => ok(text.split(/[,;\s]+/).filter(Boolean)),
  prose: () => refuse('invalid', 'Rich text is written in its own box.'),
  translations: () => refuse('invalid', 'Write each language in its own box.'),
}

/** Digits of any script as 0–9, without the unseen marks that spreadsheets put between Arabic ones. */
export function latin(text: string): string {
  return text.replace(/[\u200e\u200f\u061c]/g, '').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let zero = code
    // Unicode keeps the ten digits of a script side by side.
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
    return String(code - zero)
  })
}

/** `1,200.5`, `1.200,5`, `1 200`, `١٢٠٠`: the last separator before one or two digits is the decimal one, unless the locale says otherwise. */
function readNumber(text: string, locale: string): number | undefined {
  const typed = latin(text)
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
    .replace(/−/g, '-')
  if (!/^-?[\d.,]+$/.test(typed) || !/\d/.test(typed)) return undefined
  const decimal = decimalOf(typed, locale)
  const plain = [...typed].map((letter) => (letter === decimal ? '.' : /[.,]/.test(letter) ? '' : letter)).join('')
  const read = Number(plain)
  return Number.isFinite(read) ? read : undefined
}

/** The locale's decimal sign among Latin digits. */
export function decimalSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1.1)
  return parts.find((part) => part.type === 'decimal')?.value ?? '.'
}

function decimalOf(typed: string, locale: string): string | undefined {
  const own = decimalSign(locale)
  const separators = typed.replace(/[^.,]/g, '')
  if (separators === '') return undefined
  const last = separators.at(-1)
  if (new Set(separators).size === 2) return last
  if (separators.length > 1) return undefined
  // One separator: before three digits it groups thousands, unless it is the locale's own decimal sign.
  return /[.,]\d{3}$/.test(typed) && last !== own ? undefined : last
}

const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '₺': 'TRY', '₾': 'GEL', '₪': 'ILS' }

function readMoney(text: string, field: Field, reader: Reader): Result<Value | undefined> {
  const code = /\b([a-z]{3})\b/i.exec(text)?.[1]?.toUpperCase()
  const sign = [...text].find((letter) => letter in signs)
  const amount = readNumber(text.replace(/[^\p{Nd}.,\s'’٬٫−-]/gu, ''), reader.locale)
  if (amount === undefined) return refuse('invalid', 'Type an amount and, where needed, a currency: 1200 EUR.')
  const usual = field.kind === 'money' && field.currencyAt ? reader.currencyAt(field.currencyAt) : undefined
  return ok({ amount, currency: code ?? (sign && signs[sign]) ?? usual ?? 'EUR' })
}

function readTime(text: string): Result<Value | undefined> {
  const typed = latin(text).replace(/\s+/g, ' ').replace(/ص$/, 'am').replace(/م$/, 'pm')
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?$/i.exec(typed)
  const late = found?.[3]?.toLowerCase()
  const said = Number(found?.[1])
  const hour = late === 'pm' && said < 12 ? said + 12 : late === 'am' && said === 12 ? 0 : said
  const minute = Number(found?.[2] ?? 0)
  if (!found || hour > 23 || minute > 59) return refuse('invalid', 'Type a time of day, for example 09:30.')
  return ok(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
}

/** `75`, `75 min`, `1 h 15`, `1:15`, `1.5 h`: minutes. */
function readDuration(text: string): Result<Value | undefined> {
  const typed = latin(text).toLowerCase().replace(',', '.')
  const clock = /^(\d+):(\d{2})$/.exec(typed) ?? /^(\d+)\s*h(?:ours?)?\s*(\d+)\s*(?:m|min|minutes?)?$/.exec(typed)
  if (clock) return ok(Number(clock[1]) * 60 + Number(clock[2]))
  const hours = /^(\d+(?:\.\d+)?)\s*h(?:ours?)?$/.exec(typed)
  if (hours) return ok(Math.round(Number(hours[1]) * 60))
  const minutes = /^(\d+)\s*(?:m|min|minutes?)?$/.exec(typed)
  return minutes ? ok(Number(minutes[1])) : refuse('invalid', 'Type a length, for example 75 min or 1 h 15.')
}

function readOption(text: string, field: Field, { say }: Reader): Result<Value | undefined> {
  const options = 'options' in field ? field.options : []
  const found = optionIn(options, text, say)
  return found
    ? ok(found.value)
    : refuse('invalid', `Choose one of: ${options.map((option) => option.label).join(', ')}.`)
}

function optionIn(options: readonly Option[], text: string, say: Say): Option | undefined {
  const wanted = text.toLocaleLowerCase()
  const label = (option: Option) => say(option.label).toLocaleLowerCase()
  return (
    options.find((option) => option.value === text || label(option) === wanted) ??
    options.find((option) => label(option).startsWith(wanted))
  )
}
