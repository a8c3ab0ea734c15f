import { awarenessFrame, type Frame } from '../codec/frames.ts'
import { decodeText, Malformed, Reader } from '../codec/reader.ts'
import { Writer } from '../codec/writer.ts'
import { parseJson } from '../gate/json.ts'
import { limits } from '../protocol.ts'

/** Who shows where they are. Each client id is one connection's own; what others say of it (stock clients repeat all they hear) is dropped. */
export class Presence<Seat extends Present> {
  readonly #shown = new Map<number, Shown<Seat>>()
  /** Clock and person of those who left: their late echoes must not bring them back. */
  readonly #gone = new Map<number, { clock: number; person: string }>()
  readonly #changed = new Set<number>()

  get isEmpty(): boolean {
    return this.#shown.size === 0
  }

  /** Takes what a seat says. `mayUse` tells whether a client id is free or this person's. */
  take(seat: Seat, entries: Uint8Array, mayUse: (client: number) => boolean): Taken {
    const reader = new Reader(entries)
    let own = 0
    let stale: Frame | undefined
    for (let left = reader.count(limits.awarenessIdsPerFrame, 3); left > 0; left--) {
      const client = reader.number()
      const clock = reader.number()
      const state = reader.block()
      if (client > limits.clientId || clock > limits.clock) throw new Malformed('presence out of bounds')
      const gone = this.#gone.get(client)
      if (gone && !this.#shown.has(client) && gone.clock >= clock) {
        // A client that comes back goes on with its old clock, which the others have seen end. Told so, it starts above it.
        if (gone.person === seat.person && !isNull(state)) stale = framed([[client, gone.clock, nothing]])
        continue
      }
      if (!this.#isOwn(seat, client, clock, isNull(state), mayUse)) continue
      own++
      this.#set(seat, client, clock, state)
    }
    reader.finish()
    return { own, stale }
  }

  leave(seat: Seat): void {
    for (const client of seat.ids) {
      const shown = this.#shown.get(client)
      if (shown) this.#remove(client, shown.clock + 1, seat.person)
    }
    seat.ids.clear()
  }

  /** What changed since the last time, as one frame, and whose it is when it is only one seat's. */
  collapse(): { frame: Frame; only: Seat | undefined } | undefined {
    if (this.#changed.size === 0) return undefined
    const entries = [...this.#changed].map((client) => this.#entry(client))
    const seats = new Set([...this.#changed].map((client) => this.#shown.get(client)?.seat))
    this.#changed.clear()
    return { frame: framed(entries), only: seats.size === 1 ? [...seats][0] : undefined }
  }

  everybody(): Frame {
    return framed([...this.#shown.keys()].map((client) => this.#entry(client)))
  }

  /** What each seat shows of itself, as the others see it. */
  shown(): readonly { readonly seat: Seat; readonly state: unknown }[] {
    return [...this.#shown.values()].map(({ seat, state }) => ({ seat, state: JSON.parse(decodeText(state)) }))
  }

  #isOwn(seat: Seat, client: number, clock: number, leaves: boolean, mayUse: (client: number) => boolean): boolean {
    const shown = this.#shown.get(client)
    if (shown?.seat === seat) return clock > shown.clock || (clock === shown.clock && leaves)
    if (shown) return shown.seat.person === seat.person && clock > shown.clock
    if (leaves || seat.ids.size >= limits.awarenessIdsPerSeat || !mayUse(client)) return false
    return (this.#gone.get(client)?.person ?? seat.person) === seat.person
  }

  #set(seat: Seat, client: number, clock: number, state: Uint8Array): void {
    this.#shown.get(client)?.seat.ids.delete(client)
    if (isNull(state)) {
      this.#remove(client, clock, seat.person)
      return
    }
    checkState(state, seat.person)
    seat.ids.add(client)
    this.#shown.set(client, { seat, clock, state: state.slice() })
    this.#changed.add(client)
  }

  #remove(client: number, clock: number, person: string): void {
    this.#shown.get(client)?.seat.ids.delete(client)
    this.#shown.delete(client)
    this.#gone.delete(client)
    this.#gone.set(client, { clock, person })
    this.#changed.add(client)
    const oldest = this.#gone.keys().next().value
    if (this.#gone.size > limits.awarenessIdsPerFrame && oldest !== undefined) this.#gone.delete(oldest)
  }

  #entry(client: number): Entry {
    const shown = this.#shown.get(client)
    return shown ? [client, shown.clock, shown.state] : [client, this.#gone.get(client)?.clock ?? 0, nothing]
  }
}

export interface Present {
  readonly person: string
  readonly ids: Set<number>
}

interface Taken {
  /** How many entries were the seat's own; the rest were echoes. */
  readonly own: number
  /** To be sent back to the seat alone. */
  readonly stale: Frame | undefined
}

interface Shown<Seat> {
  readonly seat: Seat
  readonly clock: number
  readonly state: Uint8Array
}

type Entry = readonly [client: number, clock: number, state: Uint8Array]

/** y-protocols' word for somebody who left. */
const nothing = new TextEncoder().encode('null')

function isNull(state: Uint8Array): boolean {
  return state.length === nothing.length && nothing.every((byte, i) => byte === state[i])
}

/** Small and flat; and nobody shows themselves as another person. */
function checkState(state: Uint8Array, person: string): void {
  if (state.length > limits.awarenessBytes) throw new Malformed('presence too large')
  const value = parseJson(decodeText(state), { bytes: limits.awarenessBytes, depth: limits.awarenessDepth })
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Malformed('presence is no object')
  if ('person' in value && value.person !== person) throw new Malformed('presence of another person')
}

function framed(entries: readonly Entry[]): Frame {
  const writer = new Writer(256).number(entries.length)
  for (const [client, clock, state] of entries) writer.number(client).number(clock).block(state)
  return awarenessFrame(writer.done())
}
