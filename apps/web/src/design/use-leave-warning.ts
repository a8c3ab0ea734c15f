import { useEffect } from 'react'
import { recovered } from './recovered.ts'
import type { DesignSaveState } from './save-state.ts'

/** Whether closing the page now would lose words. */
export function wouldLoseWords(save: DesignSaveState): boolean {
  return save.is === 'saving' || (save.is === 'unsaved' && !save.kept) || (save.is === 'cannot' && save.changes > 0)
}

/** The browser asks before it closes a page whose words are nowhere else. */
export function useLeaveWarning(save: DesignSaveState): void {
  const losing = wouldLoseWords(save)
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (losing || recovered.all().length > 0) event.preventDefault()
    }
    addEventListener('beforeunload', onLeave)
    return () => removeEventListener('beforeunload', onLeave)
  }, [losing])
}
