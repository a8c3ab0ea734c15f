import type { Address } from '@balcony/design'
import { anchorWords, offsetOf, wordsIn } from '@balcony/document'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { selected } from '../prose/ProseField.tsx'
import { useDesk, useWorkspace } from '../workspace.tsx'

/** Begins a comment on whatever one is at. */
export function useComment() {
  const { live, mayComment } = useWorkspace()
  const desk = useDesk()
  const { i18n } = useLingui()
  return useMemo(() => {
    const onPlace = (address: Address) => {
      if (mayComment) desk.put({ composing: { anchor: { on: 'place', address } }, thread: undefined })
    }
    const onWords = (address: Address, from: number, to: number) => {
      const words = wordsIn(live.prose(address))
      const range = {
        from: offsetOf(words, Math.min(from, to), 'start'),
        to: offsetOf(words, Math.max(from, to), 'end'),
      }
      const anchor = anchorWords(live.docOf(address), address, range)
      if (!anchor.ok) return toasts.show(i18n._(anchor.problem.message))
      if (mayComment)
        desk.put({ composing: { anchor: anchor.value, quote: anchor.value.quote.exact }, thread: undefined })
    }
    /** On the selected words, else on the cell, field, record or section that has the focus. */
    const begin = (otherwise?: Address) => {
      const { writing } = desk.state
      if (writing?.editor.isFocused) {
        const { from, to, empty } = writing.editor.state.selection
        return empty ? onPlace(writing.address) : onWords(writing.address, from, to)
      }
      const text = document.getSelection()?.anchorNode?.parentElement?.closest<HTMLElement>('[data-prose]')
      const range = text ? selected(text) : undefined
      if (text?.dataset['prose'] && range && range.anchor !== range.head)
        return onWords(text.dataset['prose'], range.anchor, range.head)
      const at = document.activeElement?.closest<HTMLElement>('[data-address]')?.dataset['address'] ?? otherwise
      if (at !== undefined) onPlace(at)
    }
    return { onPlace, onWords, begin }
  }, [live, mayComment, desk, i18n])
}
