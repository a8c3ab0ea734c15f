import { createHmac } from 'node:crypto'
import {
  type Compartment,
  type Edition,
  type EditionKind,
  type EditionOptions,
  type FoundLeak,
  leaksIn,
  makeEdition,
  opened,
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

function before(
  process: Process,
  { piles, name, date }: NonNullable<EditionJob['since']>,
  open: readonly Compartment[],
): NonNullable<EditionOptions['since']> {
  return { snapshot: opened(process, momentOf(process, piles), open), name, date }
}
