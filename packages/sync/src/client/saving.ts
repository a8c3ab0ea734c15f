import type { ClientClock } from './connection.ts'
import { type CannotSave, type Progress, type SaveState, saveStateOf, wordsFor } from './save-state.ts'

/** Counts own changes and the marks that come back for them. One mark is under way at a time. */
export class Saving {
  readonly #clock: ClientClock
  readonly #send: (mark: number) => void
  readonly #changed: () => void
  #progress: Progress = {
    ...{ written: 0, stored: 0, savedAt: undefined, cannot: undefined },
    ...{ isOnline: false, isKept: false, isLate: false },
  }
  #state: SaveState = { is: 'loading' }
  #mark = 0
  /** How much was written when the mark under way was sent. */
  #covers: number | undefined
  #cancelLate: (() => void) | undefined

  constructor(clock: ClientClock, send: (mark: number) => void, changed: () => void) {
    this.#clock = clock
    this.#send = send
    this.#changed = changed
  }

  get state(): SaveState {
    return this.#state
  }

  get isOnline(): boolean {
    return this.#progress.isOnline
  }

  /** A change was made here, and handed to the socket if there is one. Its number is told to where it is kept meanwhile. */
  wrote(keep: (number: number) => void = () => {}): void {
    const number = this.#progress.written + 1
    keep(number)
    // Until the device says otherwise, a new change is in this window only.
    this.#set({ written: number, isKept: false })
    // What is written in one go is covered by one mark.
    queueMicrotask(() => this.#ask())
  }

  /** Changes of earlier are in the document, and wait like those that will be made. */
  began(changes: number): void {
    this.#set({ written: this.#progress.written + changes })
  }

  kept(isKept: boolean): void {
    this.#set({ isKept })
  }

  get written(): number {
    return this.#progress.written
  }

  /** How many of the changes are on the server's disk. */
  get stored(): number {
    return this.#progress.stored
  }

  /** A mark came back: what the room holds has been heard. */
  get hasArrived(): boolean {
    return this.#progress.savedAt !== undefined
  }

  /** The room has been handed all that this device has: from now on marks mean something. */
  handedOver(): void {
    this.#covers = undefined
    this.#set({ isOnline: true })
    this.#ask(true)
  }

  returned(mark: number): void {
    if (mark !== this.#mark || this.#covers === undefined) return
    const covers = this.#covers
    this.#stopWaiting()
    // After a refusal a mark covers only what was not refused.
    if (!this.#progress.cannot) this.#set({ stored: covers, savedAt: this.#clock.now(), isLate: false })
    this.#ask()
  }

  wentOffline(): void {
    this.#stopWaiting()
    this.#set({ isOnline: false, isLate: false })
  }

  cannot(reason: CannotSave, words: string = wordsFor[reason]): void {
    this.#set({ cannot: { reason, words } })
  }

  /** The right to write ended: what was under way may have come too late, and is not called saved. */
  mayNotWrite(): void {
    if (this.#progress.written > this.#progress.stored) this.cannot('refused')
  }

  /** Another try is made: nothing counts as saved until a mark has come back again. */
  again(): void {
    if (this.#progress.cannot) this.#set({ cannot: undefined, written: this.#progress.written + 1 })
  }

  stop(): void {
    this.#stopWaiting()
  }

  #ask(evenIfNothing = false): void {
    const { written, stored, isOnline } = this.#progress
    if (!isOnline || this.#covers !== undefined || (written === stored && !evenIfNothing)) return
    this.#covers = written
    this.#mark++
    this.#cancelLate?.()
    this.#cancelLate = this.#clock.after(lateMilliseconds, () => this.#set({ isLate: true }))
    this.#send(this.#mark)
  }

  #stopWaiting(): void {
    this.#covers = undefined
    this.#cancelLate?.()
    this.#cancelLate = undefined
  }

  #set(change: Partial<Progress>): void {
    const wasOnline = this.#progress.isOnline
    this.#progress = { ...this.#progress, ...change }
    const state = saveStateOf(this.#progress)
    if (wasOnline === this.#progress.isOnline && JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    this.#changed()
  }
}

const lateMilliseconds = 10_000
