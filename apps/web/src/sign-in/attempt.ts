// A one-time link works once, so it is tried once: outside React, which in development runs everything twice.
import type { Me } from '@balcony/api/contract'
import { signIn } from '../queries.ts'
import { Refused } from '../server.ts'
import { takeToken } from '../sign-in-link.ts'

export type Attempt =
  | { readonly is: 'no-link' }
  | { readonly is: 'trying' }
  | { readonly is: 'in'; readonly me: Me }
  /** Used, run out, or never one of ours: the server does not say which. */
  | { readonly is: 'used' }
  | { readonly is: 'refused'; readonly words: string }
  | { readonly is: 'unreachable' }

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

export function outcome(error: unknown): Attempt {
  if (!(error instanceof Refused)) return { is: 'unreachable' }
  const { code, message } = error.problem
  return code === 'not-found' || code === 'not-signed-in' || code === 'conflict' || code === 'invalid'
    ? { is: 'used' }
    : { is: 'refused', words: message }
}

function set(next: Attempt): void {
  state = next
  for (const changed of watchers) changed()
}
