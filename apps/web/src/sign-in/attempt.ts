// A one-time link works once, so it is tried once: outside React, which in development runs everything twice.
import { signIn } from '../queries.ts'
import { takeToken } from '../sign-in-link.ts'
import { type Attempt, outcome } from './outcome.ts'

let token: string | undefined
let state: Attempt = { is: 'no-link' }
const watchers = new Set<() => void>()

export const attempt = {
  state: () => state,
  watch(changed: () => void): () => void {
    watchers.add(changed)
    return () => watchers.delete(changed)
  },
  /** Takes the link's secret from the address bar, if there is one, and tries it. */
  begin(): void {
    const found = takeToken(location, history)
    if (found === undefined) return
    token = found
    void attempt.again()
  },
  /** The page has gone on: the next visit starts anew. */
  finish(): void {
    set({ is: 'no-link' })
  },
  /** Tries the same link again after the server could not be reached. */
  async again(): Promise<void> {
    if (token === undefined) return
    set({ is: 'trying' })
    try {
      set({ is: 'in', me: await signIn(token) })
      token = undefined
    } catch (error) {
      set(outcome(error))
    }
  },
}

function set(next: Attempt): void {
  state = next
  for (const changed of watchers) changed()
}
