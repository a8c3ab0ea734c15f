import type { Address, Anchor, Compartment, Thread } from '@balcony/design'
import type { Live } from '@balcony/document'
import type { Awareness } from 'y-protocols/awareness'

/** Everything the editor's components need; apps/web builds one per open design and hands it down with <WorkspaceProvider>. */
export interface Workspace {
  readonly live: Live
  readonly me: Person
  readonly people: readonly Person[]
  /** One per open compartment; a state holds `{ person, address, cursor? }`, the name is looked up in `people`. */
  readonly awareness: ReadonlyMap<Compartment, Awareness>
  readonly mayWrite: (compartment: Compartment) => boolean
  readonly mayComment: boolean
  readonly threads: Threads
  /** Opens a place: the outline, chips, findings and threads all use it; the address bar follows. */
  readonly go: (address: Address) => void
}

export interface Person {
  readonly id: string
  readonly name: string
  /** 1–8: --p1 … --p8 */
  readonly colour: number
}

/** Threads as the server tells them; writing resolves when the server has them. */
export interface Threads {
  list(): readonly Thread[]
  watch(changed: () => void): () => void
  open(anchor: Anchor, text: string): Promise<void>
  reply(thread: string, text: string): Promise<void>
  resolve(thread: string, resolved: boolean): Promise<void>
}
