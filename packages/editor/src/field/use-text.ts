import type { Address } from '@balcony/design'
import { type RefObject, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useWorkspace } from '../workspace.tsx'
import { mapOffset } from './rebase.ts'

type TextBox = HTMLInputElement | HTMLTextAreaElement

/** A text that merges letter by letter while several people write it; one's caret stays with its letter. */
export function useText(address: Address, box: RefObject<TextBox | null>, language?: string) {
  const { live } = useWorkspace()
  const text = useSyncExternalStore(
    useCallback((changed: () => void) => live.watch(address, changed), [live, address]),
    () => live.text(address, language).toString(),
  )
  const own = useRef(text)
  const before = useRef(text)
  const caret = useRef<readonly [number, number]>([0, 0])

  useLayoutEffect(() => {
    const element = box.current
    if (element && document.activeElement === element && text !== own.current) {
      const [start, end] = caret.current
      element.setSelectionRange(mapOffset(before.current, text, start), mapOffset(before.current, text, end))
    }
    before.current = text
    own.current = text
  }, [text, box])

  const remember = () => {
    const element = box.current
    if (element) caret.current = [element.selectionStart ?? 0, element.selectionEnd ?? 0]
  }

  const write = (next: string) => {
    own.current = next
    remember()
    return live.edit({ do: 'write', address, text: next, ...(language === undefined ? {} : { language }) })
  }

  return { text, write, remember }
}
