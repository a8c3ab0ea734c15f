import type { Address, Compartment, Finding, Settings, WaiverKind } from '@balcony/design'

/** What the review says of the open design, followed like every other outside store. */
export interface Review {
  /** The same object until something in it changes. */
  view(): ReviewView
  watch(changed: () => void): () => void
  /** When the rules looked last, followed apart: they look while one writes, and mostly say the same. */
  readonly looks?: {
    /** Undefined until they have looked on this page. */
    view(): Looked | undefined
    watch(changed: () => void): () => void
  }
  /** Looks at everything anew, and asks the server what it says. */
  again(): void
  /** Each resolves when the server has it. */
  dismiss(finding: Finding, given: Given): Promise<void>
  agree(dismissal: Dismissal): Promise<void>
  reopen(dismissal: Dismissal): Promise<void>
  /** Sets thresholds of this design; those that are not named are the organisation's again. */
  setThresholds(own: Thresholds): Promise<void>
  /** Remembers the finding that one goes to, for the way back; without one it is forgotten. */
  goTo(finding: Finding | undefined): void
}

export interface ReviewView {
  /** `waiting`: the rules have not looked yet. `cannot`: nothing can be said just now. */
  readonly is: 'waiting' | 'ready' | 'cannot'
  /** In the order of the rules; what is dismissed carries its waiver. */
  readonly findings: readonly Finding[]
  readonly notices: readonly Notice[]
  /** Blockers of closed parts that nobody dismissed. */
  readonly stopping: readonly Notice[]
  readonly dismissals: readonly Dismissal[]
  /** Where one went from the review. */
  readonly cameFrom: Finding | undefined
  /** By which thresholds the rules look. */
  readonly settings: Settings
}

/** Rules that look into what is closed to the reader are not counted: nobody here can say that they pass. */
export interface Looked {
  readonly at: number
  readonly rules: number
  /** Of those, the ones that have nothing to say. */
  readonly passed: number
}

export type Thresholds = Partial<Settings>

/** Something that only others may read was found: never who, why or how many. */
export interface Notice {
  readonly rule: string
  readonly at: Address
  readonly message: string
}

/** Why and for how long a finding may stand. */
export interface Given {
  readonly kind: WaiverKind
  readonly reason: string
  /** YYYY-MM-DD */
  readonly until: string
}

export interface Dismissal extends Given {
  readonly id: string
  readonly rule: string
  readonly at: Address
  readonly key: string
  readonly by: string
  /** YYYY-MM-DD */
  readonly on: string
  readonly needsSecond: boolean
  /** Who made it where its file came from; `by` brought the file. */
  readonly imported?: string
  readonly second?: { readonly by: string; readonly on: string }
}

/** What one may do in a review; what was drawn from closed compartments needs those too. */
export type ReviewAction = 'review' | 'dismiss' | 'dismiss-blocker' | 'agree-to-dismiss' | 'reopen'
export type MayReview = (action: ReviewAction, compartments: readonly Compartment[], begunBy?: string) => boolean
