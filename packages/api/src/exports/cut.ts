import { createHmac } from 'node:crypto'
import {
  type Compartment,
  type Edition,
  type EditionKind,
  type EditionOptions,
  findLeaks,
  type Leak,
  makeEdition,
  namesOf,
  type Process,
  type Snapshot,
} from '@balcony/design'
import type { Pile } from '../reading/jobs.ts'

/** An edition to cut from what `open` says, and to check against all that there is. */
export interface EditionJob {
  readonly is: 'edition'
  /** Of every compartment. */
  readonly piles: readonly Pile[]
  readonly open: readonly Compartment[]
  readonly edition: EditionKind
  readonly options: Omit<EditionOptions, 'say' | 'shuffle' | 'since'>
  readonly secret: string
  /** Cut already, and only to be looked at again. */
  readonly frozen?: Edition
  /** Our own words (English) → those of the language that the options name. */
  readonly words?: Readonly<Record<string, string>>
}

export interface CutEdition {
  readonly edition: Edition
  readonly leaks: readonly FoundLeak[]
}

export interface FoundLeak extends Leak {
  /** What the core calls the one it belongs to. */
  readonly called?: string
}

/** Runs in the reading thread. */
export function cutEdition(process: Process, whole: Snapshot, job: EditionJob): CutEdition {
  const open = opened(process, whole, job.open)
  const edition =
    job.frozen ??
    makeEdition(process, open, job.edition, {
      ...job.options,
      say: (message) => job.words?.[message] ?? message,
      shuffle: (address) => createHmac('sha256', job.secret).update(`${job.options.partner} ${address}`).digest('hex'),
    })
  const core = opened(process, whole, ['core'])
  const names = namesOf(process, core, edition.language)
  const leaks = findLeaks(process, whole, edition).map((leak): FoundLeak => {
    const [table = '', id] = leak.secret.split('/')
    const called = names(`${process.tables[table]?.pairs ?? table}/${id}`)
    return { ...leak, ...(called === undefined ? {} : { called }), at: inDesign(leak.at, edition) }
  })
  return { edition, leaks }
}

/** As if there were no other compartments. */
function opened(process: Process, whole: Snapshot, open: readonly Compartment[]): Snapshot {
  const inside = (described: { readonly compartment: Compartment } | undefined) =>
    described !== undefined && open.includes(described.compartment)
  return {
    open: whole.open.filter((each) => open.includes(each)),
    sections: Object.fromEntries(Object.entries(whole.sections).filter(([id]) => inside(process.sections[id]))),
    tables: Object.fromEntries(Object.entries(whole.tables).filter(([id]) => inside(process.tables[id]))),
  }
}

/** Where the design says what the edition says there: a numbered record has its own id again. */
function inDesign(at: string, { aliases }: Edition): string {
  const [table, id, ...rest] = at.split('/')
  const alias = aliases[`${table}/${id}`]
  return alias === undefined ? at : [alias, ...rest].join('/')
}
