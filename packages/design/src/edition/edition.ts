import type { Address } from '../address.ts'
import type { EditionKind } from '../describe.ts'
import type { Finding } from '../review/finding.ts'
import type { Snapshot } from '../snapshot.ts'
import type { EditionChange, EditionThread } from './beside.ts'

/** Not exported: nothing but `makeEdition` can say that a design was cut. */
declare const cut: unique symbol

/** A design cut for an audience: the only thing a partner or a renderer receives. Only `makeEdition` makes one. */
export interface Edition {
  readonly [cut]: true
  readonly kind: EditionKind
  /** Neutral; file names and metadata come from it. */
  readonly coverTitle: string
  /** The full title where this audience may read it, else the cover title. */
  readonly title: string
  /** Printed on every page, e.g. "Team – do not pass on". Empty on what lies open on a table. */
  readonly classification: string
  /** BCP-47 of the words around the design's own text. */
  readonly language: string
  /** YYYY-MM-DD, the day it was cut. */
  readonly date: string
  /** Only what this audience may read. Dates may be no nearer than their month or quarter (`2027-Q2`). */
  readonly snapshot: Snapshot
  /** What each record that is referred to is called in this edition: `participant/O1` → "Heron", or "Participant 3". */
  readonly names: Readonly<Record<Address, string>>
  /** Counts of what this audience may only count. */
  readonly aggregates: readonly Aggregate[]
  /** Sentences in place of what this audience may not read, e.g. “A liaison to the official talks is in place.” */
  readonly statements: readonly string[]
  /** Whom it was made for, as it is printed after "For". */
  readonly recipient?: string
  /** The number of this copy, where copies are counted. */
  readonly copy?: number
  /** What makes it final. Without it, it is a draft. */
  readonly release?: ReleaseMark
  /**
   * Sections and tables that stand as left out by name. Only an edition that says where it was cut has any; in its prose, words
   * marked `withheld` are ours (“left out”) in place of the ones that were cut. In the team's editions the mark is only a mark.
   */
  readonly gaps: readonly Address[]
  /** What the review says of what stands in here, drawn from nothing restricted; with the waivers that hold. */
  readonly findings: readonly Finding[]
  /** Comments that this audience may read, by place. */
  readonly threads: readonly EditionThread[]
  /** What is different from the version named in `since`, as far as both are shown. */
  readonly changes: readonly EditionChange[]
  readonly since?: { readonly name: string; readonly date: string }
  /** For the lead only: what was left out, where. `handOut` takes it away before an edition goes to outside readers. */
  readonly leftOut: readonly LeftOut[]
  /**
   * For our side only, taken away by `handOut`: addresses in this edition whose record has another id in the design, because
   * the edition calls it by a number. `participant/2` → `participant/v7k2`.
   */
  readonly aliases: Readonly<Record<Address, Address>>
}

/** Which version of a design was made final, how often, and who agreed. */
export interface ReleaseMark {
  /** Counts the releases of this design and edition from 1. */
  readonly number: number
  /** The name of the version. */
  readonly version: string
  /** By what they are in the design, never by name: "Lead", "Security". */
  readonly approvals: readonly { readonly as: string; readonly date: string }[]
}

/** How many records say what in one field; answers too few to be safe are added up under `other`, or the field is left out. */
export interface Aggregate {
  readonly table: string
  readonly field: string
  /** By value; of a reference field only `''` → how many different records. */
  readonly counts: Readonly<Record<string, number>>
  readonly other: number
}

export interface LeftOut {
  /** A section, table, record, or field of a section or record. */
  readonly address: Address
  /** With the address of a table: this field, in all its records. */
  readonly field?: string
  readonly why: 'level' | 'withheld' | 'small-number' | 'compartment' | 'edition'
}

/** The edition as its readers receive it: without the list of what was left out, which would say what there is. */
export function handOut(edition: Edition): Edition {
  return { ...edition, leftOut: [], aliases: {} }
}
