import type { Address } from '../address.ts'
import type { Compartment } from '../describe.ts'

/** What was found: a name in full, a part of one, another name, a number, a mail address, a place, or a sentence of a closed text. */
export type LeakKind = 'name' | 'part' | 'alias' | 'number' | 'mail' | 'place' | 'sentence'

/** Something in an edition that belongs to a place which this edition may not show. */
export interface Leak {
  readonly what: LeakKind
  /** Where it belongs: only who may enter this compartment may be told of it. */
  readonly compartment: Compartment
  readonly secret: Address
  /** Where the edition says it; empty where it stands around the design: title, recipient, sentences of ours. */
  readonly at: Address
  /** The words as they stand in the edition, no more than those. */
  readonly found: string
  /** Sure enough to stop the edition. What is not sure is to be read once by somebody. */
  readonly sure: boolean
  /** The same while the same words stand at the same place: an acceptance holds for one key. */
  readonly key: string
}
