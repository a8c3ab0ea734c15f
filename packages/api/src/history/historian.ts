import { type Address, type Compartment, fieldAt, lifeOf, type Process, sameJson } from '@balcony/design'
import type { Change } from '@balcony/document'
import type { Cursor, HistoryRow, NewHistoryRow, Storage, Written } from '@balcony/storage'
import type { Clock, Entry } from '@balcony/sync'
import { Bursts } from '../anchors/bursts.ts'
import type { Feeds } from '../feed/feeds.ts'
import type { Report } from '../parts.ts'
import type { Reader } from '../reading/reader.ts'

/** After so long a silence whoever writes begins another sitting, and what stood is kept as a moment. */
export const sittingGap = 30 * 60_000
/** What one person goes on writing in one text is one row for at most so long. */
export const rowLastsAtMost = 10 * 60_000
/** Updates read in one go: one job of the thread and one transaction. */
const updatesAtOnce = 400

interface Needs {
  readonly process: Process
  readonly storage: Storage
  readonly clock: Clock
  readonly feeds: Feeds
  /** A thread of its own: history never waits behind an export, and nothing waits behind history. */
  readonly reader: Reader
  readonly report: (event: Report) => void
}

/** The follower that turns what was written into who, when, where, before and after. */
export class Historian {
  readonly #needs: Needs
  readonly #bursts: Bursts<Written>
  readonly #lines = new Map<string, Promise<unknown>>()

  constructor(needs: Needs) {
    this.#needs = needs
    this.#bursts = new Bursts(needs.clock, (room) => this.#over(room))
  }

  /** Takes up what was written while nobody followed: after a crash, or before there was a history. */
  async start(): Promise<void> {
    const { storage, report } = this.#needs
    try {
      for (const room of await storage.history.behind()) await this.#over(room)
    } catch (error) {
      report({ event: 'history-failed', error: error instanceof Error ? error.name : 'unknown' })
    }
  }

  /** An update that is on disk. */
  committed(entry: Entry, seq: number): void {
    this.#bursts.add(entry.compartment, { seq, by: entry.by, signIn: entry.signIn, at: entry.at, bytes: entry.bytes })
  }

  /** Resolves when everything that was on disk when it was called is in history, with the cursor there. */
  async caughtUp(room: string): Promise<Cursor | undefined> {
    return this.#inLine(room, async () => {
      let cursor = await this.#needs.storage.history.cursor(room)
      for (;;) {
        const next = await this.#step(room, cursor)
        if (next === undefined || next.seq === cursor?.seq) return next
        cursor = next
      }
    })
  }

  /** Keeps what stands now as a moment of its own. */
  async keep(room: string): Promise<Cursor | undefined> {
    const cursor = await this.caughtUp(room)
    if (!cursor) return undefined
    return this.#inLine(room, async () => {
      const { storage, reader } = this.#needs
      const base = await this.#base(cursor)
      if (!base) return undefined
      const ask = { is: 'chronicle', room, epoch: cursor.epoch, from: cursor.seq, updates: [], keep: true } as const
      const known = await reader.ask(ask)
      const answer = known === 'lost' ? await reader.ask({ ...ask, base }) : known
      if (answer === 'lost' || !answer.stood) return undefined
      return (await storage.history.keep(cursor, answer.stood)) ? { ...cursor, cut: cursor.rows } : undefined
    })
  }

  flush(): Promise<void> {
    return this.#bursts.flush()
  }

  async #over(room: string): Promise<void> {
    try {
      await this.caughtUp(room)
    } catch (error) {
      // The cursor stays where it was: the next burst, or the next start, takes it up from there.
      this.#needs.report({ event: 'history-failed', room, error: error instanceof Error ? error.name : 'unknown' })
    }
  }

  /** One after the other for each room, whoever asks. */
  #inLine<T>(room: string, work: () => Promise<T>): Promise<T> {
    const before = this.#lines.get(room) ?? Promise.resolve()
    const mine = before.then(work, work)
    const kept = mine.catch(() => {})
    this.#lines.set(room, kept)
    void kept.then(() => {
      if (this.#lines.get(room) === kept) this.#lines.delete(room)
    })
    return mine
  }

  /** Goes on by one sitting, or a part of one. */
  async #step(room: string, cursor: Cursor | undefined): Promise<Cursor | undefined> {
    const { storage, reader, feeds } = this.#needs
    if (!cursor) return this.#begin(room)
    const waiting = await storage.log.after(room, cursor.epoch, cursor.seq, updatesAtOnce)
    const first = waiting[0]
    if (!first) return cursor
    if (first.seq !== cursor.seq + 1) throw new Error('history missed an update')
    const keep = first.at - cursor.at > sittingGap && cursor.rows > cursor.cut
    const updates = oneSitting(waiting)
    const ask = { is: 'chronicle', room, epoch: cursor.epoch, from: cursor.seq, updates, keep } as const
    const known = await reader.ask(ask)
    const answer = known === 'lost' ? await this.#anew(cursor, ask) : known
    const last = updates.at(-1) ?? first
    const open = await storage.history.open(keep ? { ...cursor, cut: cursor.rows } : cursor, touched(answer.changes))
    const rows = rowsOf(this.#needs.process, updates, answer.changes, open)
    const done = await storage.history.pass({
      ...{ cursor, to: last.seq, at: last.at, rows },
      ...(answer.stood ? { stood: answer.stood } : {}),
    })
    if (!done) throw new Error('history was written by somebody else')
    this.#tell(room, rows, feeds)
    return storage.history.cursor(room)
  }

  async #begin(room: string): Promise<Cursor | undefined> {
    const { storage, clock } = this.#needs
    const stored = await storage.log.load(room)
    if (!stored) return undefined
    const seq = stored.head - stored.updates.length
    const [first] = await storage.log.after(room, stored.epoch, seq, 1)
    const at = first?.at ?? clock.now()
    const cursor = { compartment: room, epoch: stored.epoch, seq, rows: 0, cut: 0, at }
    await storage.history.begin(cursor, stored.snapshot ?? nothing)
    return storage.history.cursor(room)
  }

  async #anew(cursor: Cursor, ask: Parameters<Reader['ask']>[0] & { is: 'chronicle' }) {
    const base = await this.#base(cursor)
    const answer = base && (await this.#needs.reader.ask({ ...ask, base }))
    if (!answer || answer === 'lost') throw new Error('what stood before is gone')
    return answer
  }

  /** What stood at the cursor. Compaction never goes further than history, so it is always there. */
  async #base({ compartment, epoch, seq }: Cursor): Promise<readonly Uint8Array[] | undefined> {
    const stored = await this.#needs.storage.log.load(compartment)
    if (stored?.epoch !== epoch) return undefined
    const updates = stored.updates.filter((update) => update.seq <= seq).map((update) => update.bytes)
    return stored.snapshot ? [stored.snapshot, ...updates] : updates
  }

  #tell(room: string, rows: readonly NewHistoryRow[], feeds: Feeds): void {
    const slash = room.lastIndexOf('/')
    const compartment = room.slice(slash + 1) as Compartment
    for (const [by, own] of Map.groupBy(rows, (row) => row.by)) {
      const places = [...new Set(own.map((row) => row.address.split('/')[0] ?? ''))]
      feeds.tell(room.slice(0, slash), { is: 'history', by, places }, compartment)
    }
  }
}

