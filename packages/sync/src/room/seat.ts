import { markFrame, refusedFrame, roleFrame } from '../codec/frames.ts'
import { Malformed } from '../codec/reader.ts'
import type { StateVector } from '../codec/state-vector.ts'
import { closeCode, type Extension, limits } from '../protocol.ts'
import type { Clock } from './clock.ts'
import { type Inbound, readInbound } from './inbound.ts'
import { Outbox } from './outbox.ts'
import { Pace } from './pace.ts'
import type { Pass } from './pass.ts'
import type { Present } from './presence.ts'
import type { Ears, Wire } from './wire.ts'

/** What a seat needs of its room. */
export interface SeatHost {
  /** Handles what the seat said; may throw `Malformed`. Returns whether it may be spoken to further. */
  hear(seat: Seat, inbound: Inbound): void
  left(seat: Seat): void
  /** The seat has taken all that was sent. */
  caughtUp(seat: Seat): void
  refusedFrame(seat: Seat, rule: string): void
  /** Our own mistake: it must end this room, not the process. */
  broke(error: unknown): void
}

/** One connection in a room. */
export class Seat implements Present, Ears {
  readonly pass: Pass
  readonly out: Outbox
  readonly ids = new Set<number>()
  mayWrite: boolean
  isOpen = true
  /** Has been answered, and so gets what is new. */
  isReady = false
  /** What the client wrote before it came has been taken in. */
  hasHandedOver = false
  /** The client wrote something that could not be taken in yet, so no mark may come back. */
  owes = false
  resyncs = 0
  /** What the client asked for and was not sent yet: its state vector. */
  question: StateVector | undefined
  isBeingAnswered = false
  heldMarks: number[] = []
  lastHeard: number
  readonly pace: Pace
  readonly #wire: Wire
  readonly #host: SeatHost
  readonly #clock: Clock
  /** Said while the room was still being loaded. */
  #early: (Uint8Array | undefined)[] | undefined = []
  /** Said while its right is being looked at. */
  #meanwhile: (Uint8Array | undefined)[] | undefined

  constructor(pass: Pass, wire: Wire, host: SeatHost, clock: Clock) {
    this.pass = pass
    this.mayWrite = pass.mayWrite
    this.lastHeard = clock.now()
    this.out = new Outbox(wire, clock, () => {
      if (this.isOpen) host.caughtUp(this)
    })
    this.pace = new Pace(wire, clock)
    this.#wire = wire
    this.#host = host
    this.#clock = clock
    wire.pause()
    wire.listen(this)
  }

  get person(): string {
    return this.pass.person
  }

  asked(extension: Extension): boolean {
    return this.pass.extensions.includes(extension)
  }

  /** The room is open: what was said so far is heard now. */
  begin(): void {
    const early = this.#early ?? []
    this.#early = undefined
    this.tellRole()
    this.#wire.resume()
    for (const bytes of early) this.message(bytes)
  }

  /** While its right is being looked at, nothing that it says is taken and nothing goes out to it. */
  hold(): void {
    if (!this.isOpen || this.#meanwhile) return
    this.#meanwhile = []
    this.#wire.pause()
    this.out.stop()
  }

  /** It stays: what it said meanwhile is heard with the right that it has now. */
  release(): void {
    const meanwhile = this.#meanwhile
    this.#meanwhile = undefined
    if (!meanwhile || !this.isOpen) return
    this.out.goOn()
    if (!this.#early && !this.pace.isPaused) this.#wire.resume()
    for (const bytes of meanwhile) this.message(bytes)
  }

  tellRole(): void {
    if (this.asked('role')) this.out.push(roleFrame(this.mayWrite ? 'write' : 'read'))
  }

  returnMark(mark: number): void {
    if (this.isOpen && this.asked('mark')) this.out.push(markFrame(mark))
  }

  /** What the seat wrote was not applied. A stock client cannot be told, so it is sent away rather than left to believe. */
  refuse(reason: 'read' | 'full'): void {
    if (this.asked('refused')) this.out.push(refusedFrame(reason, refusals[reason]))
    else this.close(closeCode.notAllowed, reason)
  }

  /** Sends what is due, then the farewell. */
  close(code: number, reason: string): void {
    if (!this.isOpen) return
    this.out.flush()
    this.#end()
    this.#wire.close(code, reason)
  }

  /** Not one byte more. */
  expel(code: number, reason: string): void {
    if (!this.isOpen) return
    this.out.discard()
    this.#end()
    this.#wire.close(code, reason)
  }

  cut(): void {
    if (!this.isOpen) return
    this.out.discard()
    this.#end()
    this.#wire.terminate()
  }

  ping(): void {
    this.#wire.ping()
  }

  message(bytes: Uint8Array | undefined): void {
    if (!this.isOpen) return
    if (this.#early) {
      this.#early.push(bytes)
      return
    }
    if (this.#meanwhile) {
      this.#meanwhile.push(bytes)
      return
    }
    this.lastHeard = this.#clock.now()
    try {
      if (!bytes) throw new Malformed('text message')
      if (bytes.length > limits.frameBytes) throw new Malformed('message too large')
      this.#host.hear(this, readInbound(bytes))
    } catch (error) {
      if (error instanceof Malformed) {
        this.#host.refusedFrame(this, error.rule)
        this.close(closeCode.badFrame, error.rule)
      } else this.#host.broke(error)
    }
  }

  heard(): void {
    this.lastHeard = this.#clock.now()
  }

  drained(): void {
    if (this.isOpen) this.out.drained()
  }

  closed(): void {
    if (!this.isOpen) return
    this.out.discard()
    this.#end()
  }

  #end(): void {
    this.isOpen = false
    this.pace.stop()
    this.#host.left(this)
  }
}

const refusals = {
  read: 'You can read this part but not change it. What you wrote is only on this device: copy what you want to keep.',
  full: 'This part has reached its largest size. What you wrote is only on this device: erase something first, then write it again.',
} as const
