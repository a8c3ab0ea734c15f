import { type Address, type Anchor, fieldAt } from '@balcony/design'
import type { Live } from '@balcony/document'
import { anchorWords, offsetOf, wordsIn } from '@balcony/document'
import { toasts } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { selected } from '../prose/ProseField.tsx'
import { refusalWords } from '../words/refusal-words.ts'
import { useDesk, useWorkspace } from '../workspace.tsx'

/** Begins a comment on whatever one is at. */
export function useComment() {
  const { live, mayComment, threads } = useWorkspace()
  const desk = useDesk()
  const { i18n, t } = useLingui()
  return useMemo(() => {
    /** A thread that waits for a place gets this one. */
    const begun = (anchor: Anchor, quote?: string) => {
      const { reattaching } = desk.state
      if (reattaching !== undefined) {
        desk.put({ reattaching: undefined, thread: reattaching })
        threads.reattach(reattaching, anchor).catch(() => {
          desk.put({ reattaching })
          toasts.show(t`The comment was not put there. Other people read that place, or there is no connection.`)
        })
      } else if (mayComment)
        desk.put({ composing: { anchor, ...(quote !== undefined && { quote }) }, thread: undefined })
    }
    const onPlace = (address: Address) => begun({ on: 'place', address })
    const onWords = (address: Address, from: number, to: number) => {
      const words = wordsIn(live.prose(address))
      const range = {
        from: offsetOf(words, Math.min(from, to), 'start'),
        to: offsetOf(words, Math.max(from, to), 'end'),
      }
      const anchor = anchorWords(live.docOf(address), address, range)
      if (!anchor.ok) return toasts.show(refusalWords(i18n, anchor.problem))
      begun(anchor.value, anchor.value.quote.exact)
    }
    const onText = ({ address, from, to, language }: Picked) => {
      const anchor = anchorWords(live.docOf(address), address, { from, to }, language)
      if (!anchor.ok) return toasts.show(refusalWords(i18n, anchor.problem))
      begun(anchor.value, anchor.value.quote.exact)
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
      const picked = pickedIn(live)
      if (picked) return onText(picked)
      const at = document.activeElement?.closest<HTMLElement>('[data-address]')?.dataset['address'] ?? otherwise
      if (at !== undefined) onPlace(at)
    }
    return { onPlace, onWords, begin }
  }, [live, mayComment, threads, desk, i18n, t])
}

interface Picked {
  readonly address: Address
  readonly from: number
  readonly to: number
  /** Of words that stand in several. */
  readonly language?: string
}

/** Words selected in a plain text, in the field in which it is written or where it is read. */
function pickedIn(live: Live): Picked | undefined {
  const active = document.activeElement
  const isBox = active instanceof HTMLTextAreaElement || (active instanceof HTMLInputElement && active.type === 'text')
  if (isBox) return pickedAt(live, active, active.value, active.selectionStart ?? 0, active.selectionEnd ?? 0)
  const selection = document.getSelection()
  const node = selection?.anchorNode
  // Within one piece of text its offsets are those of the words.
  if (!selection || !(node instanceof Text) || selection.focusNode !== node) return undefined
  const [from, to] = [selection.anchorOffset, selection.focusOffset].sort((one, other) => one - other)
  return node.parentElement ? pickedAt(live, node.parentElement, node.data, from ?? 0, to ?? 0) : undefined
}

function pickedAt(live: Live, element: Element, shown: string, from: number, to: number): Picked | undefined {
  const address = element.closest<HTMLElement>('[data-address]')?.dataset['address']
  if (address === undefined || from === to) return undefined
  const kind = fieldAt(live.process, address)?.kind
  const language = kind === 'translations' ? element.closest<HTMLElement>('[lang]')?.lang : undefined
  if (kind !== 'text' && language === undefined) return undefined
  const value = live.value(address)
  const stands =
    language === undefined || typeof value !== 'object'
      ? value
      : Object.entries(value).find(([tag]) => tag === language)?.[1]
  // What is shown may be cut short or not written yet: then its offsets say nothing.
  return stands === shown ? { address, from, to, ...(language === undefined ? {} : { language }) } : undefined
}
