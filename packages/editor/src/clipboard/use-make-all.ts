import { newId } from '@balcony/base'
import type { Edit } from '@balcony/document'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { useCallback } from 'react'
import { refusalWords } from '../words/refusal-words.ts'
import { useWorkspace } from '../workspace.tsx'
import { writeAll } from './write-all.ts'

/** Makes many edits as one undo step; what was done is said with a way back. False when it was refused whole. */
export function useMakeAll(): (edits: readonly Edit[], said?: string) => boolean {
  const { live } = useWorkspace()
  const { t, i18n } = useLingui()
  return useCallback(
    (edits, said) => {
      if (edits.length === 0) return true
      const begun = writeAll(live, edits, () => {
        if (said !== undefined) toasts.show(said, { label: t`Undo`, act: () => void live.undo.undo() })
      })
      if (!begun.ok) toasts.show(refusalWords(i18n, begun.problem))
      return begun.ok
    },
    [live, t, i18n],
  )
}

export function freshId(): string {
  return newId((size) => crypto.getRandomValues(new Uint8Array(size)))
}
