import type { Compartment, Process } from '../describe.ts'
import type { Edition } from '../edition/edition.ts'
import { namesOf } from '../names.ts'
import { opened } from '../opened.ts'
import type { Snapshot } from '../snapshot.ts'
import { findLeaks } from './find-leaks.ts'
import type { Leak } from './leak.ts'

export interface FoundLeak extends Leak {
  /** What the core calls the one it belongs to. */
  readonly called?: string
  /** What may stand in its place: the code, or the label that is open to everybody. */
  readonly instead?: string
}

/** What `findLeaks` finds, by the places of the design, with what to write instead. */
export function leaksIn(process: Process, whole: Snapshot, edition: Edition): readonly FoundLeak[] {
  const core: readonly Compartment[] = ['core']
  const names = namesOf(process, opened(process, whole, core), edition.language)
  return findLeaks(process, whole, edition).map((leak): FoundLeak => {
    const [table = '', id] = leak.secret.split('/')
    const called = names(`${process.tables[table]?.pairs ?? table}/${id}`)
    const instead = leak.compartment === 'core' ? labelOf(process, whole, table, id) : codeFor(leak, called)
    return {
      ...leak,
      ...(called === undefined ? {} : { called }),
      ...(instead === undefined ? {} : { instead }),
      at: inDesign(leak.at, edition),
    }
  })
}

/** A person's code stands for their name, in full or in part; it says nothing in place of a number or of a sentence. */
function codeFor({ what }: Leak, called: string | undefined): string | undefined {
  return what === 'name' || what === 'part' || what === 'alias' ? called : undefined
}

function labelOf(process: Process, whole: Snapshot, table: string, id: string | undefined): string | undefined {
  const { labelled, publicTitle } = process.tables[table] ?? {}
  const row = labelled && publicTitle ? whole.tables[table]?.find((each) => each.id === id) : undefined
  const label = row?.values[publicTitle ?? '']
  return typeof label === 'string' && label !== '' ? label : undefined
}

/** Where the design says what the edition says there: a numbered record has its own id again. */
function inDesign(at: string, { aliases }: Edition): string {
  const [table, id, ...rest] = at.split('/')
  const alias = aliases[`${table}/${id}`]
  return alias === undefined ? at : [alias, ...rest].join('/')
}
