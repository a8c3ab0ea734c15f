/** Replace `remove` units of the old text at `at` by `insert`. Offsets are of the old text, in UTF-16 units, ascending. */
export interface Hunk {
  readonly at: number
  readonly remove: number
  readonly insert: string
}

/** More changes than this between two texts are written as one replacement of the part that differs. */
const maxChanges = 400

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The smallest changes that make `now` out of `before`; none begins or ends inside what a reader sees as one character. */
export function hunksBetween(before: string, now: string): readonly Hunk[] {
  if (before === now) return []
  // A new record's texts are all written into nothing: there is nothing to compare.
  if (before === '') return [{ at: 0, remove: 0, insert: now }]
  const start = sharedStart(before, now)
  const end = sharedEnd(before, now, start)
  const old = split(before.slice(start, before.length - end))
  const fresh = split(now.slice(start, now.length - end))
  const path = shortestPath(old, fresh)
  if (!path) return [{ at: start, remove: before.length - end - start, insert: now.slice(start, now.length - end) }]
  return hunksOf(path, old, fresh, start)
}

function split(text: string): readonly string[] {
  return Array.from(graphemes.segment(text), (part) => part.segment)
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1
  while (length > 0 && !(isBoundary(a, length) && isBoundary(b, length))) length -= 1
  return length
}

function sharedEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start
  let length = 0
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length += 1
  while (length > 0 && !(isBoundary(a, a.length - length) && isBoundary(b, b.length - length))) length -= 1
  return length
}

function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  // Most texts are plain: two ASCII units stand apart unless they are a line break of two.
  const left = text.charCodeAt(at - 1)
  const right = text.charCodeAt(at)
  if (left < 128 && right < 128) return !(left === 13 && right === 10)
  return graphemes.segment(text).containing(at)?.index === at
}

type Step = 'keep' | 'remove' | 'insert'

/** Myers' shortest edit script, or undefined when the texts are too different to be worth it. */
function shortestPath(old: readonly string[], fresh: readonly string[]): readonly Step[] | undefined {
  const reach: Map<number, number>[] = []
  let furthest = new Map<number, number>([[1, 0]])
  for (let changes = 0; changes <= Math.min(maxChanges, old.length + fresh.length); changes += 1) {
    const next = new Map(furthest)
    for (let line = -changes; line <= changes; line += 2) {
      let x = startOf(furthest, line, changes)
      while (x < old.length && x - line < fresh.length && old[x] === fresh[x - line]) x += 1
      next.set(line, x)
      if (x >= old.length && x - line >= fresh.length) return walkBack([...reach, furthest], old, fresh)
    }
    reach.push(furthest)
    furthest = next
  }
  return undefined
}

function startOf(furthest: ReadonlyMap<number, number>, line: number, changes: number): number {
  const down = furthest.get(line + 1) ?? -1
  const right = furthest.get(line - 1) ?? -1
  return line === -changes || (line !== changes && right < down) ? down : right + 1
}

function walkBack(
  reach: readonly ReadonlyMap<number, number>[],
  old: readonly string[],
  fresh: readonly string[],
): readonly Step[] {
  const steps: Step[] = []
  let x = old.length
  let y = fresh.length
  for (let changes = reach.length - 1; changes >= 0; changes -= 1) {
    const furthest = reach[changes] ?? new Map<number, number>()
    const line = x - y
    const down = furthest.get(line + 1) ?? -1
    const right = furthest.get(line - 1) ?? -1
    const isInsert = line === -changes || (line !== changes && right < down)
    const startX = isInsert ? down : right + 1
    while (x > startX && x > 0 && y > 0) {
      steps.push('keep')
      x -= 1
      y -= 1
    }
    if (changes === 0) break
    steps.push(isInsert ? 'insert' : 'remove')
    if (isInsert) y -= 1
    else x -= 1
  }
  return steps.reverse()
}

function hunksOf(
  path: readonly Step[],
  old: readonly string[],
  fresh: readonly string[],
  start: number,
): readonly Hunk[] {
  const hunks: Hunk[] = []
  let at = start
  let x = 0
  let y = 0
  let open: { at: number; remove: number; insert: string } | undefined
  for (const step of path) {
    if (step === 'keep') {
      if (open) hunks.push(open)
      open = undefined
      at += (old[x] ?? '').length
      x += 1
      y += 1
      continue
    }
    open ??= { at, remove: 0, insert: '' }
    if (step === 'remove') {
      open.remove += (old[x] ?? '').length
      at += (old[x] ?? '').length
      x += 1
    } else {
      open.insert += fresh[y] ?? ''
      y += 1
    }
  }
  if (open) hunks.push(open)
  return hunks
}
