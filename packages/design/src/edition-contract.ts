import type { Address } from './address.ts'
import type { EditionKind } from './describe.ts'
import type { Snapshot } from './snapshot.ts'

declare const cut: unique symbol

/** A design cut for an audience: the only thing a partner or a renderer receives. Only `makeEdition` makes one. */
export interface Edition {
  readonly [cut]: true
  readonly kind: EditionKind
  /** Neutral; file names and metadata come from it. */
  readonly coverTitle: string
  /** The full title where this audience may read it, else the cover title. */
  readonly title: string
  /** Printed on every page, e.g. "Team – do not pass on". */
  readonly classification: string
  /** BCP-47 of the words around the design's own text. */
  readonly language: string
  /** YYYY-MM-DD, the day it was cut. */
  readonly date: string
  /** Only what this audience may read. */
  readonly snapshot: Snapshot
  /** What each record that is referred to is called in this edition: `participant/O1` → "Heron", or "Participant 3". */
  readonly names: Readonly<Record<Address, string>>
  /** For the lead only: what was left out, where. Never given to a renderer's output for outside readers. */
  readonly leftOut: readonly LeftOut[]
}

export interface LeftOut {
  readonly address: Address
  readonly why: 'level' | 'withheld' | 'small-number' | 'compartment' | 'edition'
}
