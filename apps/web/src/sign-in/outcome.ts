import type { OneTimeLinkCard } from '@balcony/api/contract'
import type { Problem } from '@balcony/base'
import { Refused } from '../server.ts'

/** Where a one-time link has come to. */
export type Attempt =
  | { readonly is: 'no-link' }
  | { readonly is: 'trying' }
  /** Good, and something is asked of its opener first. */
  | { readonly is: 'asks'; readonly card: OneTimeLinkCard; readonly code: boolean }
  /** In; recovery codes are shown once. */
  | { readonly is: 'in'; readonly codes?: readonly string[] }
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

/** Whether a link lets its opener in without asking anything: those of the demo, and an invitation for whoever is signed in. */
export function opensAlone({ is, account }: OneTimeLinkCard): boolean {
  // Scanners follow the links in mails: there a person presses a button.
  return !account && is !== 'mail'
}

/** What a form shows when it was not let through; a page that cannot be reached keeps what was typed. */
export function problemOf(error: unknown): Problem | 'unreachable' {
  return error instanceof Refused ? error.problem : 'unreachable'
}
