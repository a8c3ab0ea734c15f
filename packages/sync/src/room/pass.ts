import type { Extension } from '../protocol.ts'

/** What the door found out about a connection, once, before it let it in. */
export interface Pass {
  readonly person: string
  readonly signIn: string
  readonly mayWrite: boolean
  /** What the client asked for in its URL; a stock client asks for nothing and gets nothing beyond y-protocols. */
  readonly extensions: readonly Extension[]
  /** The client's schema version and epoch from its URL; `undefined` when it told none, as a stock client. */
  readonly schema: number | undefined
  readonly epoch: string | undefined
}
