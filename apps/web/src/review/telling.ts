// The page's side: tells the worker what changed, in slices that leave the page free to answer its writer.
import type { Changed, Concern, Row, Settings, Values } from '@balcony/design'
import type { Live } from '@balcony/document'
import type { Asked } from './reviewer.ts'

export interface Timers {
  /** Milliseconds, of any clock that only goes forward. */
  now(): number
  after(wait: number, act: () => void): () => void
}

/** Milliseconds of quiet before the rules look, and the most that steady writing puts it off. */
export const quiet = 400
export const atLatest = 3_000
/** Milliseconds that one slice may take before the page has its turn. */
const slice = 8
const rowsAtOnce = 200

/** Follows a live design and tells a reviewer of it: all of it once, then only sections and rows that are another. */
export class Telling {
  readonly #live: Live
  readonly #send: (asked: Asked) => void
  readonly #timers: Timers
  readonly #today: () => string
  readonly #concerns: () => readonly Concern[]
  readonly #settings: Settings
  readonly #sections = new Map<string, Values>()
  readonly #tables = new Map<string, readonly Row[]>()
  #stopWatching: (() => void) | undefined
  #callOff: (() => void) | undefined
  #callOffSlice: (() => void) | undefined
  #since: number | undefined
  #telling = false
  #wanted = false

  constructor(
    live: Live,
    settings: Settings,
    send: (asked: Asked) => void,
    timers: Timers,
    today: () => string,
    concerns: () => readonly Concern[] = () => [],
  ) {
    this.#settings = settings
    this.#live = live
    this.#send = send
    this.#timers = timers
    this.#today = today
    this.#concerns = concerns
  }

  start(): void {
    if (this.#stopWatching) return
    this.#send({ is: 'open', open: this.#live.open, settings: this.#settings })
    this.#stopWatching = this.#live.watch('', () => this.#changed())
    this.look()
  }

  stop(): void {
    this.#stopWatching?.()
    this.#callOff?.()
    this.#callOffSlice?.()
  }

  /** Tells what changed and has the rules look, without waiting for quiet. */
  look(): void {
    this.#callOff?.()
    this.#since = undefined
    // One telling at a time: what changed meanwhile is told by the next one.
    if (this.#telling) {
      this.#wanted = true
      return
    }
    this.#telling = true
    this.#go(this.#changes())
  }

  #changed(): void {
    const now = this.#timers.now()
    this.#since ??= now
    const wait = Math.max(0, Math.min(quiet, this.#since + atLatest - now))
    this.#callOff?.()
    this.#callOff = this.#timers.after(wait, () => this.look())
  }

  #go(changes: Iterator<Changed>): void {
    const began = this.#timers.now()
    for (let next = changes.next(); !next.done; next = changes.next()) {
      this.#send({ is: 'take', changed: next.value })
      if (this.#timers.now() - began > slice) {
        this.#callOffSlice = this.#timers.after(0, () => this.#go(changes))
        return
      }
    }
    this.#telling = false
    this.#send({ is: 'look', today: this.#today(), concerns: this.#concerns() })
    if (!this.#wanted) return
    this.#wanted = false
    this.#changed()
  }

  *#changes(): Iterator<Changed> {
    const { process, open } = this.#live
    const isOpen = ([, part]: readonly [string, { readonly compartment: (typeof open)[number] }]) =>
      open.includes(part.compartment)
    for (const [table] of Object.entries(process.tables).filter(isOpen)) yield* this.#changesIn(table)
    // Every table has been read by now, so the snapshot costs no more than its sections.
    for (const [section, values] of Object.entries(this.#live.snapshot().sections)) {
      if (this.#sections.get(section) === values) continue
      this.#sections.set(section, values)
      yield { sections: { [section]: values } }
    }
  }

  *#changesIn(table: string): Iterable<Changed> {
    const now = this.#live.rows(table)
    const before = this.#tables.get(table) ?? []
    if (now === before) return
    this.#tables.set(table, now)
    const known = new Set(before)
    const rows = now.filter((row) => !known.has(row))
    const order = now.map((row) => row.id)
    const moved = order.length !== before.length || order.some((id, at) => id !== before[at]?.id)
    for (let from = rowsAtOnce; from < rows.length; from += rowsAtOnce)
      yield { tables: { [table]: { rows: rows.slice(from - rowsAtOnce, from), order } } }
    const last = rows.slice(Math.floor(Math.max(0, rows.length - 1) / rowsAtOnce) * rowsAtOnce)
    yield { tables: { [table]: { rows: last, ...(moved ? { order } : {}) } } }
  }
}
