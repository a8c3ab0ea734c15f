import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { problemOf } from './outcome.ts'
import { NoPasskey } from './passkey.ts'

export interface Asking {
  readonly busy: boolean
  /** Words for the person; undefined while nothing is in the way. */
  readonly error: string | undefined
  /** The second factor is asked for. */
  readonly needsCode: boolean
  /** Asks the server, and remembers what it said. */
  ask(act: () => Promise<unknown>): Promise<void>
}

/** One form that asks the server something: busy, refused with words, or through. */
export function useAsking(): Asking {
  const { t } = useLingui()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const [needsCode, setNeedsCode] = useState(false)
  async function ask(act: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    setError(undefined)
    try {
      await act()
    } catch (caught) {
      if (caught instanceof NoPasskey) {
        setError(t`No passkey was used. Try again, or use another way.`)
        return
      }
      const problem = problemOf(caught)
      if (problem === 'unreachable') setError(t`We could not reach the server. Nothing was lost: try again.`)
      else {
        // The first time it is a question, afterwards a code that was wrong.
        if (problem.code !== 'needs-code' || needsCode) setError(problem.message)
        setNeedsCode(needsCode || problem.code === 'needs-code')
      }
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, needsCode, ask }
}
