// What is told of a design’s past, in the same words by the server and on the page. Types only.
import type { Address } from './address.ts'
import type { Snapshot } from './snapshot.ts'

/** The present, a version by its id, or a time in milliseconds since 1970. */
export type MomentRef = 'now' | `v:${string}` | `t:${string}`

export interface Activity {
  /** Newest first. */
  readonly lines: readonly ActivityLine[]
  /** Ask for lines before this time for more. */
  readonly more?: number
}

/** What one person changed at one place. */
export interface ActivityLine {
  readonly id: string
  readonly by: string
  /** From the first to the last writing that it holds. */
  readonly from: number
  readonly until: number
  readonly address: Address
  /** Values of fields, and how records stood; left out where `isLong`. */
  readonly before?: unknown
  readonly after?: unknown
  /** Written at the same moment as what stands, which came last. */
  readonly lost?: unknown
  /** Prose and long texts: ask for the history of the address. */
  readonly isLong?: true
}

export type VersionKind = 'draft' | 'review' | 'final'

export interface NewVersion {
  readonly name: string
  readonly note: string
  readonly kind: VersionKind
}

export interface VersionList {
  /** Newest first. */
  readonly versions: readonly Version[]
  /** What was written between pauses, newest first. */
  readonly sittings: readonly Sitting[]
}

export interface Version {
  readonly id: string
  /** `before-restore`: kept by itself when somebody brought something back. */
  readonly kind: VersionKind | 'before-restore'
  readonly name: string
  readonly note: string
  readonly by: string
  readonly at: number
  readonly restore?: {
    readonly to: MomentRef
    readonly section?: string
    /** Until then it can be taken back. */
    readonly undoUntil: number
    readonly undone: boolean
  }
  readonly approvals: readonly Approval[]
}

export interface Approval {
  readonly person: string
  readonly askedBy: string
  readonly askedAt: number
  readonly answer?: 'agreed' | 'declined'
  readonly answeredAt?: number
  readonly words?: string
  /** SHA-256 over what was agreed to. */
  readonly hash?: string
  /** Set once something that was agreed to says something else: the agreement does not hold for the design as it is now. */
  readonly void?: { readonly sections: readonly string[]; readonly by: readonly string[]; readonly since: number }
}

export interface Sitting {
  readonly from: number
  readonly until: number
  readonly people: readonly string[]
  readonly sections: readonly string[]
  readonly changes: number
}

export interface Moment {
  readonly at: number
  readonly snapshot: Snapshot
}

/** What differs between two moments, by section in the order of the design. */
export interface Comparison {
  readonly sections: readonly ComparedSection[]
  /** What records are called that are spoken of. */
  readonly names: Readonly<Record<Address, string>>
}

export interface ComparedSection {
  readonly section: string
  readonly fields: readonly ComparedField[]
  readonly records: readonly ComparedRecord[]
}

export interface ComparedField {
  readonly address: Address
  readonly before?: unknown
  readonly after?: unknown
  readonly by: readonly WrittenBy[]
}

export interface ComparedRecord {
  readonly address: Address
  readonly what: 'added' | 'removed' | 'moved'
  readonly from?: number
  readonly to?: number
  readonly by: readonly WrittenBy[]
}

/** Somebody who wrote there, and when they last did. */
export interface WrittenBy {
  readonly person: string
  readonly at: number
}

export interface Restored {
  /** The moment before, kept as a version; none where nothing had to be written. */
  readonly kept?: string
  readonly written: number
  /** What was not taken back because somebody has written there since. */
  readonly left: readonly Address[]
}
