import { isId } from '@balcony/base'
import {
  type Address,
  type Compartment,
  type Field,
  type Level,
  levelOf,
  type Process,
  partnersMayRead,
  place,
} from '@balcony/design'

/** What a thread stands on: whose clearance it needs, how protected it is, and the field, when it is one. */
export interface Standing {
  readonly compartment: Compartment
  readonly level: Level
  readonly field: Field | undefined
  /** Whether the partner edition can hold anything of it. */
  readonly shared: boolean
}

/**
 * Threads belong to the compartment of their place and carry its level, which is the narrowest of anything in it: words on a public
 * field may still speak of what the team knows. Who may read a thread further out is decided by people, never by the place.
 */
export function standing(process: Process, address: Address): Standing | undefined {
  const there = place(process, address)
  if (!there) return undefined
  if ('record' in there && !isId(there.record)) return undefined
  const home = 'section' in there ? process.sections[there.section] : process.tables[there.table]
  if (!home) return undefined
  const field = 'field' in there ? home.fields[there.field] : undefined
  return {
    compartment: home.compartment,
    level: levelOf[home.compartment],
    field,
    shared: partnersMayRead(process, address),
  }
}
