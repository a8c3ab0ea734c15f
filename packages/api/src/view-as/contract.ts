// The design as somebody else sees it, for leads.
import type { Compartment, Thread } from '@balcony/design'
import type { DesignCard, LinkEdition, LinkRight } from '../contract.ts'

/** GET /api/designs/:design/as/:who   a member's or a link's id  → ViewedAs; every look is written down */
export type ViewedAs = ViewedAsMember | ViewedAsLink

export interface ViewedAsMember {
  readonly is: 'member'
  readonly name: string
  /** What the server answers to this member. */
  readonly card: DesignCard
  /** The documents that this member may enter, as base64 of updates in their order. */
  readonly documents: readonly { readonly name: Compartment; readonly updates: readonly string[] }[]
  readonly threads: readonly Thread[]
  /** Parts that this member may open and the lead who looks may not: nothing of them is here. */
  readonly notShown: readonly Compartment[]
}

export interface ViewedAsLink extends LinkEdition {
  readonly is: 'link'
  readonly name: string
  readonly right: LinkRight
}
