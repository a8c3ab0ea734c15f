import type { Me } from '@balcony/api/contract'
import { Refused } from '../server.ts'

export type Attempt =
  | { readonly is: 'no-link' }
  | { readonly is: 'trying' }
  | { readonly is: 'in'; readonly me: Me }
  /** Used, run out, or never one of ours: the server does not say which. */
  | { readonly is: 'used' }
  | { readonly is: 'refused'; readonly words: string }
  | { readonly is: 'unreachable' }

/** What a failed attempt means to the person. */
export function outcome(error: unknown): Attempt {
  if (!(error instanceof Refused)) return { is: 'unreachable' }
  const { code, message } = error.problem
  return code === 'not-found' || code === 'not-signed-in' || code === 'conflict' || code === 'invalid'
    ? { is: 'used' }
    : { is: 'refused', words: message }
}
