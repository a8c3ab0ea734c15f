import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Refused } from '../../server.ts'

/** Does something on the server and says in words when it could not be done. */
export function useAct(): {
  readonly busy: boolean
  readonly error: string | undefined
  act<T>(what: () => Promise<T>, done?: (answer: T) => void): Promise<boolean>
  forget(): void
} {
  const { t } = useLingui()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  return {
    busy,
    error,
    forget: () => setError(undefined),
    async act(what, done) {
      setBusy(true)
      setError(undefined)
      try {
        const answer = await what()
        done?.(answer)
        return true
      } catch (failure) {
        setError(
          failure instanceof Refused
            ? failure.problem.message
            : t`We could not reach the server. Look at the list before you try again: it may have been done.`,
        )
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}

/** Copies a text, or says how to. */
export async function copy(text: string, words: { readonly done: string; readonly failed: string }): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toasts.show(words.done)
  } catch {
    toasts.show(words.failed)
  }
}
