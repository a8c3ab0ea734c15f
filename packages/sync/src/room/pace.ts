import { limits } from '../protocol.ts'
import { Bucket } from './bucket.ts'
import type { Clock } from './clock.ts'
import type { Wire } from './wire.ts'

/** Slows a seat that says too much by not reading from it for a while; nothing is lost. */
export class Pace {
  readonly #wire: Wire
  readonly #clock: Clock
  readonly #buckets: Readonly<Record<Pacing, Bucket>>
  #until = 0
  #cancel: (() => void) | undefined

  constructor(wire: Wire, clock: Clock) {
    this.#wire = wire
    this.#clock = clock
    const now = clock.now()
    this.#buckets = {
      sync: new Bucket(limits.syncFramesPerSecond, limits.syncFrameBurst, now),
      bytes: new Bucket(limits.bytesPerSecond, limits.byteBurst, now),
      structs: new Bucket(limits.structsPerSecond, limits.structBurst, now),
      asks: new Bucket(limits.asksPerSecond, limits.askBurst, now),
      awareness: new Bucket(limits.awarenessFramesPerSecond, limits.awarenessFrameBurst, now),
      echoes: new Bucket(limits.awarenessEchoesPerSecond, limits.awarenessEchoBurst, now),
    }
  }

  get isPaused(): boolean {
    return this.#cancel !== undefined
  }

  /** `also` is a bucket that this seat has with others. */
  count(what: Pacing, amount: number, also?: Bucket): void {
    const now = this.#clock.now()
    const wait = Math.max(this.#buckets[what].take(amount, now), also?.take(amount, now) ?? 0)
    if (wait === 0 || now + wait <= this.#until) return
    this.#until = now + wait
    if (!this.#cancel) this.#wire.pause()
    this.#cancel?.()
    this.#cancel = this.#clock.after(wait, () => {
      this.#cancel = undefined
      this.#wire.resume()
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }
}

export type Pacing = 'sync' | 'bytes' | 'structs' | 'asks' | 'awareness' | 'echoes'
