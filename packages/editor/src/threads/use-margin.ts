import type { Thread } from '@balcony/design'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { Composing } from '../live/desk.ts'
import { composingId } from '../prose/highlights.ts'
import { placeCards, type Wanted } from './placement.ts'

interface Margin {
  readonly margin: RefObject<HTMLElement | null>
  readonly text: RefObject<HTMLElement | null> | undefined
  readonly threads: readonly Thread[]
  readonly composing: Composing | undefined
  readonly on: string | undefined
}

const gap = 12

/** Where each card of the margin stands, in pixels from the margin's top; measured again whenever the text moves. */
export function useMargin({ margin, text, threads, composing, on }: Margin): ReadonlyMap<string, number> {
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(nothing)
  const [moved, setMoved] = useState(0)

  useEffect(() => {
    const column = text?.current
    const own = margin.current
    if (!column || !own) return
    let frame = 0
    const again = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setMoved((before) => before + 1))
    }
    const sizes = new ResizeObserver(again)
    sizes.observe(column)
    const seen = new MutationObserver(() => {
      for (const slot of own.querySelectorAll('[data-slot]')) sizes.observe(slot)
      again()
    })
    seen.observe(column, { childList: true, subtree: true, characterData: true })
    seen.observe(own, { childList: true, subtree: true })
    column.addEventListener('scroll', again, true)
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      seen.disconnect()
      column.removeEventListener('scroll', again, true)
    }
  }, [margin, text])

  useLayoutEffect(() => {
    const own = margin.current
    const column = text?.current
    if (!own || !column) return
    const origin = own.getBoundingClientRect().top
    const cards: Wanted[] = []
    for (const slot of own.querySelectorAll<HTMLElement>('[data-slot]')) {
      const id = slot.dataset['slot'] ?? ''
      const at =
        id === composingId && composing
          ? placeOf(column, composing.anchor, composingId)
          : threadPlace(column, threads, id)
      cards.push({ id, top: (at ?? origin) - origin, height: slot.offsetHeight })
    }
    const placed = new Map(placeCards(cards, gap, composing ? composingId : on))
    placed.set('rest', Math.max(0, ...cards.map((card) => (placed.get(card.id) ?? 0) + card.height + gap)))
    setTops((before) => (sameMap(before, placed) ? before : placed))
  }, [margin, text, threads, composing, on, moved])

  return tops
}

const nothing: ReadonlyMap<string, number> = new Map()

function threadPlace(column: HTMLElement, threads: readonly Thread[], id: string): number | undefined {
  const thread = threads.find((one) => one.id === id)
  return thread && placeOf(column, thread.anchor, thread.id)
}

/** The top of the words, else of the cell or field, else of the nearest place above that is drawn. */
function placeOf(column: HTMLElement, anchor: Thread['anchor'], thread: string | undefined): number | undefined {
  const words = thread === undefined ? null : column.querySelector(`[data-thread="${CSS.escape(thread)}"]`)
  if (words) return words.getBoundingClientRect().top
  const parts = anchor.address.split('/')
  for (let length = parts.length; length > 0; length -= 1) {
    const name = CSS.escape(parts.slice(0, length).join('/'))
    const found = column.querySelector(`[data-address="${name}"], [data-prose="${name}"]`)
    if (found) return found.getBoundingClientRect().top
  }
  return undefined
}

function sameMap(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean {
  return left.size === right.size && [...left].every(([id, top]) => right.get(id) === top)
}
