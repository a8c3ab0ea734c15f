// Conversations, as they travel between page and server. Types only.
import type { Anchor, Compartment } from '@balcony/design'

/** Who reads a thread: the team (that is, those cleared for its place), or partners whose edition holds the place besides. */
export type Reach = 'team' | 'partners'

export interface NewThread extends NewRemark {
  readonly anchor: Anchor
  /** The team, unless the place is shared and its author chose otherwise. */
  readonly reach?: Reach
}

export interface NewRemark {
  /** Chosen by the writer's device, so that what is sent twice is kept once. */
  readonly id?: string
  readonly text: string
  /** Members who may read the place, by person id: something waits for them. */
  readonly mentions?: readonly string[]
  /** Members who may not read the place: leads are asked whether they may. */
  readonly asks?: readonly string[]
  readonly act?: 'decided'
}

/** Many remarks at once: all are kept, or none. */
export interface NewReview {
  readonly items: readonly (NewThread | (NewRemark & { readonly thread: string }))[]
}

export interface ThreadStatus {
  readonly resolved: boolean
  /** Why it is resolved. */
  readonly reason?: string
}

export interface EditedRemark {
  readonly text: string
  readonly mentions?: readonly string[]
}

export interface NewTask {
  /** Person id; null takes the task away. */
  readonly to: string | null
  /** YYYY-MM-DD */
  readonly due?: string
}

/** Person ids of those who may enter each compartment that the asker may enter. */
export type Readers = Readonly<Partial<Record<Compartment, readonly string[]>>>
