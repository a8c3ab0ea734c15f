import { enter, type Member, openTo } from '@balcony/access'
import { newId, ok, type Result, refuse } from '@balcony/base'
import type { Address, Compartment, Process } from '@balcony/design'
import type { StoredRestore, StoredVersion } from '@balcony/storage'
import { handIn, NotTaken } from '@balcony/sync'
import type { House } from '../context.ts'
import type { Asker } from '../door/doorkeeper.ts'
import type { Brought } from '../history/jobs.ts'
import { placesOf } from '../history/places.ts'
import type { NewRestore, Restored } from './contract.ts'
import { countsAt, keepNow, pilesAt, type RowCounts } from './moments.ts'
import { undoLasts } from './versions.ts'

const gone = refuse('not-found', 'There is no such version here. Load the page again.')
const interrupted = refuse(
  'conflict',
  'Not everything could be brought back: a part of the design was closed just then. What it said before is kept as a version. Try again.',
)

/** Brings back what stood once, forward: as new writing of the person who asks, which others see at once. */
export async function restore(
  house: House,
  asker: Asker,
  member: Member,
  { to, section }: NewRestore,
): Promise<Result<Restored>> {
  const { process, storage, clock, random, feeds } = house
  const { design } = member
  const places = section === undefined ? undefined : placesOf(process, section)
  const compartments = writable(process, member).filter((each) => places === undefined || holds(process, each, places))
  const counts = await countsAt(house, design, compartments, to)
  if (!counts || counts.size === 0) return gone
  const targets = await pilesAt(house, design, counts)
  const kept = await keepNow(house, design, openTo(member))
  const at = clock.now()
  const moment = to.startsWith('v:') ? { version: to.slice(2) } : { at: to === 'now' ? at : Number(to.slice(2)) }
  const about: StoredRestore = { to: moment, ...(section === undefined ? {} : { section }), written: {}, rowsAfter: {} }
  const version: StoredVersion = {
    ...{ id: newId(random), design, purpose: 'before-restore', by: asker.person, at },
    ...{ name: '', note: '', rows: Object.fromEntries(kept), restore: about },
  }
  // Before anything is written: whatever happens next, the present can be found again.
  await storage.together(async (stores) => {
    await stores.versions.make(version)
    const act = {
      chain: design,
      at,
      by: asker.person,
      signIn: asker.id,
      did: 'restored',
      about: { version: version.id },
    }
    await stores.journal.write(act)
  })
  feeds.tell(design, {
    is: 'restore',
    by: asker.person,
    state: 'begins',
    ...(section === undefined ? {} : { section }),
  })
  const written = new Map<Compartment, readonly Address[]>()
  let isWhole = true
  for (const target of targets) {
    const job = {
      is: 'bring',
      compartment: target.compartment,
      to: target,
      ...(places === undefined ? {} : { places }),
    } as const
    const done = await writeIn(house, asker, design, target.compartment, (now) =>
      house.historyReader.ask({ ...job, now, person: asker.person, at }),
    )
    if (done) written.set(target.compartment, done)
    else isWhole = false
  }
  const after = (await countsAt(house, design, compartments, 'now')) ?? new Map()
  await storage.versions.setRestore(version.id, {
    ...about,
    written: Object.fromEntries(written),
    rowsAfter: Object.fromEntries(after),
  })
  feeds.tell(design, { is: 'restore', by: asker.person, state: 'done', ...(section === undefined ? {} : { section }) })
  if (!isWhole) return interrupted
  return ok({ kept: version.id, written: countOf(written), left: [] })
}

/** Takes a restore back, where nobody has written since. */
export async function undoRestore(
  house: House,
  asker: Asker,
  member: Member,
  version: StoredVersion,
): Promise<Result<Restored>> {
  const { storage, clock, feeds } = house
  const { design, restore: about } = version
  if (!about) return gone
  if (about.undoneAt !== undefined) return refuse('conflict', 'This was taken back already.')
  if (clock.now() - version.at > undoLasts)
    return refuse('conflict', 'More than an hour has passed. Restore the version that was kept before it instead.')
  const compartments = writable(house.process, member).filter((each) => about.written[each] !== undefined)
  const touched = await touchedSince(house, design, compartments, about)
  const counts: RowCounts = new Map(compartments.map((each) => [each, version.rows[each] ?? 0]))
  feeds.tell(design, { is: 'restore', by: asker.person, state: 'begins' })
  const written = new Map<Compartment, readonly Address[]>()
  let isWhole = true
  for (const target of await pilesAt(house, design, counts)) {
    const { compartment } = target
    const addresses = (about.written[compartment] ?? []).filter((address) => !touched.has(address))
    const done = await writeIn(house, asker, design, compartment, (now) =>
      house.historyReader.ask({
        is: 'bring',
        compartment,
        now,
        to: target,
        addresses,
        person: asker.person,
        at: clock.now(),
      }),
    )
    if (done) written.set(compartment, done)
    else isWhole = false
  }
  if (isWhole) await storage.versions.setRestore(version.id, { ...about, undoneAt: clock.now() })
  feeds.tell(design, { is: 'restore', by: asker.person, state: 'done' })
  if (!isWhole) return interrupted
  return ok({ written: countOf(written), left: [...touched] })
}

/** Writes in a room what the thread makes of what stands there; undefined when the room would not take it. */
export async function writeIn(
  { storage, rooms, historian }: House,
  asker: Asker,
  design: string,
  compartment: Compartment,
  make: (now: readonly Uint8Array[]) => Promise<Brought>,
): Promise<readonly Address[] | undefined> {
  const room = `${design}/${compartment}`
  const stored = await storage.log.load(room)
  if (!stored) return undefined
  const updates = stored.updates.map((update) => update.bytes)
  const { update, written } = await make(stored.snapshot ? [stored.snapshot, ...updates] : updates)
  if (!update) return written
  try {
    await handIn(rooms, room, { person: asker.person, signIn: asker.id, epoch: stored.epoch }, update)
  } catch (error) {
    if (error instanceof NotTaken) return undefined
    throw error
  }
  await historian.caughtUp(room)
  return written
}

async function touchedSince(
  { historian, storage }: House,
  design: string,
  compartments: readonly Compartment[],
  about: StoredRestore,
): Promise<ReadonlySet<Address>> {
  const touched = new Set<Address>()
  for (const compartment of compartments) {
    const room = `${design}/${compartment}`
    const cursor = await historian.caughtUp(room)
    const own = new Set(about.written[compartment])
    const lines = await storage.history.between(room, about.rowsAfter[compartment] ?? 0, cursor?.rows ?? 0)
    for (const { address } of lines) if (own.has(address)) touched.add(address)
  }
  return touched
}

function writable(process: Process, member: Member): readonly Compartment[] {
  const all = [...Object.values(process.sections), ...Object.values(process.tables)].map((each) => each.compartment)
  return [...new Set(all)].filter((each) => enter(member, each) === 'write')
}

function holds(process: Process, compartment: Compartment, places: readonly string[]): boolean {
  return places.some((place) => (process.sections[place] ?? process.tables[place])?.compartment === compartment)
}

function countOf(written: ReadonlyMap<Compartment, readonly Address[]>): number {
  return [...written.values()].reduce((sum, addresses) => sum + addresses.length, 0)
}
