// What was done about access: read by leads; by others, their own acts.

/**
 * GET /api/designs/:design/journal?before=<number>  → JournalPage, newest first
 * GET /api/journal?before=<number>                  → JournalPage of the workspace, for its owners
 */
export interface JournalPage {
  readonly acts: readonly JournalAct[]
  /** What the ids in the acts are called: people, guests and links. */
  readonly names: Readonly<Record<string, string>>
  /** There are older ones, before the last of these. */
  readonly more: boolean
}

export interface JournalAct {
  /** Counts the acts of this chain from 1; a gap would show that one is missing. */
  readonly number: number
  readonly at: number
  /** A person, a guest, `server`, `operator`, or empty for somebody unknown. */
  readonly by: string
  readonly did: string
  readonly about: Readonly<Record<string, string | number | boolean | readonly string[]>>
}
