// Links to editions: what a lead makes of them, and what whoever holds one can ask for. Nothing else lets a link's holder in.
import type { Edition } from '@balcony/design'

/**
 * For leads, with a sign-in:
 * GET    /api/designs/:design/links                                 → LinkList
 * POST   /api/designs/:design/links            NewLink              → MadeLink
 * POST   /api/designs/:design/links/:link/close                     → 204
 * POST   /api/designs/:design/links/:link/extend  LinkEnd           → LinkCard
 * POST   /api/designs/:design/links/:link/renew   LinkEnd           → MadeLink; the old address and its devices are out
 *
 * For holders, who have no sign-in but the cookie of their link. Every one of these answers 401 with the same words when the link
 * never was, is over, is closed, or was opened on another device:
 * POST   /api/links/open                       OpenLink             → OpenedLink, or { codeNeeded } once the secret is right
 * GET    /api/links/:link                                           → OpenedLink
 * GET    /api/links/:link/edition                                   → LinkEdition
 * GET    /api/links/:link/events                                    → text/event-stream of FeedEvent
 * POST   /api/links/:link/leave                                     → 204
 */
export type LinkRight = 'link-comment' | 'link-read'

export interface NewLink {
  /** For whom: a person or an organisation. */
  readonly name: string
  readonly right: LinkRight
  /** The partner organisation whose edition it opens, a record of the table `partner`; without it, what every partner may read. */
  readonly partner?: string
  /** Only these sections; all that may leave when absent. */
  readonly sections?: readonly string[]
  /** 1 to 90. */
  readonly days: number
  /** How many devices may open it; 1 binds it to the first. */
  readonly devices: number
  /** Whether it also needs a code, which is told on another way. */
  readonly withCode: boolean
}

export interface LinkEnd {
  /** From today. */
  readonly days: number
}

/** The secrets are shown only now. */
export interface MadeLink {
  readonly link: string
  readonly code?: string
  readonly card: LinkCard
}

export interface LinkList {
  /** Newest first; closed and past ones too. */
  readonly links: readonly LinkCard[]
  /** Sections of which a partner may read anything: among them one chooses. */
  readonly sections: readonly string[]
  readonly partners: readonly { readonly id: string; readonly name: string }[]
}

export interface LinkCard extends Pick<NewLink, 'name' | 'right' | 'partner' | 'sections' | 'devices' | 'withCode'> {
  readonly id: string
  readonly by: string
  readonly madeAt: number
  readonly until: number
  /** `by`: a person, or the link's own id where too many wrong codes closed it. */
  readonly closed?: { readonly by: string; readonly at: number }
  readonly openedBy: readonly GuestCard[]
}

/** One device on which a link was opened. */
export interface GuestCard {
  readonly id: string
  /** As they said when they opened it: no account stands behind it. */
  readonly name: string
  readonly openedAt: number
  readonly seenAt: number
  readonly endedAt?: number
}

export interface OpenLink {
  readonly link: string
  /** From the address's fragment. */
  readonly token: string
  readonly name: string
  readonly code?: string
}

export interface OpenedLink {
  /** Who one is here: the author of one's remarks. */
  readonly id: string
  readonly name: string
  readonly right: LinkRight
  readonly until: number
  /** For the tab. */
  readonly coverTitle: string
  /** Whether a copy may stay on this device, where its reader wants one: not of a link that needs a code. */
  readonly mayKeep: boolean
}

export interface CodeNeeded {
  readonly codeNeeded: true
}

export interface LinkEdition {
  readonly edition: Edition
  /** What the partner organisation is called, where the edition is one's. */
  readonly partner?: string
}
