/** GET /api/designs/:design/glance → Glance: how far a design is, who takes part and what is new, for a list of designs. */
export interface Glance {
  /** A status of the description, e.g. `in_review`; absent where nobody said. */
  readonly status?: string
  /** The five steps in their order: the sections that every member may see, by how far they are. */
  readonly steps: readonly StepGlance[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly colour: number }[]
  /** What happened last, of what is open to the asker. */
  readonly last?: LastDone
  /** Remarks of others, since the asker came in, that the asker may read and has not seen. */
  readonly newRemarks: number
  /** YYYY-MM-DD of the next session that is to be held. */
  readonly nextSession?: string
}

/** Something that happened in a design: changes and versions only where the asker may see the history. */
export interface LastDone {
  readonly did: 'edited' | 'commented' | 'named-version'
  readonly name: string
  readonly at: number
  /** The section in which it was, where one holds the place. */
  readonly section?: string
  /** What a version was called. */
  readonly version?: string
}

export interface StepGlance {
  readonly sections: number
  readonly agreed: number
  /** Begun or in review. */
  readonly begun: number
}
