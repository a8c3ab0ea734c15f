// What travels about removing words for good. Types only.
import type { Compartment } from '@balcony/design'

/**
 * GET    /api/designs/:design/purges                                 → PurgeList
 * POST   /api/designs/:design/purges/look          Words             → WordsFound
 * POST   /api/designs/:design/purges               NewPurge          → PurgeAnswer
 * POST   /api/designs/:design/purges/:purge/agree                    → PurgeAnswer
 * DELETE /api/designs/:design/purges/:purge                          → 204
 */
export interface Words {
  /** A name and its spellings. */
  readonly words: readonly string[]
}

export interface NewPurge extends Words {
  /** A code, or nothing. */
  readonly instead: string
  /** From which parts; often not from the one in which the name has its place. */
  readonly compartments: readonly Compartment[]
}

/** Where words stand: places and counts, never what stands there. Only parts that the asker may open. */
export interface WordsFound {
  readonly parts: readonly {
    readonly compartment: Compartment
    /** Addresses in the design as it is now. */
    readonly places: readonly { readonly address: string; readonly count: number }[]
    /** Changes and moments of its past in which they stand. */
    readonly past: number
    /** Remarks, quotes, names of files, versions and links. */
    readonly beside: number
  }[]
}

/** A removal that waits for another lead; gone when the server restarts. */
export interface PurgeAsked extends NewPurge {
  readonly id: string
  readonly by: string
  readonly at: number
  readonly until: number
}

export interface PurgeList {
  /** Another lead has to agree before anything is removed. */
  readonly needsSecond: boolean
  /** Those over parts that the asker may open. */
  readonly asked: readonly PurgeAsked[]
}

export type PurgeAnswer =
  | { readonly is: 'asked'; readonly asked: PurgeAsked }
  /** `parts`: compartments that were written anew. */
  | { readonly is: 'done'; readonly parts: readonly Compartment[]; readonly beside: number }
