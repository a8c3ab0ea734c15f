// Who takes part in a design, and what each may open.
import type { Compartment } from '@balcony/design'
import type { Member, Role } from '../contract.ts'

/**
 * GET    /api/designs/:design/members                               → MemberList
 * POST   /api/designs/:design/members/:person  MemberChange         → MemberList
 * POST   /api/designs/:design/members/:person/remove  Removal       → 204; one's own is leaving
 * POST   /api/designs/:design/invitations/:id/withdraw              → 204
 * POST   /api/designs/:design/asks             NewAsk               → AskCard
 * POST   /api/designs/:design/asks/:ask        AskAnswer            → 204
 */
export interface MemberList {
  readonly members: readonly MemberCard[]
  /** For leads. */
  readonly invitations: readonly InvitationCard[]
  /** For leads all that wait, for others their own. */
  readonly asks: readonly AskCard[]
}

export interface MemberCard extends Member {
  /** What they may open besides the design: seen by leads, and of oneself. */
  readonly clearances?: readonly Compartment[]
  readonly since: number
  /** When the membership ends by itself. */
  readonly until?: number
  /** When one of their devices was last here: seen by leads. */
  readonly seenAt?: number
}

export interface MemberChange {
  readonly role: Role
  readonly clearances: readonly Compartment[]
  /** Milliseconds since 1970, in the future; absent: no end. */
  readonly until?: number
  /** Why somebody is let into what is sealed: needed for that alone. */
  readonly reason?: string
}

export interface Removal {
  /** Close the links to editions that they made as well. */
  readonly closeLinks: boolean
}

export interface InvitationCard {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly clearances: readonly Compartment[]
  readonly madeAt: number
  readonly until: number
  readonly memberUntil?: number
}

export interface NewAsk {
  readonly compartment: Compartment
  readonly reason: string
}

export interface AskCard extends NewAsk {
  readonly id: string
  readonly person: string
  readonly at: number
}

export interface AskAnswer {
  readonly granted: boolean
}
