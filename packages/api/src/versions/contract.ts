// What travels about history and versions. Types only.
import type { MomentRef } from '@balcony/design'

export type {
  Activity,
  ActivityLine,
  Approval,
  ComparedField,
  ComparedRecord,
  ComparedSection,
  Comparison,
  Moment,
  MomentRef,
  NewVersion,
  Restored,
  Sitting,
  Version,
  VersionKind,
  VersionList,
  WrittenBy,
} from '@balcony/design'

/**
 * GET    /api/designs/:design/activity?before=&by=&section=          → Activity
 * GET    /api/designs/:design/history?address=                       → Activity, of one address
 * POST   /api/designs/:design/history/bring-back   BringBack         → Brought
 * GET    /api/designs/:design/looks                                  → Unseen
 * POST   /api/designs/:design/looks                Look              → 204
 * GET    /api/designs/:design/versions                               → VersionList
 * POST   /api/designs/:design/versions             NewVersion        → Version
 * GET    /api/designs/:design/versions/moment?of=                    → Moment
 * GET    /api/designs/:design/versions/compare?from=&to=             → Comparison
 * POST   /api/designs/:design/versions/restore     NewRestore        → Restored
 * POST   /api/designs/:design/versions/:version/undo                 → Restored
 * POST   /api/designs/:design/versions/:version/ask       Asking     → Version
 * POST   /api/designs/:design/versions/:version/answer    Answering  → Version
 */
export interface BringBack {
  /** Id of a line. */
  readonly line: string
  readonly which: 'before' | 'after' | 'lost'
}

export interface Brought {
  /** Nothing was written where it stood already. */
  readonly written: number
}

/** When others last changed the sections that one has not looked at since. */
export type Unseen = Readonly<Record<string, number>>

export interface Look {
  readonly section: string
}

export interface NewRestore {
  readonly to: MomentRef
  /** Without it everything that one may write in. */
  readonly section?: string
}

export interface Asking {
  readonly people: readonly string[]
}

export interface Answering {
  readonly answer: 'agreed' | 'declined'
  readonly words: string
}
