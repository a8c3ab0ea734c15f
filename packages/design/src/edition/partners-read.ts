import { type Address, place } from '../address.ts'
import type { Field, Process } from '../describe.ts'
import { treatmentOf } from './audience.ts'

/** Whether the partner edition can hold anything of this place. What is withheld in one design is decided when its edition is cut. */
export function partnersMayRead(process: Process, address: Address): boolean {
  const there = place(process, address)
  if (!there) return false
  const isSection = 'section' in there
  const home = isSection ? process.sections[there.section] : process.tables[there.table]
  if (!home) return false
  const kind = { compartment: home.compartment, is: isSection ? 'section' : 'table' } as const
  const isRead = (field: Field | undefined) => field !== undefined && treatmentOf('partner', kind, field) !== 'never'
  if ('field' in there) return isRead(home.fields[there.field])
  const tables = isSection && 'tables' in home ? home.tables : []
  return Object.values(home.fields).some(isRead) || tables.some((table) => partnersMayRead(process, table))
}
