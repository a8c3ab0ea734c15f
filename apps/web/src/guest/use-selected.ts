import type { Address, Quote } from '@balcony/design'
import { useEffect, useState } from 'react'
import { quoteOf } from './words.ts'

export interface Selected {
  readonly address: Address
  readonly quote: Quote
}

/** Words that are selected in a text of the edition, while they are. Texts say what they are: `data-words`, `data-address`. */
export function useSelected(): Selected | undefined {
  const [selected, put] = useState<Selected>()
  useEffect(() => {
    const look = () => {
      const next = selectedNow()
      // Tapping the button that comments on the words must not find them gone: they are forgotten a moment later.
      put((before) => (before?.quote.exact === next?.quote.exact && before?.address === next?.address ? before : next))
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [])
  return selected
}

function selectedNow(): Selected | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const node = range.commonAncestorContainer
  const element = node instanceof Element ? node : node.parentElement
  const text = element?.closest<HTMLElement>('[data-words]')
  const address = text?.dataset['address']
  if (!text || address === undefined) return undefined
  const part = range.cloneContents()
  // Names of records are drawn into a text, and are no words of it.
  for (const name of part.querySelectorAll('[data-name]')) name.remove()
  const quote = quoteOf(text.dataset['words'] ?? '', part.textContent ?? '')
  return quote && { address, quote }
}
