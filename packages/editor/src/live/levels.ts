import { type Address, type Level, levelOf, type Process, place } from '@balcony/design'
import { compartmentOf, fieldAt } from './places.ts'

/** Who a remark at a place is for when a member writes it: the team, or fewer where the place is narrower. */
export function levelAt(process: Process, address: Address): Level {
  const compartment = compartmentOf(process, address)
  return compartment === undefined ? 'team' : levelOf[compartment]
}

/** Who may read a place in what leaves. */
export function readersOf(process: Process, address: Address): Level {
  const field = fieldAt(process, address)
  if (field) return field.level
  const found = place(process, address)
  if (!found) return 'team'
  return ('section' in found ? process.sections[found.section]?.level : process.tables[found.table]?.level) ?? 'team'
}
