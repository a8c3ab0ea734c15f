import { isPurged } from '../../epochs.ts'
import type { CannotSave } from '../save-state.ts'
import { joined, rawWords } from './raw-words.ts'
import type { Aside, Kept, KeptChange, KeptStore, KeptWords } from './store.ts'

export interface Keeping {
  readonly store: KeptStore
  /** Of this window: what it keeps is told apart from what others of the same person keep. */
  readonly window: string
  /** Whether the whole compartment may stay on the device, or only what is not acknowledged. */
  readonly document: boolean
  /** Whether what was kept may be merged: who may not write any more is offered the words. */
  readonly mayWrite: boolean
  /** What stands at the places that were changed here and are not saved. */
  words(): string
  /** Words that cannot be merged, told while loading. */
  offer(aside: Aside): void
}

interface Opened {
  /** Changes that may be merged and sent. */
  readonly own: readonly KeptChange[]
  readonly document: Uint8Array | undefined
  readonly words: readonly KeptWords[]
}

const nothing: Opened = { own: [], document: undefined, words: [] }

/** What was kept, taken apart: what may be merged into this epoch is given back, the words of the rest are offered. */
export async function openKept(keeping: Keeping, epoch: string): Promise<Opened> {
  const { store, mayWrite, offer } = keeping
  let kept: Kept
  try {
    kept = await store.load()
  } catch {
    return nothing // the device gives nothing: the room is entered without
  }
  if (isPurged(epoch)) kept = await withoutOlder(store, kept, epoch)
  for (const aside of kept.aside) offer(aside)
  const fits = (each: KeptChange) => each.epoch === epoch && mayWrite
  const [own, strange] = [kept.changes.filter(fits), kept.changes.filter((each) => !fits(each))]
  if (strange.length > 0) await offerWords(keeping, kept, strange, epoch)
  // A copy may hold changes that were refused since: it is not taken where some were.
  const isGood = keeping.document && kept.document?.epoch === epoch && strange.length === 0
  return {
    own,
    document: isGood ? kept.document?.bytes : undefined,
    words: kept.words.filter((each) => each.epoch === epoch),
  }
}

/** Anything from before a purge may hold what was removed: nobody gets it back, it is offered to nobody, and the device forgets it. */
async function withoutOlder(store: KeptStore, kept: Kept, epoch: string): Promise<Kept> {
  const isOld = (each: { readonly epoch?: string }) => each.epoch !== epoch
  const isOldCopy = kept.document !== undefined && isOld(kept.document)
  const [changes, words, aside] = [kept.changes.filter(isOld), kept.words.filter(isOld), kept.aside.filter(isOld)]
  if (isOldCopy || changes.length + words.length + aside.length > 0) {
    const change = {
      remove: changes.map(({ key }) => key),
      forgetWords: words.map(({ window }) => window),
      ...(isOldCopy ? { document: 'none' as const } : {}),
      ...(aside.length > 0 ? { forgetAside: true } : {}),
    }
    // Where that fails nothing may stay at all.
    await store.write(change).catch(() => store.wipe().catch(() => {}))
  }
  const isNew = (each: { readonly epoch?: string }) => !isOld(each)
  return {
    document: isOldCopy ? undefined : kept.document,
    changes: kept.changes.filter(isNew),
    words: kept.words.filter(isNew),
    aside: kept.aside.filter(isNew),
  }
}

async function offerWords(keeping: Keeping, kept: Kept, strange: readonly KeptChange[], epoch: string): Promise<void> {
  const reason: CannotSave = keeping.mayWrite ? 'epoch' : 'refused'
  const told = kept.words.filter((each) => each.of.some((key) => strange.some((change) => change.key === key)))
  const covered = new Set(told.flatMap((each) => each.of))
  const untold = strange.filter(({ key }) => !covered.has(key))
  const words = joined([...told.map((each) => each.words), rawWords(untold.map(({ bytes }) => bytes))])
  const aside: Aside | undefined = words === '' ? undefined : { key: `${keeping.window}/earlier`, reason, epoch, words }
  if (aside) keeping.offer(aside)
  const change = {
    remove: strange.map(({ key }) => key),
    document: 'none' as const,
    forgetWords: told.map(({ window }) => window),
    ...(aside && { aside }),
  }
  // If it fails they stay as they were, and are offered again at the next opening.
  await keeping.store.write(change).catch(() => {})
}
