import type { Anchor, AnchorState, Compartment, Concern, Finding, Settings, Snapshot, Values } from '@balcony/design'
import type { NewDesign } from '../contract.ts'
import type { Drafted } from '../designs/draft.ts'
import type { CutEdition, EditionJob } from '../exports/cut.ts'
import type { HistoryAnswers, HistoryJob } from '../history/jobs.ts'
import type { Erased, EraseJob } from '../purge/erase.ts'
import type { SearchAnswer, SearchJob } from '../search/answer.ts'

/** A compartment's log as bytes: snapshot first, then the updates after it. */
export interface Pile {
  readonly compartment: Compartment
  readonly updates: readonly Uint8Array[]
}

export interface Pinned {
  readonly thread: string
  readonly anchor: Anchor
  readonly state: AnchorState
}

/** What the reading thread is asked. Everything in it can be copied between threads. */
export type Job =
  | { readonly is: 'snapshot'; readonly piles: readonly Pile[] }
  /** `today` is YYYY-MM-DD. */
  | {
      readonly is: 'review'
      readonly piles: readonly Pile[]
      readonly today: string
      readonly settings: Settings
      readonly concerns: readonly Concern[]
    }
  | { readonly is: 'check'; readonly pile: Pile }
  | EditionJob
  | SearchJob
  | HistoryJob
  | EraseJob
  /** `begin`: what the design holds where it comes from no file. */
  | { readonly is: 'draft'; readonly asked: NewDesign; readonly today: string; readonly begin?: Snapshot }
  | {
      readonly is: 'follow'
      /** `<design>/<compartment>` */
      readonly room: string
      readonly epoch: string
      /** `start`: the updates are the whole log; a number: they begin with that sequence number and go on to `head` without a gap. */
      readonly from: 'start' | number
      readonly head: number
      readonly updates: readonly Uint8Array[]
      readonly pinned: readonly Pinned[]
      /** Threads to look at whether their text was touched or not. */
      readonly look: readonly string[]
      /** The section that names the design, when this compartment holds it. */
      readonly titlesIn: { readonly section: string; readonly compartment: Compartment } | undefined
    }

export interface Answers extends HistoryAnswers {
  readonly snapshot: Snapshot
  readonly review: readonly Finding[]
  readonly check: boolean
  readonly edition: CutEdition
  readonly search: SearchAnswer
  readonly draft: Drafted
  readonly erase: Erased
  /** `lost`: the thread has not seen what came before; give it the whole log. */
  readonly follow: 'lost' | Followed
}

export interface Followed {
  /** Threads whose anchor or state is another now. */
  readonly moved: readonly Pinned[]
  /** Values of the section that names the design, when something in it was touched. */
  readonly titles: Values | undefined
}

export type Answer<J extends Job> = Answers[J['is']]
