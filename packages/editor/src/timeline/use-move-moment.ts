import { movedByDays, slipping, type Timeline } from '@balcony/design/views'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'

/** A moment, and what slips with it where that moves along. */
export function movedWith(timeline: Timeline, address: string, along: boolean): readonly string[] {
  return along ? [address, ...slipping(timeline, address)] : [address]
}

/** Moves moments by so many days, all in one step; for those who may write there. */
export function useMoveMoment(): (addresses: readonly string[], days: number) => void {
  const { live, mayWrite } = useWorkspace()
  const { i18n } = useLingui()
  return (addresses, days) => {
    if (!mayWrite('core')) return
    live.undo.cut()
    const edits = movedByDays(live.snapshot(), addresses, days).map((each) => ({ do: 'set', ...each }) as const)
    if (edits.length === 0) return
    const done = live.edit(...edits)
    if (!done.ok) toasts.show(refusalWords(i18n, done.problem))
  }
}
