import { type Anchor, type Compartment, type Process, place } from '@balcony/design'
import type { Storage } from '@balcony/storage'
import type { Clock, Entry } from '@balcony/sync'
import { titlesOf } from '../designs/titles.ts'
import type { Feeds } from '../feed/feeds.ts'
import type { Report } from '../parts.ts'
import type { Followed, Job, Pinned } from '../reading/jobs.ts'
import type { Reader } from '../reading/reader.ts'
import { Bursts } from './bursts.ts'

/** Something that happened in a compartment: an update was kept, or a thread wants to be looked at. */
type Happening =
  | {
      readonly is: 'update'
      readonly seq: number
      readonly epoch: string
      readonly bytes: Uint8Array
      readonly at: number
    }
  | { readonly is: 'look'; readonly thread: string }

interface Needs {
  readonly process: Process
  readonly storage: Storage
  readonly clock: Clock
  readonly feeds: Feeds
  readonly reader: Reader
  readonly report: (event: Report) => void
}

/** The follower that keeps threads at their words and designs under their names, after the writing and off its path. */
export class Anchors {
  readonly #needs: Needs
  readonly #bursts: Bursts<Happening>

  constructor(needs: Needs) {
    this.#needs = needs
    this.#bursts = new Bursts(needs.clock, (room, happened) => this.#over(room, happened))
  }

  /** An update that is on disk. */
  committed(entry: Entry, seq: number): void {
    this.#bursts.add(entry.compartment, { is: 'update', seq, epoch: entry.epoch, bytes: entry.bytes, at: entry.at })
  }

  look(room: string, thread: string): void {
    this.#bursts.add(room, { is: 'look', thread })
  }

  /** Looks at everything that waits, at once. */
  flush(): Promise<void> {
    return this.#bursts.flush()
  }

  async #over(room: string, happened: readonly Happening[]): Promise<void> {
    const { report } = this.#needs
    try {
      await this.#follow(room, happened)
    } catch (error) {
      // The next burst finds the gap and reads the whole log, so nothing is lost by it.
      report({ event: 'follow-failed', room, error: error instanceof Error ? error.name : 'unknown' })
    }
  }

  async #follow(room: string, happened: readonly Happening[]): Promise<void> {
    const { process, storage, reader, clock } = this.#needs
    const slash = room.lastIndexOf('/')
    const design = room.slice(0, slash)
    const compartment = room.slice(slash + 1) as Compartment
    const threads = await storage.threads.of(design, [compartment])
    const pinned = threads
      .filter(({ thread: { anchor } }) => canBeLost(process, anchor))
      .map(({ thread: { id, anchor, state } }): Pinned => ({ thread: id, anchor, state }))
    const named = process.sections[titleSection]?.compartment === compartment
    if (pinned.length === 0 && !named) return
    const updates = happened.filter((each) => each.is === 'update')
    const about = {
      is: 'follow' as const,
      room,
      pinned,
      look: happened.flatMap((each) => (each.is === 'look' ? [each.thread] : [])),
      titlesIn: named ? { section: titleSection, compartment } : undefined,
    }
    const next = gapless(updates)
    const followed = next ? await reader.ask({ ...about, ...next }) : 'lost'
    const answer = followed === 'lost' ? await this.#anew(room, about) : followed
    // What is gone now stood there when the first of these was written.
    if (answer) await this.#keep(design, answer, updates[0]?.at ?? clock.now())
  }

  async #anew(room: string, about: Omit<Extract<Job, { is: 'follow' }>, 'from' | 'head' | 'epoch' | 'updates'>) {
    const stored = await this.#needs.storage.log.load(room)
    if (!stored) return undefined
    const { epoch, head, snapshot } = stored
    const rest = stored.updates.map((update) => update.bytes)
    const answer = await this.#needs.reader.ask({
      ...about,
      epoch,
      head,
      from: 'start',
      updates: snapshot ? [snapshot, ...rest] : rest,
    })
    return answer === 'lost' ? undefined : answer
  }

  async #keep(design: string, { moved, titles }: Followed, at: number): Promise<void> {
    const { storage, feeds } = this.#needs
    for (const { thread, anchor, state } of moved) {
      const kept = await storage.threads.setAnchor(thread, anchor, state, at)
      if (kept.ok) feeds.tell(design, { is: 'thread', thread: kept.value.thread }, kept.value.compartment)
    }
    const named = titles && (await storage.designs.find(design))
    if (!named) return
    const now = titlesOf(titles, named.coverTitle)
    if (now.title !== named.title || now.coverTitle !== named.coverTitle) await storage.designs.retitle(design, now)
  }
}

/** The section that names the design. */
const titleSection = 'design'

/** Sections and tables are always there; words and rows come and go. */
function canBeLost(process: Process, anchor: Anchor): boolean {
  if (anchor.on === 'words') return true
  const there = place(process, anchor.address)
  return there !== undefined && 'record' in there
}

/** Updates of one epoch without a gap between them; undefined when there are none or one is missing. */
function gapless(updates: readonly Extract<Happening, { is: 'update' }>[]) {
  const first = updates[0]
  if (!first || updates.some((each, index) => each.seq !== first.seq + index || each.epoch !== first.epoch))
    return undefined
  return {
    epoch: first.epoch,
    from: first.seq,
    head: first.seq + updates.length - 1,
    updates: updates.map((each) => each.bytes),
  }
}
