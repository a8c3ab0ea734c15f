import { type Frame, updateFrame } from '../codec/frames.ts'
import { limits } from '../protocol.ts'
import type { Clock } from './clock.ts'
import { merge } from './merge.ts'
import type { Wire } from './wire.ts'

/** What goes out to one seat: one write a turn, and a bound for those who read slowly. An update is never dropped, only folded into a later one. */
export class Outbox {
  readonly #wire: Wire
  readonly #clock: Clock
  readonly #relieved: () => void
  #frames: Frame[] = []
  #frameBytes = 0
  #due = false
  #held: Uint8Array[] = []
  #heldBytes = 0
  #behindSince: number | undefined
  #isStopped = false
  /** Bytes that the seat asked for itself; a large document is not slowness. */
  #askedBytes = 0
  /** Awareness was left out while the seat was behind. */
  missedAwareness = false
  lastWrite: number

  /** `relieved` is called when the other side has taken what was sent, and more may follow. */
  constructor(wire: Wire, clock: Clock, relieved: () => void) {
    this.#wire = wire
    this.#relieved = relieved
    this.#clock = clock
    this.lastWrite = clock.now()
  }

  get isBehind(): boolean {
    return this.#held.length > 0 || this.#wire.buffered() + this.#frameBytes > limits.softBufferBytes
  }

  /** Answers and control frames: always sent. */
  push(frame: Frame): void {
    this.#frames.push(frame)
    this.#frameBytes += frame.length
    if (this.#due) return
    this.#due = true
    this.#clock.finally(() => this.flush())
  }

  answer(frames: readonly Frame[]): void {
    for (const frame of frames) {
      this.#askedBytes += frame.length
      this.push(frame)
    }
  }

  update(bytes: Uint8Array, frame: Frame): void {
    if (this.isBehind) {
      this.#held.push(bytes)
      this.#heldBytes += bytes.length
      this.#behindSince ??= this.#clock.now()
    } else this.push(frame)
  }

  awareness(frame: Frame): void {
    if (this.isBehind) this.missedAwareness = true
    else this.push(frame)
  }

  /** Nothing leaves until `goOn`; what is due waits, within the bounds of a slow reader. */
  stop(): void {
    this.#isStopped = true
  }

  goOn(): void {
    this.#isStopped = false
    this.flush()
  }

  flush(): void {
    this.#due = false
    if (this.#frames.length === 0 || this.#isStopped) return
    const frames = this.#frames
    const wasBehind = this.isBehind
    this.#frames = []
    this.#frameBytes = 0
    this.lastWrite = this.#clock.now()
    this.#wire.write(frames)
    if (wasBehind && this.#wire.buffered() <= limits.softBufferBytes) this.drained()
  }

  discard(): void {
    this.#frames = []
    this.#frameBytes = 0
    this.#held = []
    this.#heldBytes = 0
  }

  /** The other side has taken everything: what was held follows as one update. */
  drained(): void {
    this.#askedBytes = 0
    this.#behindSince = undefined
    const held = this.#held
    this.#held = []
    this.#heldBytes = 0
    if (held.length > 0) this.push(updateFrame(merge(held)))
    this.#relieved()
  }

  /** Whether the seat should be cut off: it comes back with its state vector and gets only what it lacks. */
  isHopeless(): boolean {
    const waiting = this.#wire.buffered() + this.#frameBytes + this.#heldBytes - this.#askedBytes
    if (waiting > limits.hardBufferBytes) return true
    if (this.#behindSince === undefined) return false
    const patience = limits.behindMilliseconds + (this.#askedBytes / slowestBytesPerSecond) * 1000
    return this.#clock.now() - this.#behindSince > patience
  }
}

/** A line slower than this cannot load a design. */
const slowestBytesPerSecond = 64 * 2 ** 10
