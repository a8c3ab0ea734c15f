import type { Field, Process } from '@balcony/design'
import type { Live } from '@balcony/document'
import { nameOfRecord } from '../live/names.ts'
import { titleOf } from '../live/titles.ts'

/** Rules speak of options, records and addresses by their ids, several of them in a row; people do not. */
export function sayValue(live: Live, value: string | number, say: (words: string) => string, locale: string): string {
  if (typeof value === 'number') return value.toLocaleString(locale)
  const labels = optionLabels(live.process)
  const one = (part: string): string => {
    const label = labels.get(part)
    if (label !== undefined) return say(label)
    if (/^\d{4}-\d{2}-\d{2}$/.test(part))
      return new Date(`${part}T00:00:00Z`).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })
    if (part.includes('/') && live.process.tables[part.split('/')[0] ?? '']) return titleOf(live, part, say).join(' · ')
    if (live.open.includes('core') && live.rows('party').some((row) => row.id === part))
      return nameOfRecord(live, `party/${part}`) ?? part
    // The rules' own fragments are in the catalogue.
    return say(part)
  }
  const parts = value.split(', ')
  const isList = parts.length > 1 && parts.every((part) => one(part) !== part)
  return isList ? new Intl.ListFormat(locale).format(parts.map(one)) : one(value)
}

const known = new WeakMap<Process, ReadonlyMap<string, string>>()

/** Labels of all options by their value. Where two fields call one value differently, it is left as it stands. */
function optionLabels(process: Process): ReadonlyMap<string, string> {
  const found = known.get(process)
  if (found) return found
  const labels = new Map<string, string>()
  const unclear = new Set<string>()
  const add = (fields: Readonly<Record<string, Field>>) => {
    for (const field of Object.values(fields)) {
      if (field.kind !== 'choice' && field.kind !== 'choices') continue
      for (const { value, label } of field.options) {
        if ((labels.get(value) ?? label) !== label) unclear.add(value)
        labels.set(value, label)
      }
    }
  }
  for (const section of Object.values(process.sections)) add(section.fields)
  for (const table of Object.values(process.tables)) add(table.fields)
  for (const value of unclear) if (!value.includes('_')) labels.delete(value)
  known.set(process, labels)
  return labels
}
