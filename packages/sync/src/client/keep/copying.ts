import type { ClientClock } from '../connection.ts'
import type { SaveState } from '../save-state.ts'

/**
 * Copies the document soon after it came, then when all of it is saved or the server is away, and not while somebody writes: a large
 * one takes longer than a key press should, and what this person writes is kept by itself before it is saved.
 */
export function copying(copy: () => void, save: () => SaveState, clock: ClientClock): () => void {
  let isWaiting = false
  let wasCopied = false
  let due: number | undefined
  let changed = 0
  const look = () => {
    isWaiting = false
    const { is } = save()
    // What was refused must not come back in a copy.
    if (is === 'cannot') return
    const now = clock.now()
    const isWritten = wasCopied && now - changed < quietMilliseconds && now - (due ?? now) < latestMilliseconds
    if (is === 'saving' || is === 'loading' || isWritten) return wait()
    wasCopied = true
    due = undefined
    copy()
  }
  const wait = () => {
    if (isWaiting) return
    isWaiting = true
    clock.after(wasCopied ? copyMilliseconds : firstCopyMilliseconds, look)
  }
  return () => {
    changed = clock.now()
    due ??= changed
    wait()
  }
}

/** A document is copied at most this often, */
const copyMilliseconds = 5_000
/** when nothing was written in it for so long, */
const quietMilliseconds = 3_000
/** or, where people write on and on, this long after it was due. */
const latestMilliseconds = 60_000
const firstCopyMilliseconds = 200
