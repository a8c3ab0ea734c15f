import { type Address, process } from '@balcony/design'
import { sectionOf, useComment, useWorkspace } from '@balcony/editor'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { actionOf } from './key-actions.ts'
import { neighbour } from './places.ts'
import { isTyping } from './regions.ts'
import type { DesignSession } from './session.ts'

interface DesignKeys {
  readonly session: DesignSession
  readonly address: Address | 'nowhere'
  readonly onFold: () => void
  readonly onComments: () => void
  /** A comment is begun: it must be seen. */
  readonly onComment: () => void
}

/** The keys that work everywhere in a design. What an editor or a table has taken for itself is left to it. */
export function useDesignKeys(given: DesignKeys): void {
  const { go } = useWorkspace()
  const comment = useComment()
  const { t } = useLingui()
  const now = useRef({ ...given, go, comment, t })
  now.current = { ...given, go, comment, t }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const { session, address, onFold, onComments, onComment, go, comment, t } = now.current
      const act = actionOf(event)
      if (act === undefined) return
      if ((act === 'undo' || act === 'redo') && isTyping(event.target)) return
      event.preventDefault()
      if (act === 'fold') onFold()
      if (act === 'comments') onComments()
      if (act === 'comment') {
        onComment()
        comment.begin(address === 'nowhere' ? undefined : sectionOf(process, address))
      }
      if (act === 'undo') session.live.undo.undo()
      if (act === 'redo') session.live.undo.redo()
      if (act === 'save') {
        const saved = session.view().save.is === 'saved'
        toasts.show(
          saved
            ? t`Everything is saved. Balcony saves while you write.`
            : t`Balcony saves by itself. The bar says what is not saved yet.`,
        )
      }
      if (act === 'previous' || act === 'next') {
        const section = address === 'nowhere' ? undefined : sectionOf(process, address)
        const next = section === undefined ? undefined : neighbour(process, section, act === 'next' ? 1 : -1)
        if (next !== undefined) go(next)
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
