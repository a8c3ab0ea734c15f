import type { Address } from './address.ts'
import type { Level } from './describe.ts'

/** Words around and under a remark, as they stood when the anchor was last resolved. */
export interface Quote {
  readonly before: string
  readonly exact: string
  readonly after: string
}

/** Where a thread stands: a place, or words in a text or prose field at that place. */
export type Anchor =
  | { readonly on: 'place'; readonly address: Address }
  /** `start` and `end` are base64 of encoded Yjs relative positions. */
  | {
      readonly on: 'words'
      readonly address: Address
      readonly start: string
      readonly end: string
      readonly quote: Quote
    }

/** Whether the words are still there: `moved` = found again by their quote, `detached` = gone; never deleted, never resolved by itself. */
export type AnchorState = 'fresh' | 'moved' | 'detached'

export interface Thread {
  readonly id: string
  readonly design: string
  readonly anchor: Anchor
  readonly state: AnchorState
  /** Never less protected than what it stands on. */
  readonly level: Level
  readonly status: { readonly is: 'open' } | { readonly is: 'resolved'; readonly by: string; readonly at: number }
  /** Oldest first; the first opened the thread. */
  readonly remarks: readonly Remark[]
}

export interface Remark {
  readonly id: string
  /** Person id; names are looked up in the membership. */
  readonly by: string
  /** Milliseconds since 1970, server time. */
  readonly at: number
  readonly text: string
}

export const maxRemarkChars = 10_000
