// Conversations as the holder of a link to an edition reads and writes them. Types only.
import type { Address, Quote } from '@balcony/design'

/**
 * Beside the routes of the link itself, with the same cookie and the same refusals:
 * GET    /api/links/:link/threads                                   → PartnerThread[]
 * POST   /api/links/:link/threads              NewPartnerThread     → PartnerThread
 * POST   /api/links/:link/threads/:thread/remarks  NewPartnerRemark → PartnerThread
 * POST   /api/links/:link/threads/:thread/remarks/:remark  { text } → PartnerThread
 * DELETE /api/links/:link/threads/:thread/remarks/:remark           → PartnerThread
 */
export interface PartnerThread {
  readonly id: string
  /** A place of their edition; absent once it is not in it any more. */
  readonly address?: Address
  /** Words of their edition; absent where it has them no longer. */
  readonly quote?: string
  /** Begun by link: the team reads it and no other partner. Else the team began it, for partners to read. */
  readonly own: boolean
  readonly resolved: boolean
  readonly remarks: readonly PartnerRemark[]
}

export interface PartnerRemark {
  readonly id: string
  /** The names of the team are the team's. */
  readonly by: 'team' | 'me' | 'colleague'
  /** Of whoever came by the same link. */
  readonly name?: string
  readonly at: number
  readonly text: string
  readonly decided?: true
  readonly edited?: true
  readonly removed?: true
}

export interface NewPartnerRemark {
  /** Chosen by the writer's device, so that what is sent twice is kept once. */
  readonly id: string
  readonly text: string
}

export interface NewPartnerThread extends NewPartnerRemark {
  readonly address: Address
  /** The words that they selected, as their edition has them. */
  readonly quote?: Quote
}
