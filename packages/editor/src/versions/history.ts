import type { Address, ProseDoc, Snapshot } from '@balcony/design'
import type { Diffed } from './diff-prose.ts'

/** The present, a version by its id, or a time in milliseconds since 1970. */
export type MomentRef = 'now' | `v:${string}` | `t:${string}`

/** What the page can ask of the past. Everything is refused as an `Error` whose message is for the person. */
export interface History {
  /** Raised whenever something happened in the design's past: what was asked before may be older. */
  turn(): number
  /** When others last changed the sections that one has not looked at since. The same object until it changes. */
  unseen(): Readonly<Record<string, number>>
  watch(changed: () => void): () => void
  look(section: string): void
  activity(wanted: Wanted): Promise<Activity>
  fieldHistory(address: Address): Promise<Activity>
  bringBack(line: string, which: 'before' | 'after' | 'lost'): Promise<void>
  versions(): Promise<VersionList>
  name(wanted: Naming): Promise<Version>
  moment(of: MomentRef): Promise<Moment>
  compare(from: MomentRef, to: MomentRef): Promise<Comparison>
  restore(to: MomentRef, section?: string): Promise<Restored>
  undoRestore(version: string): Promise<Restored>
  ask(version: string, people: readonly string[]): Promise<Version>
  answer(version: string, answer: 'agreed' | 'declined', words: string): Promise<Version>
  /** Made away from the page; never fails, but may say that two texts are too different. */
  diff(before: ProseDoc, after: ProseDoc): Promise<Diffed>
}

export interface Wanted {
  readonly before?: number
  readonly by?: string
  readonly section?: string
}

export interface Activity {
  readonly lines: readonly ActivityLine[]
  readonly more?: number
}

export interface ActivityLine {
  readonly id: string
  readonly by: string
  readonly from: number
  readonly until: number
  readonly address: Address
  readonly before?: unknown
  readonly after?: unknown
  readonly lost?: unknown
  readonly isLong?: true
}

export type VersionKind = 'draft' | 'review' | 'final'

export interface Naming {
  readonly name: string
  readonly note: string
  readonly kind: VersionKind
}

export interface VersionList {
  readonly versions: readonly Version[]
  readonly sittings: readonly Sitting[]
}

export interface Version {
  readonly id: string
  readonly kind: VersionKind | 'before-restore'
  readonly name: string
  readonly note: string
  readonly by: string
  readonly at: number
  readonly restore?: {
    readonly to: MomentRef
    readonly section?: string
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
  readonly hash?: string
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

export interface Comparison {
  readonly sections: readonly ComparedSection[]
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

export interface WrittenBy {
  readonly person: string
  readonly at: number
}

export interface Restored {
  readonly kept?: string
  readonly written: number
  readonly left: readonly Address[]
}

/** What one may do with the past. */
export type PastAction = 'read-history' | 'name-version' | 'restore' | 'ask-agreement' | 'agree' | 'purge'
