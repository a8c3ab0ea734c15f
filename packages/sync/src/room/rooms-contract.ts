import type { CompartmentId, Entry, Log } from '../log.ts'
import type { SchemaRules } from '../rules.ts'
import type { Clock } from './clock.ts'
import type { Compactor } from './compactor.ts'
import type { Pass } from './pass.ts'
import type { Wire } from './wire.ts'

// The shape that `Rooms` will have; `wsWire(socket: WebSocket): Wire` comes with it.

/** What `new Rooms(options)` takes. */
export interface RoomsOptions {
  readonly log: Log
  readonly rules: (compartment: CompartmentId) => SchemaRules
  /** `new CompactionWorker()`, or `inlineCompactor` in tests. */
  readonly compactor: Compactor
  /** Default: `systemClock`. */
  readonly clock?: Clock
  /** Default: `crypto.getRandomValues`-strength is not needed here; spreads farewells. */
  readonly random?: () => number
  /** What an operator wants to know; never holds content. */
  readonly report?: (event: RoomEvent) => void
  /** Called after each commit, in order of `seq` within a compartment: what followers read. */
  readonly committed?: (entry: Entry, seq: number) => void
}

export type RoomEvent =
  | {
      readonly is: 'refused-frame'
      readonly compartment: CompartmentId
      readonly person: string
      readonly rule: string
    }
  | { readonly is: 'disk-failed'; readonly compartments: readonly CompartmentId[]; readonly error: unknown }
  | { readonly is: 'load-failed'; readonly compartment: CompartmentId; readonly error: unknown }
  | { readonly is: 'compaction-failed'; readonly compartment: CompartmentId; readonly error: unknown }
  | {
      readonly is: 'cut-off'
      readonly compartment: CompartmentId
      readonly person: string
      readonly why: 'slow' | 'silent'
    }

/** One seat as the door needs to see it to judge it again. */
export interface SeatView {
  readonly compartment: CompartmentId
  readonly person: string
  readonly signIn: string
  readonly mayWrite: boolean
}

export interface RoomsLike {
  /** Takes a connection that the door let in. Refuses by closing with a code (`closeCode`): unknown compartment, epoch, schema, too many. */
  enter(compartment: CompartmentId, pass: Pass, wire: Wire): void
  /** Everybody who is in now. */
  seats(): SeatView[]
  /** The right to write of these seats changes at once, while they stay. */
  revise(which: (seat: SeatView) => boolean, mayWrite: boolean): void
  /** These seats are sent away at once: not one byte more goes in or out. `code` from `closeCode`. */
  expel(which: (seat: SeatView) => boolean, code: number, reason: string): void
  /** Ends a room whose compartment was restored, purged or deleted: sends all away and forgets it. */
  dissolve(compartment: CompartmentId, code: number, reason: string): void
  /** Stops accepting, lets the batch commit, sends all away spread over seconds. */
  shutdown(): Promise<void>
}
