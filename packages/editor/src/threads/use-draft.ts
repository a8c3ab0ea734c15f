import { useState } from 'react'
import { type Draft, type DraftKey, keepDraft, keptDraft } from './drafts.ts'
import { stillNamed } from './mentions.ts'
import { saidId } from './said.ts'

/** What is being written at one place, kept on the device with every letter. */
export function useDraft(key: DraftKey, from: Pick<Draft, 'anchor' | 'thread'>) {
  const [draft, set] = useState<Draft>(() => ({ text: '', ...keptDraft(key), ...from }))
  const [id, setId] = useState(saidId)
  return {
    draft,
    /** The same while it is sent again after a failure. */
    id,
    put(change: Partial<Draft>) {
      const next = { ...draft, ...change }
      const kept = { ...next, names: stillNamed(next.text, next.names ?? []) }
      set(kept)
      keepDraft(key, kept)
    },
    /** It was sent, or put away with others. */
    clear() {
      keepDraft(key, undefined)
      set({ text: '', ...from })
      setId(saidId())
    },
  }
}
