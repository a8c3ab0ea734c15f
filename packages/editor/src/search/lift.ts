import type { Address } from '@balcony/design'
import { likeness, tokensOf, wordsOfQuery } from '@balcony/design/search'

/** How many frames a place has to appear: its design is fetched, its page drawn, its record opened. */
const framesToAppear = 300
/** The row of a record is there before the record beside it. */
const framesToSettle = 40
let callOff: () => void = () => {}

/** Marks a place and the words in it that were looked for, until one goes on with something. */
export function lift(address: Address, query: string): void {
  callOff()
  let frame = 0
  let lifted: HTMLElement | undefined
  const done = () => {
    cancelAnimationFrame(frame)
    lifted?.removeAttribute('data-sought')
    globalThis.CSS?.highlights?.delete('sought')
    removeEventListener('pointerdown', done, true)
    removeEventListener('keydown', done, true)
  }
  const look = (left: number) => {
    // The record beside the page comes after its row in the page.
    const found = [...document.querySelectorAll<HTMLElement>(`[data-address="${CSS.escape(address)}"]`)].at(-1)
    const isNew = found !== undefined && found !== lifted
    if (isNew) {
      lifted?.removeAttribute('data-sought')
      lifted = found
      show(found, query)
    }
    if (left > 0) frame = requestAnimationFrame(() => look(isNew ? framesToSettle : left - 1))
  }
  // After the key or press that chose the place.
  frame = requestAnimationFrame(() => {
    addEventListener('pointerdown', done, true)
    addEventListener('keydown', done, true)
    look(framesToAppear)
  })
  callOff = done
}

function show(element: HTMLElement, query: string): void {
  element.setAttribute('data-sought', '')
  const ranges = rangesOf(element, query)
  if (globalThis.CSS?.highlights === undefined || ranges.length === 0) return
  CSS.highlights.set('sought', new Highlight(...ranges))
  ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: 'center' })
}

function rangesOf(element: HTMLElement, query: string): readonly Range[] {
  const wanted = wordsOfQuery(query)
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const ranges: Range[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { word, from, to } of tokensOf(node.nodeValue ?? '')) {
      if (!wanted.some((each) => likeness(word, each) > 0)) continue
      const range = new Range()
      range.setStart(node, from)
      range.setEnd(node, to)
      ranges.push(range)
    }
  }
  return ranges
}
