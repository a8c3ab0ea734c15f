import type { Field, Kind, Row, Value } from '@balcony/design'
import { keyOf } from './groups.ts'

/** What a row has to have in one column. All filters of a table hold at once. */
export type Filter = { readonly column: string } & (
  | { readonly is: 'any-of'; readonly values: readonly string[] }
  | { readonly is: 'contains'; readonly words: string }
  | { readonly is: 'between'; readonly from: string; readonly to: string }
  | { readonly is: 'empty' }
  | { readonly is: 'filled' }
)

/** How a column is filtered: by picking, from one value to another, or by words. Empty and filled can be asked of every column. */
export function filtering(field: Field): 'any-of' | 'between' | 'contains' {
  return ways[field.kind] ?? 'contains'
}

const ways: Readonly<Partial<Record<Kind, 'any-of' | 'between'>>> = {
  choice: 'any-of',
  choices: 'any-of',
  flag: 'any-of',
  scale: 'any-of',
  reference: 'any-of',
  references: 'any-of',
  language: 'any-of',
  languages: 'any-of',
  number: 'between',
  money: 'between',
  date: 'between',
  time: 'between',
  duration: 'between',
}

type Words = (field: Field, value: Value | undefined) => string

/** Whether a filter asks for anything yet. */
export function asks(filter: Filter): boolean {
  if (filter.is === 'any-of') return filter.values.length > 0
  if (filter.is === 'contains') return filter.words.trim() !== ''
  return filter.is !== 'between' || filter.from !== '' || filter.to !== ''
}

export function filtered(
  rows: readonly Row[],
  fields: Readonly<Record<string, Field>>,
  filters: readonly Filter[],
  words: Words,
  locale: string,
): readonly Row[] {
  const asking = filters.filter(asks).flatMap((filter) => {
    const field = fields[filter.column]
    return field ? [{ filter, field }] : []
  })
  if (asking.length === 0) return rows
  return rows.filter((row) =>
    asking.every(({ filter, field }) => fits(filter, field, row.values[filter.column], words, locale)),
  )
}

function fits(filter: Filter, field: Field, value: Value | undefined, words: Words, locale: string): boolean {
  const nothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  switch (filter.is) {
    case 'empty':
      return nothing
    case 'filled':
      return !nothing
    case 'any-of':
      if (Array.isArray(value)) return value.some((one: string) => filter.values.includes(one))
      return filter.values.includes(keyOf(value))
    case 'contains':
      return words(field, value).toLocaleLowerCase(locale).includes(filter.words.trim().toLocaleLowerCase(locale))
    case 'between':
      return !nothing && within(value, filter.from, filter.to)
  }
}

function within(value: Value | undefined, from: string, to: string): boolean {
  const figure = typeof value === 'object' && !Array.isArray(value) && 'amount' in value ? Number(value.amount) : value
  if (typeof figure === 'number') return (from === '' || figure >= Number(from)) && (to === '' || figure <= Number(to))
  // Dates and times in ISO order; 2026-04 to 2026-04 takes every day of that month.
  const said = String(figure)
  return (from === '' || said >= from) && (to === '' || said.slice(0, to.length) <= to)
}
