import { type Address, type Level, levelOf, type Process } from '@balcony/design'
import { compartmentOf } from './places.ts'

/** Who a remark at a place is for when a member writes it: the team, or fewer where the place is narrower. */
export function levelAt(process: Process, address: Address): Level {
  const compartment = compartmentOf(process, address)
  return compartment === undefined ? 'team' : levelOf[compartment]
}
