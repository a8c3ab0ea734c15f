import { ok, type Result } from '@balcony/base'
import type { Edit, Live } from '@balcony/document'

/** So many are written before the page would miss its turn. */
const atOnce = 40

/**
 * Writes many edits as one undo step, thousands of them in turns with the page, so that nobody's keys hang meanwhile; whoever leaves
 * the page before the end has all of it written first. Refused whole, or not at all.
 */
export function writeAll(live: Live, edits: readonly Edit[], done: () => void): Result<void> {
  live.undo.cut()
  if (edits.length <= atOnce) {
    const written = live.edit(...edits)
    live.undo.cut()
    if (written.ok) done()
    return written
  }
  const begun = live.inTurns(edits)
  if (!begun.ok) return begun
  const turn = begun.value
  const finish = () => {
    while (turn());
  }
  const go = () => {
    if (turn()) {
      setTimeout(go)
      return
    }
    window.removeEventListener('pagehide', finish)
    done()
  }
  window.addEventListener('pagehide', finish)
  go()
  return ok(undefined)
}
