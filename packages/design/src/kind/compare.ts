import type { Field, Option } from '../describe.ts'
import type { Value } from '../kinds.ts'
import { ask, type PerKind } from './ask.ts'
import { equal } from './equal.ts'
import { type Names, print } from './print.ts'

/** Order of two values for sorting; what is not filled in comes last. */
export function compare(
  field: Field,
  a: Value | undefined,
  b: Value | undefined,
  names: Names,
  locale: string,
): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return ask(compared, field, a, b, { names, locale })
}

interface Reader {
  readonly names: Names
  readonly locale: string
}

const byWords = (field: Field, a: Value, b: Value, { names, locale }: Reader) =>
  print(field, a, names, locale).localeCompare(print(field, b, names, locale), locale, { numeric: true })
const bySize = (_: Field, a: number, b: Value) => a - (typeof b === 'number' ? b : 0)
const byCode = (_: Field, a: string, b: Value) => inOrder(a, String(b))
const inOrder = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)
const byOption = (field: { readonly options: readonly Option[] }, a: string, b: Value) =>
  place(field, a) - place(field, b)
const place = ({ options }: { readonly options: readonly Option[] }, value: Value) =>
  options.findIndex((option) => option.value === value)

const compared: PerKind<[Value, Reader], number> = {
  text: byWords,
  translations: byWords,
  prose: byWords,
  number: bySize,
  money(_, a, b) {
    const other = b as typeof a
    return inOrder(a.currency, other.currency) || a.amount - other.amount
  },
  date: byCode,
  time: byCode,
  duration: bySize,
  choice: byOption,
  choices: byWords,
  flag: (_, a, b) => Number(b) - Number(a),
  scale: bySize,
  reference: byWords,
  references: byWords,
  language: byWords,
  languages: byWords,
  link: byCode,
}

/** What happened between two values of a field: for histories and the comparison of versions. */
export type Change =
  | { readonly is: 'same' }
  | { readonly is: 'filled'; readonly to: Value }
  | { readonly is: 'emptied'; readonly from: Value }
  | { readonly is: 'replaced'; readonly from: Value; readonly to: Value }
  /** Members of a set that came and went. */
  | { readonly is: 'members'; readonly added: readonly string[]; readonly removed: readonly string[] }
  /** Words that differ, by language. */
  | { readonly is: 'languages'; readonly changed: Readonly<Record<string, readonly [from: string, to: string]>> }

export function changes(field: Field, from: Value | undefined, to: Value | undefined): Change {
  if (equal(field, from, to)) return { is: 'same' }
  if (to === undefined) return from === undefined ? { is: 'same' } : { is: 'emptied', from }
  if (from === undefined) return { is: 'filled', to }
  return ask(changed, field, from, to)
}

const replaced = (_: Field, from: Value, to: Value): Change => ({ is: 'replaced', from, to })
const memberChanges = (_: Field, from: readonly string[], to: Value): Change => {
  const now: readonly string[] = Array.isArray(to) ? to : []
  return {
    is: 'members',
    added: now.filter((member) => !from.includes(member)),
    removed: from.filter((member) => !now.includes(member)),
  }
}

const changed: PerKind<[Value], Change> = {
  text: replaced,
  translations(_, from, to) {
    const now = to as typeof from
    const tags = new Set([...Object.keys(from), ...Object.keys(now)])
    const pairs = [...tags].flatMap((tag) => {
      const words = [from[tag] ?? '', now[tag] ?? ''] as const
      return words[0] === words[1] ? [] : [[tag, words] as const]
    })
    return { is: 'languages', changed: Object.fromEntries(pairs) }
  },
  prose: replaced,
  number: replaced,
  money: replaced,
  date: replaced,
  time: replaced,
  duration: replaced,
  choice: replaced,
  choices: memberChanges,
  flag: replaced,
  scale: replaced,
  reference: replaced,
  references: memberChanges,
  language: replaced,
  languages: memberChanges,
  link: replaced,
}
