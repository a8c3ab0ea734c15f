import { ok, type Result, refuse } from '@balcony/base'
import type { Address, Compartment, Process } from '@balcony/design'
import { standing } from '../threads/standing.ts'

/** Where a file hangs: a section or a record takes any file, a text takes pictures. */
export interface FileStanding {
  readonly compartment: Compartment
  readonly picturesOnly: boolean
}

export function fileStanding(process: Process, address: Address): Result<FileStanding> {
  const there = address.length > 200 ? undefined : standing(process, address)
  if (!there) return refuse('invalid', 'There is no such place in a design.')
  if (there.field && there.field.kind !== 'prose')
    return refuse('invalid', 'Files hang at a section, a record or in a longer text; this place takes none.', address)
  return ok({ compartment: there.compartment, picturesOnly: there.field !== undefined })
}
