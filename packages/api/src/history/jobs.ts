import type { Address, Compartment, Snapshot } from '@balcony/design'
import type { Change, Held } from '@balcony/document'

/** A compartment at a moment: a state that was kept, and what was changed since. */
export interface MomentPile {
  readonly compartment: Compartment
  readonly state: Uint8Array
  readonly since: readonly Pick<Change, 'address' | 'after'>[]
}

export type HistoryJob =
  | {
      readonly is: 'chronicle'
      /** `<design>/<compartment>` */
      readonly room: string
      readonly epoch: string
      /** The last update that is in history. */
      readonly from: number
      /** What stands up to there, where the thread does not know it. */
      readonly base?: readonly Uint8Array[]
      readonly updates: readonly { readonly seq: number; readonly bytes: Uint8Array }[]
      /** Whether what stands before the updates is wanted. */
      readonly keep: boolean
    }
  | { readonly is: 'moment'; readonly piles: readonly MomentPile[] }
  | { readonly is: 'compare'; readonly from: readonly MomentPile[]; readonly to: readonly MomentPile[] }
  | { readonly is: 'hash'; readonly piles: readonly MomentPile[] }
  | {
      readonly is: 'bring'
      readonly compartment: Compartment
      /** What stands now. */
      readonly now: readonly Uint8Array[]
      readonly to: MomentPile
      /** First parts of addresses; without them everything. */
      readonly places?: readonly string[]
      /** Only these, where they are told. */
      readonly addresses?: readonly Address[]
      readonly person: string
      readonly at: number
    }
  /** One address as it was, whatever moment that came from. */
  | {
      readonly is: 'put'
      readonly compartment: Compartment
      readonly now: readonly Uint8Array[]
      readonly address: Address
      readonly value: Held | undefined
      readonly person: string
      readonly at: number
    }

export interface HistoryAnswers {
  /** `lost`: the thread has not seen what came before; tell it the base. */
  readonly chronicle:
    | 'lost'
    | { readonly changes: readonly (readonly Change[])[]; readonly stood: Uint8Array | undefined }
  readonly moment: Snapshot
  readonly compare: Compared
  readonly hash: Hashed
  readonly bring: Brought
  readonly put: Brought
}

/** What differs between two moments. */
export interface Compared {
  readonly fields: readonly { readonly address: Address; readonly before?: Held; readonly after?: Held }[]
  readonly records: readonly {
    readonly address: Address
    readonly what: 'added' | 'removed' | 'moved'
    /** Where it stood and stands in its table, from 1. */
    readonly from?: number
    readonly to?: number
  }[]
  /** What the records are called that are spoken of. */
  readonly names: Readonly<Record<Address, string>>
}

export interface Hashed {
  /** SHA-256 over canonical JSON, in hexadecimal. */
  readonly hash: string
  readonly sections: Readonly<Record<string, string>>
}

export interface Brought {
  /** What to write; undefined when everything stands already. */
  readonly update: Uint8Array | undefined
  readonly written: readonly Address[]
}
