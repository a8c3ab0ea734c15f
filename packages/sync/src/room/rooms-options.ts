import type { CompartmentId, Entry, Log } from '../log.ts'
import type { SchemaRules } from '../rules.ts'
import type { Clock } from './clock.ts'
import type { Compactor } from './compactor.ts'

export interface RoomsOptions {
  readonly log: Log
  readonly rules: (compartment: CompartmentId) => SchemaRules
  /** `new CompactionWorker()`, or `inlineCompactor` where nobody is hostile. */
  readonly compactor: Compactor
  /** Default: `systemClock`. */
  readonly clock?: Clock
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
      readonly signIn: string
      readonly rule: string
    }
  | { readonly is: 'disk-failed'; readonly compartment: CompartmentId; readonly error: unknown }
  | { readonly is: 'load-failed'; readonly compartment: CompartmentId; readonly error: unknown }
  | { readonly is: 'compaction-failed'; readonly compartment: CompartmentId; readonly error: unknown }
  | { readonly is: 'follower-failed'; readonly compartment: CompartmentId; readonly error: unknown }
  /** Our own mistake: the room ended, and all were sent away to come back. */
  | { readonly is: 'broke'; readonly compartment: CompartmentId; readonly error: unknown }
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
