import { fileURLToPath } from 'node:url'
import { ok, type Result, refuse } from '@balcony/base'
import { type Edition, handOut } from '@balcony/design'
import type { Progress, Rendered, RenderOptions } from '../rendering.ts'
import { longestPart } from './longest.ts'
import type { Job } from './messages.ts'
import { type Ending, Worker } from './worker.ts'

export interface PressSettings {
  /** Processes that print side by side. */
  readonly children?: number
  /** Milliseconds that one document may take, from when a child is free for it. */
  readonly patienceMs?: number
  /** Bytes that a child may hold while it prints; beyond that it is ended. Only where the system tells (Linux). */
  readonly maxBytes?: number
  /** Bytes after which a child is replaced once it is idle: Typst's cache only grows. */
  readonly restBytes?: number
  /** Documents after which a child is replaced. */
  readonly maxJobs?: number
  /** Documents that may wait for a child. */
  readonly maxWaiting?: number
  /** Where the child's program and the assets lie, when the package was bundled into another file. */
  readonly child?: URL
  readonly assets?: URL
  /** For the log: what went wrong, never with words of a design. */
  readonly onTrouble?: (trouble: Trouble) => void
}

export interface Trouble {
  readonly is: Exclude<Ending['is'], 'done' | 'cancelled'> | 'not-tagged' | 'warned'
}

const mebibyte = 1024 * 1024

/** How somebody follows the making of a file. */
export interface Watch {
  /** Lets go of the work at once. */
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

interface Order extends Watch {
  readonly job: Job
  readonly settle: (ending: Ending) => void
}

/** Makes the files of editions in processes of its own, so that no design, however large or hostile, ever holds up the server. */
export class Press {
  readonly #settings: Required<Omit<PressSettings, 'onTrouble'>>
  readonly #onTrouble: (trouble: Trouble) => void
  readonly #workers = new Set<Worker>()
  readonly #waiting: Order[] = []
  #jobs = 0
  #closed = false

  constructor(settings: PressSettings = {}) {
    const { onTrouble, ...rest } = settings
    this.#onTrouble = onTrouble ?? (() => undefined)
    this.#settings = {
      children: 2,
      patienceMs: 30_000,
      maxBytes: 2048 * mebibyte,
      restBytes: 700 * mebibyte,
      maxJobs: 50,
      maxWaiting: 100,
      // Beside this file: as it is written, and as a bundler leaves it.
      child: import.meta.url.endsWith('.ts')
        ? new URL('./child.ts', import.meta.url)
        : new URL('./pdf-child.js', import.meta.url),
      assets: new URL('../../assets/', import.meta.url),
      ...rest,
    }
  }

