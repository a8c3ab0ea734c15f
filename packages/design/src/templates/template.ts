/** A way to begin: what the field has learned to prepare for one kind of process. Everything in it can be changed or deleted. */
export interface Template {
  readonly id: string
  readonly name: string
  /** One of the process types of a component. */
  readonly process: string
  readonly purpose: string
  readonly useWhen: string
  readonly notWhen: string
  readonly defaults: Defaults
  /** Headings of narratives, each in its section, in order. */
  readonly headings: readonly SectionWords[]
  /** Guidance while the sections are empty: never content. */
  readonly questions: readonly SectionWords[]
  /** What is worth measuring; a goal has to stand first, so these are advice. */
  readonly indicators: readonly string[]
  /** Kinds of the first risks to think through. */
  readonly risks: readonly string[]
  /** Products that could travel to those who decide. */
  readonly transfers: readonly string[]
  readonly sessions: readonly SessionPlan[]
}

export interface SectionWords {
  readonly section: string
  readonly text: string
}

export interface Defaults {
  readonly rpp: string
  /** 0 elicitive to 100 prescriptive. */
  readonly approach: number
  readonly timing: string
  readonly groupSize: string
  readonly length: string
  readonly venue: string
  readonly languages: string
  readonly followUp: string
  readonly confidentiality: string
  readonly media: { readonly name: string; readonly posture: string }
  readonly documentation: {
    readonly name: string
    readonly attribution?: string
    readonly reviewedByParticipants?: boolean
  }
}

export interface SessionPlan {
  readonly title: string
  readonly kind: string
  readonly days: number
  readonly blocks: readonly BlockPlan[]
}

export interface BlockPlan {
  readonly day: number
  /** HH:MM */
  readonly start: string
  readonly minutes: number
  readonly title: string
  readonly method: string
}
