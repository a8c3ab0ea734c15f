import { newId, ok, type Result, refuse } from '@balcony/base'
import { type Compartment, Eraser } from '@balcony/design'
import type { Beside, Fresh } from '@balcony/storage'
import { closeCode, purgedEpoch } from '@balcony/sync'
import type { House } from '../context.ts'
import type { Asker } from '../door/doorkeeper.ts'
import { forgetSums } from '../versions/approvals.ts'
import type { NewPurge, Words, WordsFound } from './contract.ts'
import type { Erased, EraseJob } from './erase.ts'

/** So often everything is read anew when the server itself wrote meanwhile; people are held, and cannot. */
const readAtMost = 4
const busy = refuse(
  'unavailable',
  'The design changed while its words were being removed. Nothing was removed; try again.',
)

/** Where words stand in these parts of a design. Changes nothing. */
export async function look(
  house: House,
  asker: Asker,
  design: string,
  open: readonly Compartment[],
  { words }: Words,
): Promise<WordsFound> {
  const parts: WordsFound['parts'][number][] = []
  for (const compartment of open) {
    const read = await erased(house, asker, design, compartment, { words, instead: '' })
    const beside = await house.storage.purges.count(
      besideOf(house, asker, design, [compartment], { words, instead: '' }),
    )
    if (!read) continue
    const { places, past } = read.erased
    if (places.length + past + beside > 0 || read.erased.made) parts.push({ compartment, places, past, beside })
  }
  return { parts }
}

/** Removes words for good. The caller has judged who asks, and who agreed. */
export async function purge(
  house: House,
  asker: Asker,
  design: string,
  asked: NewPurge,
  askedBy: string | undefined,
): Promise<Result<{ readonly parts: readonly Compartment[]; readonly beside: number }>> {
  const { storage, keeper, feeds, rooms, clock, purges, anchors } = house
  const beside = besideOf(house, asker, design, asked.compartments, asked)
  let count = 0
  const done = await keeper.changing({ design }, async () => {
    count = await storage.purges.count(beside)
    for (let turn = 0; turn < readAtMost; turn++) {
      const fresh: (Fresh & { readonly name: Compartment })[] = []
      for (const name of asked.compartments) {
        const read = await erased(house, asker, design, name, asked)
        if (read?.erased.made) fresh.push({ ...freshOf(house, asker, read, read.erased.made), name })
      }
      const scopes = await storage.together(async (stores) => {
        const gone = await stores.purges.run(beside, fresh)
        if (!gone) return undefined
        const about = askedBy === undefined ? {} : { askedBy }
        await stores.journal.write({
          ...{ chain: design, at: clock.now(), by: asker.person, signIn: asker.id, did: 'purged', about },
        })
        return gone
      })
      if (!scopes) continue
      // Whoever was in still holds the old words, and the rooms do: nobody gets them from here any more.
      for (const { compartment } of fresh)
        rooms.dissolve(compartment, closeCode.purged, 'something was removed for good')
      purges.happened(design)
      forgetSums(storage)
      return { scopes, parts: fresh.map(({ name }) => name) }
    }
    return undefined
  })
  if (!done) return busy
  // Only now is it gone from the disk: what the old keys sealed can be opened by nobody.
  for (const scope of done.scopes) await storage.keys.renew(clock.now(), scope)
  for (const { thread, compartment } of await storage.threads.of(design, asked.compartments))
    anchors.look(`${design}/${compartment}`, thread.id)
  feeds.tell(design, { is: 'access' })
  feeds.tell(design, { is: 'versions' })
  return ok({ parts: done.parts, beside: count })
}

function besideOf(
  { clock }: House,
  asker: Asker,
  design: string,
  compartments: readonly Compartment[],
  { words, instead }: Words & { readonly instead: string },
): Beside {
  const { text: take } = new Eraser(words, instead)
  return { design, compartments, take, by: asker.person, at: clock.now() }
}

interface Read {
  readonly room: string
  readonly epoch: string
  readonly head: number
  readonly rows: number
  readonly erased: Erased
}

async function erased(
  { storage, historian, historyReader, clock }: House,
  asker: Asker,
  design: string,
  compartment: Compartment,
  { words, instead }: Words & { readonly instead: string },
): Promise<Read | undefined> {
  const room = `${design}/${compartment}`
  const cursor = await historian.caughtUp(room)
  const stored = await storage.log.load(room)
  if (!cursor || !stored) return undefined
  const rows = await storage.history.rows(room, 0, cursor.rows)
  const checkpoints: EraseJob['checkpoints'][number][] = []
  for (const number of await storage.purges.moments(room)) {
    const found = await storage.history.checkpoint(room, number)
    if (found) checkpoints.push(found)
  }
  const job: EraseJob = {
    ...{ is: 'erase', compartment, snapshot: stored.snapshot, updates: stored.updates.map(({ bytes }) => bytes) },
    ...{ rows: rows.map(({ number, address, change }) => ({ number, address, change })), checkpoints },
    ...{ words, instead, person: asker.person, at: clock.now() },
  }
  const done = await historyReader.ask(job)
  return { room, epoch: stored.epoch, head: stored.head, rows: cursor.rows, erased: done }
}

function freshOf(
  { random, clock }: House,
  asker: Asker,
  { room, epoch, head, rows }: Read,
  { state, clients, changes, checkpoints }: NonNullable<Erased['made']>,
): Fresh {
  const to = { epoch: purgedEpoch(newId(random)), state, clients, by: asker.person, at: clock.now() }
  return { compartment: room, epoch, head, rows, to, changes, checkpoints }
}
