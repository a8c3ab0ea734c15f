/** GET /api/designs/:design/glance → Glance: how far a design is and who takes part, for a list of designs. */
export interface Glance {
  /** A status of the description, e.g. `in_review`; absent where nobody said. */
  readonly status?: string
  /** The five steps in their order: the sections that every member may see, by how far they are. */
  readonly steps: readonly StepGlance[]
  readonly people: readonly { readonly id: string; readonly name: string; readonly colour: number }[]
  /** The member who changed something last, where the asker may see the history; only of what is open to the asker. */
  readonly lastBy?: string
}

export interface StepGlance {
  readonly sections: number
  readonly agreed: number
  /** Begun or in review. */
  readonly begun: number
}
