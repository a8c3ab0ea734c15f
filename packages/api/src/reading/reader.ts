import { Worker } from 'node:worker_threads'
import { assert } from '@balcony/base'
import type { Compartment, Snapshot } from '@balcony/design'
import type { Storage } from '@balcony/storage'
import type { Clock } from '@balcony/sync'
import type { Answer, Job, Pile } from './jobs.ts'

/** A document that takes longer than this to read is left alone, and the thread that hangs in it is ended. */
const readingTakesAtMost = 30_000

interface Waiting {
  done(answer: never): void
  failed(error: Error): void
  callOff(): void
}

/** Reads what documents say in a thread of its own: however hard one is to build, rooms and requests go on. */
export class Reader {
  readonly #storage: Storage
  readonly #clock: Clock
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #next = 0

  constructor(storage: Storage, clock: Clock) {
    this.#storage = storage
    this.#clock = clock
  }

  /** What a design says over the compartments given, as far as it is on disk. */
  async snapshot(design: string, open: readonly Compartment[]): Promise<Snapshot> {
    const piles = await Promise.all(open.map((compartment) => this.#pile(design, compartment)))
    return this.ask({ is: 'snapshot', piles: piles.filter((pile) => pile !== undefined) })
  }

  /** Whether a compartment can be read to its end, with nothing in it that waits for something missing. */
  async isWhole(design: string, compartment: Compartment): Promise<boolean> {
    const pile = await this.#pile(design, compartment)
    return pile !== undefined && this.ask({ is: 'check', pile })
  }

  ask<J extends Job>(job: J): Promise<Answer<J>> {
    const id = this.#next++
    const worker = this.#thread()
    return new Promise((resolve, reject) => {
      const callOff = this.#clock.after(readingTakesAtMost, () => this.#end(worker, new Error('reading took too long')))
      this.#waiting.set(id, { done: resolve, failed: reject, callOff })
      // Only while somebody waits for an answer does the thread keep the process alive.
      worker.ref()
      worker.postMessage({ id, job })
    })
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = undefined
    await worker?.terminate()
  }

  async #pile(design: string, compartment: Compartment): Promise<Pile | undefined> {
    const stored = await this.#storage.log.load(`${design}/${compartment}`)
    if (!stored) return undefined
    const updates = stored.updates.map((update) => update.bytes)
    return { compartment, updates: stored.snapshot ? [stored.snapshot, ...updates] : updates }
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./thread.ts', import.meta.url))
    worker.on('message', (message: { id: number; answer?: never; error?: string }) => {
      const waiting = this.#waiting.get(message.id)
      assert(waiting, 'an answer belongs to a question')
      this.#waiting.delete(message.id)
      if (this.#waiting.size === 0) worker.unref()
      waiting.callOff()
      if (message.error === undefined) waiting.done(message.answer as never)
      else waiting.failed(new Error(message.error))
    })
    worker.on('error', (error) => this.#end(worker, error instanceof Error ? error : new Error(String(error))))
    this.#worker = worker
    return worker
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    void worker.terminate()
    for (const waiting of this.#waiting.values()) {
      waiting.callOff()
      waiting.failed(error)
    }
    this.#waiting.clear()
  }
}
