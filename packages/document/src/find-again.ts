import type { Quote } from '@balcony/design'
import { nearest } from './nearest.ts'

/** How alike words must be to be taken for the quoted ones. */
const alikeEnough = 0.7

/** Shorter words are too common to be recognised elsewhere once they were erased where they stood. */
const tellingChars = 8

/**
 * Finds quoted words in a text: with their surroundings, then alone (nearest to where they stood), then almost the same. Breaks between
 * blocks do not count, so words that were divided or joined are still the same words.
 */
export function findAgain(
  text: string,
  quote: Quote,
  hint: number | undefined,
  how: 'exact' | 'alike' = 'alike',
): { readonly from: number; readonly to: number } | undefined {
  const flat = flatten(text)
  const exact = flatten(quote.exact).text
  if (exact === '') return undefined
  const before = flatten(quote.before).text
  const after = flatten(quote.after).text
  const at = hint === undefined ? undefined : flat.offsetOf(hint)
  const whole = pick(occurrences(flat.text, before + exact + after), before.length, at)
  const alone = whole ?? bestAlone(flat.text, { before, exact, after }, at)
  if (alone !== undefined) return flat.range(alone, alone + exact.length)
  if (how === 'exact' || exact.length < tellingChars) return undefined
  const alike = nearest(flat.text, exact, alikeEnough, at)
  return alike && flat.range(alike.from, alike.to)
}

function pick(places: readonly number[], skip: number, hint: number | undefined): number | undefined {
  if (places.length === 0) return undefined
  const starts = places.map((place) => place + skip)
  if (hint === undefined) return starts[0]
  return starts.reduce((best, place) => (Math.abs(place - hint) < Math.abs(best - hint) ? place : best))
}

/** By the likeness of the surroundings, then by nearness. */
function bestAlone(text: string, quote: Quote, hint: number | undefined): number | undefined {
  const places = occurrences(text, quote.exact)
  const scored = places.map((place) => ({ place, likeness: surroundings(text, place, quote) }))
  const most = Math.max(0, ...scored.map(({ likeness }) => likeness))
  if (most < tellingChars && quote.exact.length < tellingChars && wasErased(text, quote)) return undefined
  return pick(
    scored.filter(({ likeness }) => likeness === most).map(({ place }) => place),
    0,
    hint,
  )
}

/** What stood before and after now stands together: the words were taken out, not changed around. */
function wasErased(text: string, { before, after }: Quote): boolean {
  return before + after !== '' && text.includes(before + after)
}

function surroundings(text: string, place: number, { before, exact, after }: Quote): number {
  let likeness = 0
  while (likeness < before.length && text[place - 1 - likeness] === before[before.length - 1 - likeness]) likeness += 1
  let alike = 0
  const end = place + exact.length
  while (alike < after.length && text[end + alike] === after[alike]) alike += 1
  return likeness + alike
}

function occurrences(text: string, part: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at >= 0 && places.length < 10_000; at = text.indexOf(part, at + 1)) places.push(at)
  return places
}

/** The text without line breaks, and the way back to the offsets of the whole. */
function flatten(whole: string): {
  readonly text: string
  offsetOf(offset: number): number
  range(from: number, to: number): { readonly from: number; readonly to: number }
} {
  const breaks: number[] = []
  for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) breaks.push(at)
  const upTo = (offset: number) => {
    let low = 0
    let high = breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  // The nth break stands at breaks[n] of the whole, which is breaks[n] - n of the flat text.
  const back = (offset: number) => {
    let low = 0
    let high = breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle] ?? 0) - middle <= offset) low = middle + 1
      else high = middle
    }
    return offset + low
  }
  return {
    text: whole.replaceAll('\n', ''),
    offsetOf: (offset) => offset - upTo(offset),
    range: (from, to) => ({ from: back(from), to: back(to - 1) + 1 }),
  }
}