  /** Has one child ready, e.g. when somebody opens the export dialog. */
  async warm(): Promise<void> {
    if (this.#closed || this.#workers.size > 0) return
    await this.#hire().ready
  }

  /** Rejects only with the signal's reason; every other refusal is a value. */
  async render(edition: Edition, options: RenderOptions, watch: Watch = {}): Promise<Result<Rendered>> {
    const { signal } = watch
    signal?.throwIfAborted()
    if (this.#closed) return refuse('unavailable', 'This server is closing. Try again in a minute.')
    if (this.#waiting.length >= this.#settings.maxWaiting)
      return refuse('too-many', 'Many exports are being made right now. Wait a minute, then try again.')
    this.#jobs += 1
    // What was left out is for the lead's eyes, and no business of whoever prints.
    const job: Job = { job: this.#jobs, edition: handOut(edition), options }
    let withdraw: () => void = () => undefined
    const ending = await new Promise<Ending>((settle) => {
      const order: Order = { ...watch, job, settle }
      withdraw = () => this.#withdraw(order)
      signal?.addEventListener('abort', withdraw)
      this.#waiting.push(order)
      this.#assign()
      this.#tellWaiting()
    })
    signal?.removeEventListener('abort', withdraw)
    signal?.throwIfAborted()
    return this.#answer(ending, edition)
  }

  /** Ends all children now; what was not finished is refused. */
  async close(): Promise<void> {
    this.#closed = true
    for (const order of this.#waiting.splice(0)) order.settle({ is: 'closed' })
    await Promise.all([...this.#workers].map((worker) => worker.end('closed')))
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const idle = [...this.#workers].find((worker) => worker.isIdle)
      if (!idle && this.#workers.size >= this.#settings.children) return
      const order = this.#waiting.shift()
      if (order) void this.#print(idle ?? this.#hire(), order)
    }
  }

  async #print(worker: Worker, order: Order): Promise<void> {
    // Whoever gives one up asks for the next at once.
    const abort = () => void worker.end('cancelled').then(() => this.warm())
    order.signal?.addEventListener('abort', abort, { once: true })
    const ending = await worker.make(order.job, order.onProgress)
    order.signal?.removeEventListener('abort', abort)
    if (worker.jobs >= this.#settings.maxJobs || worker.residentBytes > this.#settings.restBytes)
      // Its successor has its fonts before anybody asks for it.
      await worker.end('closed').then(() => void this.warm())
    order.settle(ending)
    this.#assign()
    this.#tellWaiting()
  }

  #tellWaiting(): void {
    const busy = this.#workers.size
    for (const [index, order] of this.#waiting.entries()) order.onProgress?.({ is: 'waiting', ahead: busy + index })
  }

  #withdraw(order: Order): void {
    const index = this.#waiting.indexOf(order)
    if (index === -1) return
    this.#waiting.splice(index, 1)
    order.settle({ is: 'cancelled' })
  }

  #hire(): Worker {
    const { child, assets, patienceMs, maxBytes } = this.#settings
    const worker = new Worker({ child: fileURLToPath(child), assets: fileURLToPath(assets), patienceMs, maxBytes })
    this.#workers.add(worker)
    void worker.gone.then(() => {
      this.#workers.delete(worker)
      this.#assign()
    })
    return worker
  }

  #answer(ending: Ending, edition: Edition): Result<Rendered> {
    if (ending.is === 'done') {
      const { format, standard, remarks } = ending.made
      if (format === 'pdf' && standard !== 'ua-1' && standard !== 'archive') this.#onTrouble({ is: 'not-tagged' })
      else if (remarks.length > 0) this.#onTrouble({ is: 'warned' })
      return ok(ending.made)
    }
    if (ending.is !== 'cancelled') this.#onTrouble({ is: ending.is })
    if (ending.is === 'late' || ending.is === 'large') return tooLarge(ending.is, edition)
    return refusals[ending.is]
  }
}

const safe = 'The design itself is safe.'
const why = { late: 'takes too long', large: 'is too large' } as const

function tooLarge(is: keyof typeof why, edition: Edition): Result<Rendered> {
  const longest = longestPart(edition)
  const rows = longest && longest.rows > 0 ? ` with ${longest.rows.toLocaleString('en-GB')} rows` : ''
  const part = longest
    ? ` Its longest part is “${longest.label}”${rows}: shorten it, or export`
    : ' Shorten it, or export'
  return refuse(
    'too-large',
    `This edition ${why[is]} to lay out for print. ${safe}${part} the file of the whole design.`,
  )
}

type Told = Exclude<Ending['is'], 'done' | keyof typeof why>
const refusals: Readonly<Record<Told, { ok: false; problem: ReturnType<typeof refuse>['problem'] }>> = {
  failed: refuse(
    'unavailable',
    `This edition could not be laid out for print. ${safe} Tell whoever runs this server; the file of the whole design can be exported.`,
  ),
  crashed: refuse(
    'unavailable',
    `The printing of this edition broke off. ${safe} Try again; if it breaks off again, tell whoever runs this server.`,
  ),
  closed: refuse('unavailable', `The server stopped before the file was ready. ${safe} Try again in a minute.`),
  cancelled: refuse('unavailable', 'The export was cancelled.'),
}
