import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** What is known about one's own changes. `saved` is said only after the server's mark came back for everything written so far. */
export type SaveState =
  | { readonly is: 'loading' }
  | { readonly is: 'saved'; readonly at: number }
  | { readonly is: 'saving' }
  /** Not connected, or no mark for long: the changes are only on this device. */
  | { readonly is: 'unsaved'; readonly changes: number }
  | { readonly is: 'cannot'; readonly reason: CannotSave; readonly words: string }

export type CannotSave = 'signed-out' | 'not-allowed' | 'not-found' | 'epoch' | 'schema' | 'refused' | 'too-many'

/** The client's side of one room: a stock WebsocketProvider that asks for our extensions. */
export interface Connection {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  saveState(): SaveState
  /** Whether this seat may write at present; flips while connected. */
  role(): 'write' | 'read'
  online(): boolean
  /** Called after saveState, role or online changed; returns the way to stop. */
  watch(changed: () => void): () => void
  /** Tries at once instead of after the pause between attempts. */
  retry(): void
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
}
