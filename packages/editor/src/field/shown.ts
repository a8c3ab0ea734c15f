import { type Field, type Names, print, type Say, type Value } from '@balcony/design'

/** What putting values into words asks of its surroundings. */
export interface Showing {
  /** BCP-47 of the interface: digits, dates and names of languages follow it. */
  readonly locale: string
  readonly say: Say
  readonly names: Names
}

/** A value in words, on one line: for cells, cards, sorting and screen readers. */
export function shownValue(field: Field, value: Value | undefined, { names, locale, say }: Showing): string {
  return print(field, value, names, locale, say)
}

/** As somebody would type it, so that editing starts from what stands there. */
export function typedValue(field: Field, value: Value | undefined, showing: Showing): string {
  if (value === undefined) return ''
  if (field.kind === 'money' && typeof value === 'object' && 'amount' in value)
    return `${value.amount} ${value.currency}`
  if (field.kind === 'number' && typeof value === 'number')
    return value.toLocaleString(showing.locale, { useGrouping: false })
  if (field.kind === 'date') return shownValue(field, value, showing)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function tablesOf(field: Field): readonly string[] {
  return field.kind === 'reference' || field.kind === 'references' ? field.to : []
}

export function languageName(tag: string, locale: string): string {
  return print({ kind: 'language', label: '', level: 'team', path: '' }, tag, () => undefined, locale)
}
