import type { Field, Option } from '../describe.ts'
import type { Value } from '../kinds.ts'
import { wordsOf } from '../prose.ts'
import { ask, type PerKind } from './ask.ts'
import { isCurrency, isLanguage, precisionOf } from './patterns.ts'

/** What a record is called: by its address (`venue/V1`), or undefined where the reader may not know or it is gone. */
export type Names = (address: string) => string | undefined

/** Words of ours in the reader's language; without it they are English. */
export type Say = (message: string) => string

/** The value as a reader sees it in a cell or line. References that cannot be named are left out. */
export function print(
  field: Field,
  value: Value | undefined,
  names: Names,
  locale: string,
  say: Say = (it) => it,
): string {
  return value === undefined ? '' : ask(printed, field, value, { names, locale, say })
}

interface Reader {
  readonly names: Names
  readonly locale: string
  readonly say: Say
}

const printed: PerKind<[Reader], string> = {
  text: (_, value) => value,
  translations: (_, value, { locale }) => inLanguage(value, locale) ?? '',
  prose: (_, value, { names }) => wordsOf(value, names),
  number(field, value, { locale, say }) {
    const digits = figureFormat(locale, { maximumFractionDigits: 6 }).format(value)
    return field.unit ? `${digits} ${say(field.unit)}` : digits
  },
  money: (_, value, { locale }) => printMoney(value, locale),
  date: (field, value, reader) => labelOf(field.words ?? [], value, reader.say) ?? printDate(value, reader.locale),
  time: (_, value) => value,
  duration: (_, value, { locale, say }) => `${figureFormat(locale).format(value)} ${say('min')}`,
  choice: (field, value, { say }) => labelOf(field.options, value, say) ?? value,
  choices: (field, value, { say, locale }) =>
    listed(
      value.map((each) => labelOf(field.options, each, say) ?? each),
      locale,
    ),
  flag: (_, value, { say }) => say(value ? 'Yes' : 'No'),
  scale: (field, value, { say, locale }) => {
    const digits = figureFormat(locale)
    return field.from < 0 ? digits.format(value) : `${digits.format(value)} ${say('of')} ${digits.format(field.to)}`
  },
  reference: (field, value, reader) => named(field, value, reader) ?? '',
  references: (field, value, reader) =>
    listed(
      value.flatMap((id) => named(field, id, reader) ?? []),
      reader.locale,
    ),
  language: (_, value, { locale }) => printLanguage(value, locale),
  languages: (_, value, { locale }) =>
    listed(
      value.map((each) => printLanguage(each, locale)),
      locale,
    ),
  link: (_, value) => value,
}

function labelOf(options: readonly Option[], value: string, say: Say): string | undefined {
  const option = options.find((each) => each.value === value)
  return option && say(option.label)
}

function named(field: Field & { kind: 'reference' | 'references' }, id: string, { names, say }: Reader) {
  const word = labelOf(field.words ?? [], id, say)
  if (word !== undefined) return word
  for (const table of field.to) {
    const name = names(`${table}/${id}`)
    if (name !== undefined) return name
  }
  return undefined
}

/** The words in the reader's language, else in a sister language, else the first that there are. */
export function inLanguage(texts: Readonly<Record<string, string>>, locale: string): string | undefined {
  const said = Object.entries(texts).filter(([, text]) => text !== '')
  const main = (tag: string) => tag.toLowerCase().split('-')[0]
  const found =
    said.find(([tag]) => tag.toLowerCase() === locale.toLowerCase()) ??
    said.find(([tag]) => main(tag) === main(locale)) ??
    said[0]
  return found?.[1]
}

function listed(items: readonly string[], locale: string): string {
  return items.filter((item) => item !== '').join(/^(ar|fa|ur|ps|ckb)\b/i.test(locale) ? '، ' : ', ')
}

function printMoney({ amount, currency }: { amount: number; currency: string }, locale: string): string {
  if (!isCurrency(currency)) return `${figureFormat(locale).format(amount)} ${currency}`
  const whole = Number.isInteger(amount)
  const format = { style: 'currency', currency, ...(whole ? { maximumFractionDigits: 0 } : {}) } as const
  return figureFormat(locale, format).format(amount)
}

/** `2027-03` reads "March 2027"; what is no date is shown as it stands. */
export function printDate(text: string, locale: string): string {
  const precision = precisionOf(text)
  if (precision === undefined) return text
  const figure = (year: string) => figureFormat(locale, { useGrouping: false }).format(Number(year))
  if (precision === 'year') return figure(text)
  if (precision === 'quarter') return `${text.slice(5)} ${figure(text.slice(0, 4))}`
  const [year = 1, month = 1, day = 1] = text.split('-').map(Number)
  const at = Date.UTC(year, month - 1, day)
  const parts = { month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const
  return dateFormat(locale, precision === 'day' ? { ...parts, day: 'numeric' } : parts).format(at)
}

/** Tags that no registry knows (`art-x-oshari`) read as their own last part. */
function printLanguage(tag: string, locale: string): string {
  const own = /-x-([A-Za-z0-9]+)$/.exec(tag)?.[1]
  if (own) return own.charAt(0).toUpperCase() + own.slice(1)
  if (!isLanguage(tag)) return tag
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag
  } catch {
    // A tag may look right and still be refused; then the reader sees the tag itself.
    return tag
  }
}

// Formats are dear to make and are asked for by every cell of a table: each is made once.
const figureFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function figureFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return made(figureFormats, `${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options))
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return made(dateFormats, `${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options))
}

function made<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const format = kept.get(key) ?? make()
  kept.set(key, format)
  return format
}
