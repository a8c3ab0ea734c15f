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
import type { MomentPile } from '../history/jobs.ts'
import { momentOf } from '../history/moments.ts'
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
  /** What stood in the version that it is of, in every compartment. */
  readonly of?: readonly MomentPile[]
  /** Since when changes are listed. */
  readonly since?: { readonly piles: readonly MomentPile[]; readonly name: string; readonly date: string }
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
  /** What may stand in its place: the code, or the label that is open to everybody. */
  readonly instead?: string
}

/** Runs in the reading thread. */
export function cutEdition(process: Process, whole: Snapshot, job: EditionJob): CutEdition {
  const then = job.of ? momentOf(process, job.of) : whole
  const open = opened(process, then, job.open)
  const edition =
    job.frozen ??
    makeEdition(process, open, job.edition, {
      ...job.options,
      ...(job.since ? { since: before(process, job.since, job.open) } : {}),
      say: (message) => job.words?.[message] ?? message,
      shuffle: (address) => createHmac('sha256', job.secret).update(`${job.options.partner} ${address}`).digest('hex'),
    })
  // Whom the closed parts named when the version was named may stand in it, and whom they name now as well.
  const leaks = new Map<string, FoundLeak>()
  for (const source of new Set([whole, then]))
    for (const leak of leaksIn(process, source, edition)) if (!leaks.has(leak.key)) leaks.set(leak.key, leak)
  return { edition, leaks: [...leaks.values()] }
}

function leaksIn(process: Process, whole: Snapshot, edition: Edition): readonly FoundLeak[] {
  const names = namesOf(process, opened(process, whole, ['core']), edition.language)
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

function before(
  process: Process,
  { piles, name, date }: NonNullable<EditionJob['since']>,
  open: readonly Compartment[],
): NonNullable<EditionOptions['since']> {
  return { snapshot: opened(process, momentOf(process, piles), open), name, date }
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
