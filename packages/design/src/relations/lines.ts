import { partyBox, type Tie } from './layout.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** The left upper corner. */
export type Box = Point

export interface Line {
  readonly from: Point
  readonly to: Point
}

/** How far apart lines between the same two run. */
const beside = 26

/** Lines between the edges of the boxes, not their middles: so the words stand where a line is seen. Several between the same two run beside each other. */
export function linesOf(
  ties: readonly Tie[],
  boxes: ReadonlyMap<string, Box>,
): readonly (Line & { readonly id: string })[] {
  const pairs = new Map<string, string[]>()
  for (const { id, from, to } of ties) {
    const pair = [from, to].sort().join(' ')
    pairs.set(pair, [...(pairs.get(pair) ?? []), id])
  }
  return ties.flatMap(({ id, from, to }) => {
    const [one, other] = [boxes.get(from), boxes.get(to)]
    if (!one || !other) return []
    const all = pairs.get([from, to].sort().join(' ')) ?? []
    // The same way round for both directions, or two that point at each other would lie on one another.
    const shift = (all.indexOf(id) - (all.length - 1) / 2) * beside * (from < to ? 1 : -1)
    return [{ id, ...lineBetween(one, other, shift) }]
  })
}

export function lineBetween(one: Box, other: Box, shift = 0): Line {
  const from = { x: one.x + partyBox.width / 2, y: one.y + partyBox.height / 2 }
  const to = { x: other.x + partyBox.width / 2, y: other.y + partyBox.height / 2 }
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const [sx, sy] = [(-dy / length) * shift, (dx / length) * shift]
  const [a, b] = [
    { x: from.x + sx, y: from.y + sy },
    { x: to.x + sx, y: to.y + sy },
  ]
  return { from: leaving(a, b, one), to: leaving(b, a, other) }
}

/** Where a line that begins in a box meets its edge. */
function leaving(inside: Point, towards: Point, box: Box): Point {
  const [dx, dy] = [towards.x - inside.x, towards.y - inside.y]
  const right = dx > 0 ? box.x + partyBox.width - inside.x : box.x - inside.x
  const down = dy > 0 ? box.y + partyBox.height - inside.y : box.y - inside.y
  const reach = Math.min(1, dx === 0 ? 1 : right / dx, dy === 0 ? 1 : down / dy)
  return { x: inside.x + dx * reach, y: inside.y + dy * reach }
}

export interface Rectangle extends Point {
  readonly width: number
  readonly height: number
}

/** How long a line is within a rectangle; 0 when it passes by. */
export function lengthWithin({ from, to }: Line, { x, y, width, height }: Rectangle): number {
  const across = crossing(from.x, to.x, x, x + width)
  const down = crossing(from.y, to.y, y, y + height)
  if (!across || !down) return 0
  const enter = Math.max(0, across.enter, down.enter)
  const leave = Math.min(1, across.leave, down.leave)
  return leave > enter ? (leave - enter) * Math.hypot(to.x - from.x, to.y - from.y) : 0
}

/** Which part of its way something that goes from one number to another is between two; undefined when it never is. */
function crossing(from: number, to: number, low: number, high: number): Span | undefined {
  if (from === to) return from > low && from < high ? everywhere : undefined
  const [one, other] = [(low - from) / (to - from), (high - from) / (to - from)]
  return one < other ? { enter: one, leave: other } : { enter: other, leave: one }
}

interface Span {
  readonly enter: number
  readonly leave: number
}

const everywhere: Span = { enter: 0, leave: 1 }

export function cross(one: Line, other: Line): boolean {
  return (
    turn(one.from, one.to, other.from) * turn(one.from, one.to, other.to) < 0 &&
    turn(other.from, other.to, one.from) * turn(other.from, other.to, one.to) < 0
  )
}

function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/** How much two rectangles have in common. */
export function shared(one: Rectangle, other: Rectangle): number {
  const across = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const down = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return across > 0 && down > 0 ? across * down : 0
}

const label = { height: 22, padding: 14 }
/** Where on its line a word may stand, the best place first. */
const along = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8]

/** Words of lines: where they cover no party and no other word, as near to the middle of their line as can be. */
export function placeWords(
  lines: readonly (Line & { readonly id: string })[],
  boxes: readonly Box[],
  widthOf: (id: string) => number,
): ReadonlyMap<string, Rectangle> {
  const taken: Rectangle[] = boxes.map((box) => ({ ...box, ...partyBox }))
  const places = new Map<string, Rectangle>()
  // Short lines have the least choice.
  const length = ({ from, to }: Line) => Math.hypot(to.x - from.x, to.y - from.y)
  for (const { id, from, to } of lines.toSorted((one, other) => length(one) - length(other))) {
    const width = widthOf(id) + label.padding
    const tries = along.map((part) => ({
      x: from.x + (to.x - from.x) * part - width / 2,
      y: from.y + (to.y - from.y) * part - label.height / 2,
      width,
      height: label.height,
    }))
    const covered = tries.map((each) => taken.reduce((sum, other) => sum + shared(each, other), 0))
    const best = tries[covered.indexOf(Math.min(...covered))]
    if (!best) continue
    places.set(id, best)
    taken.push(best)
  }
  return places
}
