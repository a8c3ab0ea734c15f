import type { Entry, Log } from '../log.ts'
import type { Clock } from './clock.ts'

/** What a room gives to be written in one go. */
export interface Batch {
  readonly entries: readonly Entry[]
  committed(seqs: readonly number[]): void
  failed(error: unknown): void
}

export interface Source {
  takeBatch(): Batch
}

/** Writes what all rooms have in one transaction. What arrives while the disk works is the next one, so it adapts to load without a timer. */
export class Committer {
  readonly #log: Log
  readonly #clock: Clock
  readonly #dirty = new Set<Source>()
  #isScheduled = false
  #isWriting = false
  #idle: (() => void)[] = []
  #handedIn: { writes: number; done: () => void }[] = []

  constructor(log: Log, clock: Clock) {
    this.#log = log
    this.#clock = clock
  }

  add(source: Source): void {
    this.#dirty.add(source)
    this.#schedule()
  }

  remove(source: Source): void {
    this.#dirty.delete(source)
  }

  /** Resolves when nothing waits for the disk. */
  async settled(): Promise<void> {
    while (this.#isWriting || this.#dirty.size > 0) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  /** Resolves when all that was handed in so far is on disk, whatever comes after it. */
  handedIn(): Promise<void> {
    const writes = (this.#isWriting ? 1 : 0) + (this.#dirty.size > 0 ? 1 : 0)
    return new Promise((done) => (writes === 0 ? done() : this.#handedIn.push({ writes, done })))
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isWriting || this.#dirty.size === 0) return
    this.#isScheduled = true
    this.#clock.defer(() => {
      this.#isScheduled = false
      this.#isWriting = true
      void this.#write([...this.#dirty].map((source) => source.takeBatch()))
    })
  }

  async #write(batches: readonly Batch[]): Promise<void> {
    this.#dirty.clear()
    await this.#append(batches)
    this.#isWriting = false
    for (const waiting of this.#handedIn.splice(0)) {
      waiting.writes -= 1
      if (waiting.writes === 0) waiting.done()
      else this.#handedIn.push(waiting)
    }
    this.#schedule()
    if (this.#dirty.size === 0) this.#tellIdle()
  }

  async #append(batches: readonly Batch[]): Promise<void> {
    const entries = batches.flatMap((batch) => batch.entries)
    let seqs: readonly number[]
    try {
      seqs = entries.length === 0 ? [] : await this.#log.append(entries)
    } catch (error) {
      // One room's fault must not end the others: each is tried once more by itself. Writing an update twice does no harm.
      if (batches.length > 1) for (const batch of batches) await this.#append([batch])
      else batches[0]?.failed(error)
      return
    }
    let at = 0
    for (const batch of batches) {
      batch.committed(seqs.slice(at, at + batch.entries.length))
      at += batch.entries.length
    }
  }

  #tellIdle(): void {
    for (const tell of this.#idle.splice(0)) tell()
  }
}
