import { Worker } from 'node:worker_threads'
import { type Clock, systemClock } from './clock.ts'
import type { Compactor } from './compactor.ts'

export type Job =
  | { readonly is: 'collect'; readonly snapshot: Uint8Array | undefined; readonly updates: readonly Uint8Array[] }
  | { readonly is: 'diff'; readonly update: Uint8Array; readonly stateVector: Uint8Array }

export interface CompactionWorkerOptions {
  /** A job that takes longer is given up, and its thread killed: a document made to be slow must stop nobody. */
  readonly mostMilliseconds?: number
  /** Where the thread's code is; a bundle passes its own. */
  readonly thread?: URL
  readonly clock?: Clock
}

interface Waiting {
  readonly job: Job
  readonly resolve: (made: Uint8Array) => void
  readonly reject: (error: Error) => void
}

/** Builds documents in a thread of its own, one at a time. */
export class CompactionWorker implements Compactor {
  readonly #thread: URL
  readonly #mostMilliseconds: number
  readonly #clock: Clock
  readonly #queue: Waiting[] = []
  #worker: Worker | undefined
  #running: Waiting | undefined
  #cancelWatch: (() => void) | undefined

  constructor(options: CompactionWorkerOptions = {}) {
    this.#thread = options.thread ?? new URL('./compaction-thread.ts', import.meta.url)
    this.#mostMilliseconds = options.mostMilliseconds ?? 20_000
    this.#clock = options.clock ?? systemClock
  }

  collect(snapshot: Uint8Array | undefined, updates: readonly Uint8Array[]): Promise<Uint8Array> {
    return this.#do({ is: 'collect', snapshot, updates })
  }

  diff(update: Uint8Array, stateVector: Uint8Array): Promise<Uint8Array> {
    return this.#do({ is: 'diff', update, stateVector })
  }

  async close(): Promise<void> {
    for (const { reject } of this.#queue.splice(0)) reject(new Error('closed'))
    this.#fail(new Error('closed'))
    await this.#worker?.terminate()
  }

  #do(job: Job): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ job, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#running) return
    this.#running = this.#queue.shift()
    if (!this.#running) return
    this.#worker ??= this.#start()
    this.#worker.postMessage(this.#running.job)
    this.#cancelWatch = this.#clock.after(this.#mostMilliseconds, () => this.#kill())
  }

  #start(): Worker {
    const worker = new Worker(this.#thread)
    worker.unref()
    worker.on('message', (made: Uint8Array) => this.#finish(worker, (waiting) => waiting.resolve(made)))
    worker.on('error', (error) => {
      if (this.#worker === worker) this.#worker = undefined
      this.#finish(worker, (waiting) => waiting.reject(error instanceof Error ? error : new Error(String(error))))
    })
    return worker
  }

  #kill(): void {
    const worker = this.#worker
    this.#worker = undefined
    void worker?.terminate()
    this.#fail(new Error('took too long'))
    this.#next()
  }

  #finish(worker: Worker, tell: (waiting: Waiting) => void): void {
    // A killed thread may still have had an answer on its way.
    if (this.#worker !== undefined && this.#worker !== worker) return
    const waiting = this.#running
    this.#running = undefined
    this.#cancelWatch?.()
    if (waiting) tell(waiting)
    this.#next()
  }

  #fail(error: Error): void {
    this.#cancelWatch?.()
    this.#running?.reject(error)
    this.#running = undefined
  }
}
