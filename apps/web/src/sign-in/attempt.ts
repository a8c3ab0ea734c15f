// A one-time link works once, so it is tried once: outside React, which in development runs everything twice.
import type { NewAccount } from '@balcony/api/contract'
import { takeToken } from '../sign-in-link.ts'
import { byLink, lookAtLink } from './ask.ts'
import { type Attempt, opensAlone, outcome, problemOf } from './outcome.ts'

let token: string | undefined
let state: Attempt = { is: 'no-link' }
const watchers = new Set<() => void>()

interface Brought {
  readonly account?: NewAccount
  readonly code?: string
  readonly shared?: boolean
}

export const attempt = {
  state: () => state,
  watch(changed: () => void): () => void {
    watchers.add(changed)
    return () => watchers.delete(changed)
  },
  /** Takes the link's secret from the address bar, if there is one, and looks what it is for. */
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
  /** The secret, for what is asked beside the link itself. */
  token: () => token ?? '',
  /** Looks again after the server could not be reached; looking uses nothing up. */
  async again(): Promise<void> {
    if (token === undefined) return
    set({ is: 'trying' })
    try {
      const card = await lookAtLink(token)
      if (!opensAlone(card)) return set({ is: 'asks', card, code: false })
      const problem = await attempt.enter({})
      if (problem === 'unreachable') set({ is: 'unreachable' })
      else if (problem?.code === 'needs-code') set({ is: 'asks', card, code: true })
      else if (problem) set({ is: 'refused', words: problem.message })
    } catch (error) {
      set(outcome(error))
    }
  },
  /** Uses the link, with what its opener was asked for; hands back what is in the way. */
  async enter(brought: Brought): Promise<ReturnType<typeof problemOf> | undefined> {
    if (token === undefined) return undefined
    try {
      const entered = await byLink({ token, ...brought })
      token = undefined
      set({ is: 'in', ...(entered.recoveryCodes && { codes: entered.recoveryCodes }) })
      return undefined
    } catch (error) {
      const problem = problemOf(error)
      if (problem !== 'unreachable' && problem.code === 'not-found') {
        set({ is: 'used' })
        return undefined
      }
      return problem
    }
  },
}

function set(next: Attempt): void {
  state = next
  for (const changed of watchers) changed()
}
