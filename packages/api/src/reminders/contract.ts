/**
 * GET    /api/designs/:design/reminders                             → SentReminder[]; of the last day
 * POST   /api/designs/:design/reminders        NewReminder          → SentReminder
 */
export interface NewReminder {
  readonly person: string
  /** A version to which they have not said yes or no, or a thread that is theirs to answer. */
  readonly about: string
}

export interface SentReminder extends NewReminder {
  readonly by: string
  readonly at: number
}
