/** A longer quote is looked for by its two ends of half this length: the cost grows with the square. */
const maxPattern = 400

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
  if (pattern.length <= maxPattern) return nearestWhole(text, pattern, alike, hint)
  const half = maxPattern / 2
  const head = nearestWhole(text, pattern.slice(0, half), alike, hint)
  const tail = nearestWhole(text, pattern.slice(-half), alike, head && head.from + pattern.length - half)
  if (!head || !tail) return head ?? tail
  const length = tail.to - head.from
  const isPlausible = length >= alike * pattern.length && length <= pattern.length / alike
  return isPlausible ? { from: head.from, to: tail.to } : head
}

function nearestWhole(text: string, pattern: string, alike: number, hint: number | undefined): Stretch | undefined {
  const most = Math.floor((1 - alike) * pattern.length)
  let best: (Stretch & { readonly edits: number }) | undefined
  for (const window of promising(text, pattern, most)) {
    const found = compare(text.slice(window.from, window.to), pattern)
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
  const size = pattern.length
  // For each beginning of the pattern: the fewest edits to a stretch of text that ends here, and where that stretch begins.
  const costs = Int32Array.from({ length: size + 1 }, (_, index) => index)
  const starts = new Int32Array(size + 1)
  let best = { from: 0, to: 0, edits: size }
  for (let at = 0; at < text.length; at += 1) {
    let diagonalCost = costs[0] ?? 0
    let diagonalStart = starts[0] ?? 0
    starts[0] = at + 1
    for (let index = 1; index <= size; index += 1) {
      const replaced = diagonalCost + (text.charCodeAt(at) === pattern.charCodeAt(index - 1) ? 0 : 1)
      const added = (costs[index] ?? 0) + 1
      const dropped = (costs[index - 1] ?? 0) + 1
      const cost = Math.min(replaced, added, dropped)
      const start = cost === replaced ? diagonalStart : cost === added ? (starts[index] ?? 0) : (starts[index - 1] ?? 0)
      diagonalCost = costs[index] ?? 0
      diagonalStart = starts[index] ?? 0
      costs[index] = cost
      starts[index] = start
    }
    const edits = costs[size] ?? size
    if (edits < best.edits) best = { from: starts[size] ?? 0, to: at + 1, edits }
  }
  return best
}
