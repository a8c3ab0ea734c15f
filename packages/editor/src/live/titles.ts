import { type Address, place } from '@balcony/design'
import type { Live } from '@balcony/document'
import { nameOfRecord } from './names.ts'

/** What a place is called, from the widest to the narrowest: `Venues`, `Lakeside`, `Capacity`. */
export function titleOf(live: Live, address: Address, say: (label: string) => string): readonly string[] {
  const { process } = live
  const found = place(process, address)
  if (!found) return [address]
  if (found.is === 'section' || found.is === 'section-field') {
    const section = process.sections[found.section]
    const field = found.is === 'section-field' ? section?.fields[found.field] : undefined
    return [section?.label, field?.label].flatMap((label) => (label === undefined ? [] : [say(label)]))
  }
  const table = process.tables[found.table]
  const titles = table ? [say(table.label)] : []
  if (found.is !== 'table') titles.push(nameOfRecord(live, `${found.table}/${found.record}`) ?? found.record)
  const field = found.is === 'record-field' ? table?.fields[found.field] : undefined
  return field ? [...titles, say(field.label)] : titles
}
