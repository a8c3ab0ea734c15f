// What waits for somebody, over all their designs. Types only.
import type { Address } from '@balcony/design'
import type { DesignSummary } from '../contract.ts'

/**
 * GET    /api/inbox                                                 → InboxAnswer
 * GET    /api/inbox/events                                          → text/event-stream; `inbox` says: ask again
 * POST   /api/threads/:thread/seen             Seen                 → 204
 * POST   /api/inbox/seen                                            → 204; everything that waits now
 * GET    /api/designs/:design/follows                               → Followed
 * POST   /api/designs/:design/follows          NewFollow            → Followed
 */
export interface InboxAnswer {
  /** Newest first; of what one may not read any more there is nothing. */
  readonly items: readonly InboxItem[]
  /** Up to when one has seen each thread, in milliseconds since 1970. */
  readonly seen: Readonly<Record<string, number>>
  /** When one came into each design: what was said there before is nothing new. */
  readonly since: Readonly<Record<string, number>>
}

export interface InboxItem {
  readonly id: string
  readonly because: 'assigned' | 'mentioned' | 'asked' | 'answered' | 'guest' | 'followed' | 'agreement' | 'reminded'
  readonly design: Pick<DesignSummary, 'id' | 'title'>
  /** '' of what waits at no thread. */
  readonly thread: string
  readonly address: Address
  /** Of a question whether one agrees: to which, called `text`. It waits until one has answered. */
  readonly version?: string
  /** They asked before, and ask once more. */
  readonly again?: true
  /** Who did it. */
  readonly name: string
  readonly colour: number
  readonly guest?: true
  /** Of a question whether somebody may read this: who. */
  readonly about?: string
  readonly at: number
  readonly unread: boolean
  /** The first words of what was said; absent where they were taken back. */
  readonly text?: string
  /** YYYY-MM-DD; of what one has to do. */
  readonly due?: string
  /** Sent together with this one: how many others wait. */
  readonly more?: number
}

export interface Seen {
  /** Up to when: now, or before a remark that shall be unread again. */
  readonly at?: number
}

export interface NewFollow {
  /** A thread's id, a section, or '' for the whole design. */
  readonly target: string
  readonly on: boolean
}

/** What one follows, and what one asked to hear no more of. */
export type Followed = readonly NewFollow[]
