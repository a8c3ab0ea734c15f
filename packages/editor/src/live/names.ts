import type { Address } from '@balcony/design'
import type { Live } from '@balcony/document'

/** What a record is called: its title where one may read it, else its public title, else its id; undefined when it is gone. */
export function nameOfRecord(live: Live, address: Address): string | undefined {
  const [table = '', id = ''] = address.split('/')
  const described = live.process.tables[table]
  if (!described || id === '') return undefined
  if (!live.open.includes(described.compartment)) return id
  const row = live.row(table, id)
  if (!row) return undefined
  for (const field of [described.title, described.publicTitle]) {
    const said = field === undefined ? undefined : row.values[field]
    if (typeof said === 'string' && said.trim() !== '') return said
    if (typeof said === 'object' && !Array.isArray(said)) {
      const first = Object.values(said).find((words) => typeof words === 'string' && words !== '')
      if (typeof first === 'string') return first
    }
  }
  return id
}
