import { useSyncExternalStore } from 'react'
import { useDeskState, useWorkspace } from '../workspace.tsx'
import { draftsOf, watchDrafts } from './drafts.ts'

/** Whether something is begun and not sent, or waits for its place: then there is something to show beside the text. */
export function useWhatWaits(): boolean {
  const { design, me } = useWorkspace()
  const reviewing = useDeskState('reviewing')
  const reattaching = useDeskState('reattaching')
  const begun = useSyncExternalStore(watchDrafts, () =>
    draftsOf(design, me.id).some(({ draft }) => draft.held !== undefined || draft.anchor !== undefined),
  )
  return begun || reviewing || reattaching !== undefined
}
