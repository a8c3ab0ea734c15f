import type { Frame } from '../codec/frames.ts'
import type { Ears, Wire } from '../room/wire.ts'

/** A wire whose every message moves only when the test says so. */
export class HandWire implements Wire {
  /** Messages for the client, not yet read by it. */
  readonly inbox: Uint8Array[] = []
  /** How many writes were made; each is one call to the system. */
  writes = 0
  pings = 0
  isPaused = false
  /** A client that does not read: frames stay here. */
  isStuck = false
  /** Looks at each message at the moment it is sent. */
  watch: ((message: Uint8Array) => void) | undefined
  closedWith: { readonly code: number; readonly reason: string } | undefined
  #stuck: Frame[] = []
  #ears: Ears | undefined

  get ears(): Ears {
    if (!this.#ears) throw new Error('nobody listens')
    return this.#ears
  }

  write(frames: readonly Frame[]): void {
    if (this.closedWith) return
    this.writes++
    if (this.watch) frames.map(unframed).forEach(this.watch)
    if (this.isStuck) this.#stuck.push(...frames)
    else this.inbox.push(...frames.map(unframed))
  }

  buffered(): number {
    return this.#stuck.reduce((sum, frame) => sum + frame.length, 0)
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
  }

  ping(): void {
    this.pings++
  }

  close(code: number, reason: string): void {
    this.closedWith ??= { code, reason }
  }

  terminate(): void {
    this.closedWith ??= { code: 1006, reason: '' }
  }

  listen(ears: Ears): void {
    this.#ears = ears
  }

  /** The client reads again. */
  unstick(): void {
    this.isStuck = false
    this.inbox.push(...this.#stuck.splice(0).map(unframed))
    this.ears.drained()
  }

  /** The line breaks, or the client leaves. */
  break(): void {
    this.closedWith ??= { code: 1006, reason: '' }
    this.ears.closed()
  }
}

/** The payload of a server's frame. */
function unframed(frame: Frame): Uint8Array {
  if (frame[0] !== 0x82) throw new Error('not a whole binary frame')
  const short = frame[1] as number
  const header = short < 126 ? 2 : short === 126 ? 4 : 10
  const view = new DataView(frame.buffer, frame.byteOffset)
  const length = short < 126 ? short : short === 126 ? view.getUint16(2) : Number(view.getBigUint64(2))
  if (frame.length !== header + length) throw new Error('length of the frame is wrong')
  return frame.subarray(header)
}
