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

/**
 * Whether what it stands on is still there: `moved` = words found again by their quote, `detached` = words or row are gone; never
 * deleted, never resolved by itself.
 */
export type AnchorState = 'fresh' | 'moved' | 'detached'

export interface Thread {
  readonly id: string
  readonly design: string
  readonly anchor: Anchor
  readonly state: AnchorState
  /** Only while detached: when what it stood on was last seen, in milliseconds since 1970. */
  readonly stoodUntil?: number
  /** Never less protected than what it stands on. `partner`: partners whose edition holds the place read it too. */
  readonly level: Level
  /** Begun by the holder of a partner link: besides the team nobody but they read it. */
  readonly guest?: Guest
  /** What its author called it; conversations from files say it. */
  readonly kind?: ThreadKind
  /** Id of the partner in whose space it stood in the file that it came from. */
  readonly partner?: string
  readonly status: { readonly is: 'open' } | { readonly is: 'resolved'; readonly by: string; readonly at: number }
  readonly task?: Task
  /** Oldest first; the first opened the thread. */
  readonly remarks: readonly Remark[]
}

export const threadKinds = ['comment', 'concern', 'suggestion', 'question', 'approval'] as const
export type ThreadKind = (typeof threadKinds)[number]

/** Stands in the place of a person where what was said came in a file: its author is no member here, whatever they are called. */
export const importedBy = 'imported'

/** Somebody who answers for what a thread asks. */
export interface Task {
  /** Person id. */
  readonly to: string
  readonly by: string
  readonly at: number
  /** YYYY-MM-DD */
  readonly due?: string
}

/** Somebody outside the team, by the link that they hold and the name that stands on it. */
export interface Guest {
  readonly id: string
  readonly name: string
}

/** What a remark does besides being said: it tells why the thread was resolved, or records what was decided. */
export type Act = 'resolved' | 'decided'

export interface Remark {
  readonly id: string
  /** Person id; names are looked up in the membership. */
  readonly by: string
  /** Set when it was not a member who wrote it. */
  readonly guest?: Guest
  /** Milliseconds since 1970, server time. */
  readonly at: number
  /** Empty once it was taken back. */
  readonly text: string
  readonly act?: Act
  readonly editedAt?: number
  /** Its author or a lead took it back: the trace stays, the words are gone. */
  readonly removedAt?: number
  /** Person ids. */
  readonly mentions?: readonly string[]
  /** Who said "I have seen this", by person id. */
  readonly acks?: readonly string[]
}

export const maxRemarkChars = 10_000
