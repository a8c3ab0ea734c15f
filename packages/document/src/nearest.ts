/** A quote this long is compared by its beginning: the cost grows with its square. */
const maxPattern = 1_000

/** At most so many places that look promising are compared in full. */
const maxCandidates = 8

export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The stretch of `text` that is most like `pattern` (1 − edits ÷ length), if it is alike enough; of equals the one nearest to `hint`.
 * Places are chosen by the pairs of letters they share with the pattern, so a long text is walked through once and compared in few.
 */
export function nearest(text: string, pattern: string, alike: number, hint: number | undefined): Stretch | undefined {
  const wanted = pattern.slice(0, maxPattern)
  const most = Math.floor((1 - alike) * wanted.length)
  let best: (Stretch & { readonly edits: number }) | undefined
  for (const window of promising(text, wanted, most)) {
    const found = compare(text.slice(window.from, window.to), wanted)
    const stretch = { from: window.from + found.from, to: window.from + found.to, edits: found.edits }
    if (stretch.edits > most || stretch.from >= stretch.to) continue
    const isBetter = !best || stretch.edits < best.edits
    const isNearer =
      best?.edits === stretch.edits && hint !== undefined && distance(stretch, hint) < distance(best, hint)
    if (isBetter || isNearer) best = stretch
  }
  return best && { from: best.from, to: best.to }
}

function distance(stretch: Stretch, hint: number): number {
  return Math.abs(stretch.from - hint)
}

/** With at most `most` edits, a place still shares all pairs of letters but two for each edit. */
function promising(text: string, pattern: string, most: number): readonly Stretch[] {
  const left = new Map<string, number>()
  for (let at = 0; at + 2 <= pattern.length; at += 1) {
    const pair = pattern.slice(at, at + 2)
    left.set(pair, (left.get(pair) ?? 0) + 1)
  }
  const needed = Math.max(1, pattern.length - 1 - 2 * most)
  const size = pattern.length + most
  const peaks: { at: number; shared: number }[] = []
  let shared = 0
  for (let at = 0; at + 2 <= text.length; at += 1) {
    // Below zero, the window holds more of a pair than the pattern: those are not shared.
    if (take(left, text.slice(at, at + 2), -1) >= 0) shared += 1
    if (at >= size && take(left, text.slice(at - size, at - size + 2), 1) > 0) shared -= 1
    if (shared < needed) continue
    const last = peaks.at(-1)
    if (!last || at - last.at > size) peaks.push({ at, shared })
    else if (shared > last.shared) Object.assign(last, { at, shared })
  }
  return peaks
    .sort((a, b) => b.shared - a.shared)
    .slice(0, maxCandidates)
    .map(({ at }) => ({ from: Math.max(0, at - 2 * size), to: Math.min(text.length, at + size) }))
}

function take(left: Map<string, number>, pair: string, by: 1 | -1): number {
  const before = left.get(pair)
  if (before === undefined) return by === 1 ? 0 : -1
  left.set(pair, before + by)
  return before + by
}

/** Sellers' algorithm: the stretch of `text` that `pattern` becomes with the fewest edits. */
function compare(text: string, pattern: string): Stretch & { readonly edits: number } {
  let costs = Array.from({ length: pattern.length + 1 }, (_, index) => index)
  let starts = new Array<number>(pattern.length + 1).fill(0)
  let best = { from: 0, to: 0, edits: pattern.length }
  for (let at = 0; at < text.length; at += 1) {
    const nextCosts = [0]
    const nextStarts = [at + 1]
    for (let index = 1; index <= pattern.length; index += 1) {
      const replaced = (costs[index - 1] ?? 0) + (text[at] === pattern[index - 1] ? 0 : 1)
      const added = (costs[index] ?? 0) + 1
      const left = (nextCosts[index - 1] ?? 0) + 1
      const cost = Math.min(replaced, added, left)
      nextCosts.push(cost)
      nextStarts.push(
        (cost === replaced ? starts[index - 1] : cost === added ? starts[index] : nextStarts[index - 1]) ?? 0,
      )
    }
    costs = nextCosts
    starts = nextStarts
    const edits = costs[pattern.length] ?? pattern.length
    if (edits < best.edits) best = { from: starts[pattern.length] ?? 0, to: at + 1, edits }
  }
  return best
}