/** An update in which nothing is. */
const nothing = new Uint8Array([0, 0])

function oneSitting(waiting: readonly Written[]): readonly Written[] {
  const end = waiting.findIndex((update, index) => update.at - (waiting[index - 1]?.at ?? update.at) > sittingGap)
  return end < 0 ? waiting : waiting.slice(0, end)
}

function touched(changes: readonly (readonly Change[])[]): readonly Address[] {
  return [...new Set(changes.flat().map((change) => change.address))]
}

/** Typing in one text goes on in the same row; everything else is a row of its own. */
function rowsOf(
  process: Process,
  updates: readonly Written[],
  changes: readonly (readonly Change[])[],
  open: readonly HistoryRow[],
): readonly NewHistoryRow[] {
  const rows: NewHistoryRow[] = []
  /** The newest row of each address: one of `rows`, or one that is on disk. */
  const newest = new Map<Address, { readonly row: NewHistoryRow; readonly at?: number }>()
  for (const { number, compartment: _, ...row } of open) newest.set(row.address, { row: { ...row, joins: number } })
  for (const [index, update] of updates.entries()) {
    for (const { address, ...change } of changes[index] ?? []) {
      const before = newest.get(address)
      const own = { seq: update.seq, by: update.by, signIn: update.signIn, until: update.at }
      const goesOn = before && isText(process, address) && continues(before.row, update)
      const row: NewHistoryRow = goesOn
        ? { ...before.row, ...own, change: joined(before.row.change as StoredChange, change) }
        : { ...own, from: update.at, address, change }
      const at = goesOn ? (before.at ?? rows.length) : rows.length
      rows[at] = row
      newest.set(address, { row, at })
    }
  }
  return rows
}

/** What stands in a row of history. */
export type StoredChange = Omit<Change, 'address'>

function continues(row: NewHistoryRow, update: Written): boolean {
  return row.by === update.by && row.signIn === update.signIn && update.at - row.from <= rowLastsAtMost
}

function joined(one: StoredChange, next: StoredChange): StoredChange {
  return {
    ...(one.before === undefined ? {} : { before: one.before }),
    ...(next.after === undefined ? {} : { after: next.after }),
  }
}

/** Whether nothing is left of what a row tells: written and taken back at once. */
export function cameToNothing({ before, after, lost }: StoredChange): boolean {
  return lost === undefined && (before === after || sameJson(before, after))
}

function isText(process: Process, address: Address): boolean {
  const field = fieldAt(process, address)
  const life = field && lifeOf[field.kind]
  return life === 'text' || life === 'texts' || life === 'prose'
}
