/** Asking once more for an answer that is waited for; followed like every other outside store. */
export interface Reminders {
  /** Those of the last day: the same list until it changes. */
  list(): readonly SentReminder[]
  watch(changed: () => void): () => void
  /** Resolves when the server has it. */
  remind(person: string, about: string): Promise<void>
}

export interface SentReminder {
  readonly person: string
  /** A version or a thread. */
  readonly about: string
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}
