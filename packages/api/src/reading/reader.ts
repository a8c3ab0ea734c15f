import { Worker } from 'node:worker_threads'
import {
  type Compartment,
  compartments,
  concernsIn,
  defaultSettings,
  type Finding,
  type Settings,
  type Snapshot,
} from '@balcony/design'
import type { Storage } from '@balcony/storage'
import type { Clock } from '@balcony/sync'
import type { CutEdition, EditionJob } from '../exports/cut.ts'
import { thresholdsOf } from '../review/thresholds.ts'
import type { Answer, Job, Pile } from './jobs.ts'
import { Lately } from './lately.ts'

/** A job that takes longer than this is given up, and the thread that hangs in it is ended. */
const readingTakesAtMost = 30_000

/** What it was asked cannot be answered in time; nothing was changed. */
export class ReadingTooLong extends Error {
  constructor() {
    super('reading took too long')
  }
}

interface Waiting {
  readonly job: Job
  done(answer: never): void
  failed(error: Error): void
}

/** Reads what files and documents say in a thread of its own, one after the other: however hard one is, rooms and requests go on. */
export class Reader {
  readonly #storage: Storage
  readonly #clock: Clock
  readonly #settings: Settings
  readonly #lately: Lately
  readonly #queue: Waiting[] = []
  #worker: Worker | undefined
  #current: { readonly waiting: Waiting; readonly callOff: () => void } | undefined

  constructor(storage: Storage, clock: Clock, settings: Settings = defaultSettings) {
    this.#settings = settings
    this.#storage = storage
    this.#clock = clock
    this.#lately = new Lately(clock)
  }

  /** Has the thread ready before anybody asks. */
  warm(): void {
    void this.ask({ is: 'snapshot', piles: [] }).catch(() => {}) // whoever asks next starts it
  }

  /** What a design says over the compartments given, as far as it is on disk. */
  async snapshot(design: string, open: readonly Compartment[]): Promise<Snapshot> {
    return this.ask({ is: 'snapshot', piles: await this.#piles(design, open) })
  }

  /** What the review says of a design over the compartments given, as if there were no others. `today` is YYYY-MM-DD. */
  async review(design: string, open: readonly Compartment[], today: string): Promise<readonly Finding[]> {
    const [piles, threads, settings] = await Promise.all([
      this.#piles(design, open),
      this.#storage.threads.of(design, open),
      thresholdsOf({ storage: this.#storage, reviewSettings: this.#settings }, design),
    ])
    const concerns = concernsIn(threads.map((stored) => stored.thread))
    return this.ask({ is: 'review', piles, today, settings, concerns })
  }

  /**
   * An edition of what these compartments say, and every place in it that says something of the others, which are read for
   * nothing else.
   */
  async edition(design: string, asked: Omit<EditionJob, 'is' | 'piles' | 'secret'>): Promise<CutEdition> {
    const [piles, core] = await Promise.all([
      this.#piles(design, compartments),
      this.#storage.log.load(`${design}/core`),
    ])
    // Nobody outside ever hears of an epoch: an order that comes from it tells them nothing.
    const job = { is: 'edition', piles, ...asked, secret: core?.epoch ?? design } as const
    return this.#lately.answer(design, job, (each) => this.ask(each))
  }

  /** Whether a compartment can be read to its end, with nothing in it that waits for something missing. */
  async isWhole(design: string, compartment: Compartment): Promise<boolean> {
    const pile = await this.#pile(design, compartment)
    return pile !== undefined && this.ask({ is: 'check', pile })
  }

  ask<J extends Job>(job: J): Promise<Answer<J>> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, done: resolve, failed: reject })
      this.#next()
    })
  }

  /** What was read of a design before is held no more. */
  forget(design: string): void {
    this.#lately.forget(design)
  }

  async close(): Promise<void> {
    this.#lately.forget()
    const worker = this.#worker
    const closing = new Error('the server is closing')
    for (const waiting of this.#queue.splice(0)) waiting.failed(closing)
    this.#end(closing)
    await worker?.terminate()
  }

  async #piles(design: string, open: readonly Compartment[]): Promise<readonly Pile[]> {
    const piles = await Promise.all(open.map((compartment) => this.#pile(design, compartment)))
    return piles.filter((pile) => pile !== undefined)
  }

  async #pile(design: string, compartment: Compartment): Promise<Pile | undefined> {
    const stored = await this.#storage.log.load(`${design}/${compartment}`)
    if (!stored) return undefined
    const updates = stored.updates.map((update) => update.bytes)
    return { compartment, updates: stored.snapshot ? [stored.snapshot, ...updates] : updates }
  }

  #next(): void {
    if (this.#current) return
    const waiting = this.#queue.shift()
    // Only while somebody waits for an answer does the thread keep the process alive.
    if (!waiting) {
      this.#worker?.unref()
      return
    }
    const worker = this.#thread()
    worker.ref()
    const callOff = this.#clock.after(readingTakesAtMost, () => this.#end(new ReadingTooLong()))
    this.#current = { waiting, callOff }
    worker.postMessage(waiting.job)
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./thread.ts', import.meta.url))
    this.#worker = worker
    worker.on('message', ({ answer, error }: { answer?: never; error?: string }) => {
      if (this.#worker !== worker) return
      const waiting = this.#take()
      if (error === undefined) waiting?.done(answer as never)
      else waiting?.failed(new Error(error))
      this.#next()
    })
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#end(error instanceof Error ? error : new Error(String(error)))
    })
    return worker
  }

  /** Ends the thread and the job it hangs in; the next job gets a fresh one. */
  #end(error: Error): void {
    const worker = this.#worker
    this.#worker = undefined
    void worker?.terminate()
    this.#take()?.failed(error)
    this.#next()
  }

  #take(): Waiting | undefined {
    const current = this.#current
    this.#current = undefined
    current?.callOff()
    return current?.waiting
  }
}
