import { useEffect, useRef, useState } from 'react'
import type { DesignSaveState } from '../design/save-state.ts'

/** Runs what needs the words of just now on the server: not before they are saved there. */
export function useOnceSaved(save: DesignSaveState, run: () => void): () => void {
  const [asked, setAsked] = useState<{ readonly savedAt: number }>()
  const latest = useRef(run)
  latest.current = run
  const savedAt = save.is === 'saved' ? save.at : undefined
  useEffect(() => {
    if (asked === undefined || savedAt === undefined || savedAt === asked.savedAt) return
    setAsked(undefined)
    latest.current()
  }, [asked, savedAt])
  return () => setAsked({ savedAt: savedAt ?? 0 })
}
