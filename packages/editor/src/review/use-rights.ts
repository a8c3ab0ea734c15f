import { useWorkspace } from '../workspace.tsx'
import type { Dismissal } from './review.ts'

/** What one may do to a dismissal that one can see: it was drawn from nothing that one may not open. */
export function useDismissalRights(dismissal: Dismissal) {
  const { me, mayReview } = useWorkspace()
  return {
    agree: dismissal.by !== me.id && mayReview?.('agree-to-dismiss', [], dismissal.by) === true,
    reopen: mayReview?.('reopen', [], dismissal.by) === true,
  }
}
