import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Keeping } from './keep/opening.ts'
import type { CannotSave, SaveState } from './save-state.ts'

export type { CannotSave, Keeping, SaveState }

/** The client's side of one room: a stock WebsocketProvider that asks for our extensions. */
export interface Connection {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  saveState(): SaveState
  /** Whether this seat may write at present; flips while connected. */
  role(): 'write' | 'read'
  online(): boolean
  /** What the room holds is in the document: it was heard, or this device had it. */
  arrived(): boolean
  /** Called after saveState, role or online changed; returns the way to stop. */
  watch(changed: () => void): () => void
  /** Tries at once instead of after the pause between attempts. */
  retry(): void
  /** All changes that no mark covered are on this device's disk. */
  kept(): boolean
  close(): void
}

/** What `connect(options)` of `@balcony/sync/client` takes. */
export interface ConnectOptions {
  /** Where rooms are: `wss://host/sync`. */
  readonly url: string
  /** `<design>/<compartment>` */
  readonly compartment: string
  readonly doc: Y.Doc
  readonly epoch: string
  /** The version of the schema that this client knows: `SchemaRules.version`. */
  readonly schema: number
  readonly awareness?: Awareness
  /** Between 0 and 1; spreads the returns of many clients. Default: `Math.random`. */
  readonly random?: () => number
  /** Default: the global `WebSocket`. */
  readonly WebSocket?: typeof WebSocket
  readonly clock?: ClientClock
  /** Where changes are kept until they are acknowledged. Without it they live as long as the window. */
  readonly keeping?: Keeping
  /** Added to the address, for doors that ask for more. */
  readonly params?: Readonly<Record<string, string>>
}

export interface ClientClock {
  now(): number
  /** Returns the way to cancel. */
  after(milliseconds: number, run: () => void): () => void
}
