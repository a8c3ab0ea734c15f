import type { Factor, ProblemTree, TreePart } from './problem-tree.ts'

export const factorHeight = 64
const gap = { across: 20, down: 60 }
const narrowest = 132
const widest = 240
/** What an arrow needs that passes between the boxes of a line. */
const passage = 18
/** Above the first line: arrows between its factors bend up there. */
const head = 40
/** How far apart arrows touch the same edge of a box, at most. */
const apart = 18

interface FactorBox {
  readonly factor: Factor
  readonly x: number
  readonly y: number
  readonly width: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface TreeArrow {
  readonly cause: string
  readonly effect: string
  /** Where it leaves, where it enters and leaves each line that it passes, and where it arrives. It bends only between lines. */
  readonly points: readonly Point[]
  /** Between factors of one line: an arc over what stands between them, so high. */
  readonly arc: number
}

export interface TreeDrawing {
  readonly width: number
  readonly height: number
  readonly rows: readonly { readonly part: TreePart; readonly y: number; readonly height: number }[]
  readonly boxes: readonly FactorBox[]
  readonly arrows: readonly TreeArrow[]
}

/** In a line stand factors, and passages for the arrows that go by. */
interface Place {
  readonly key: string
  readonly factor?: Factor
}

/**
 * Boxes and arrows. Factors that do not fit go on in a second line, and what goes past a line has a passage of its own in it: so no arrow
 * runs behind a box. It may come out wider than was asked for, where many arrows pass.
 */
export function drawTree({ parts, causes }: ProblemTree, wanted: number): TreeDrawing {
  const most = Math.max(1, Math.floor((wanted + gap.across) / (narrowest + gap.across)))
  const lines = parts.flatMap(({ part, factors }) =>
    Array.from({ length: Math.ceil(factors.length / most) }, (_, at) => ({
      part,
      factors: factors.slice(at * most, (at + 1) * most),
    })),
  )
  const lineOf = new Map(lines.flatMap(({ factors }, line) => factors.map(({ id }) => [id, line] as const)))
  const routes = causes.flatMap(({ cause, effect }) => {
    const [from, to] = [lineOf.get(cause), lineOf.get(effect)]
    return from === undefined || to === undefined ? [] : [{ cause, effect, passes: between(from, to) }]
  })
  const filled = inOrder(
    lines.map(({ factors }, line) => [
      ...factors.map((factor): Place => ({ key: factor.id, factor })),
      ...routes.flatMap((route): Place[] => (route.passes.includes(line) ? [{ key: passing(route, line) }] : [])),
    ]),
    routes,
  )
  const width = Math.max(wanted, ...filled.map((line) => taken(line, narrowest)))
  const y = (line: number) => head + line * (factorHeight + gap.down)
  const spots = new Map(filled.flatMap((line, at) => placed(line, width, y(at))))
  const boxes = [...spots.values()].flatMap(({ factor, ...spot }) => (factor ? [{ factor, ...spot }] : []))
  const ports = portsOf(routes, spots, y, lineOf)
  const arrows = routes.map(({ cause, effect, passes }): TreeArrow => {
    const up = (lineOf.get(cause) ?? 0) > (lineOf.get(effect) ?? 0)
    const level = passes.length === 0 && lineOf.get(cause) === lineOf.get(effect)
    const by = passes.flatMap((line) => {
      const x = middle(spots.get(passing({ cause, effect }, line)))
      const ends = [y(line), y(line) + factorHeight].map((each) => ({ x, y: each }))
      return up ? ends.toReversed() : ends
    })
    const points = [ports(cause, cause, effect), ...by, ports(effect, cause, effect)]
    const far = Math.abs((points[0]?.x ?? 0) - (points.at(-1)?.x ?? 0))
    return { cause, effect, points, arc: level ? Math.min(head - 8, 16 + far / 24) : 0 }
  })
  return {
    width,
    height: lines.length === 0 ? 0 : y(lines.length - 1) + factorHeight + 12,
    rows: parts.map(({ part }) => {
      const first = lines.findIndex((line) => line.part === part)
      const count = lines.filter((line) => line.part === part).length
      return { part, y: y(first), height: count * (factorHeight + gap.down) - gap.down }
    }),
    boxes,
    arrows,
  }
}

type Route = { readonly cause: string; readonly effect: string; readonly passes: readonly number[] }
type Spot = { readonly factor?: Factor; readonly x: number; readonly y: number; readonly width: number }

/** The lines that lie between two, from the first to the second. */
function between(from: number, to: number): readonly number[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const lines = Array.from({ length: Math.max(0, high - low - 1) }, (_, at) => low + 1 + at)
  return from > to ? lines.toReversed() : lines
}

function passing({ cause, effect }: { cause: string; effect: string }, line: number): string {
  return `${cause} ${effect} ${line}`
}

/** Each line ordered by where what it is joined to stands in the lines beside it; a few rounds are enough for a hand of factors. */
function inOrder(lines: readonly (readonly Place[])[], routes: readonly Route[]): readonly (readonly Place[])[] {
  const joined = new Map<string, string[]>()
  for (const { cause, effect, passes } of routes) {
    const way = [cause, ...passes.map((line) => passing({ cause, effect }, line)), effect]
    for (const [at, one] of way.entries())
      for (const other of [way[at - 1], way[at + 1]])
        if (other !== undefined) joined.set(one, [...(joined.get(one) ?? []), other])
  }
  let now = lines
  for (let round = 0; round < 6; round++) {
    for (const at of now.keys()) {
      const places = new Map(
        now.flatMap((line, each) =>
          each === at ? [] : line.map(({ key }, x) => [key, (x + 0.5) / line.length] as const),
        ),
      )
      now = now.map((line, each) => {
        if (each !== at) return line
        const wish = new Map(
          line.map(({ key }, x) => {
            const near = (joined.get(key) ?? []).flatMap((other) => places.get(other) ?? [])
            return [key, near.length === 0 ? (x + 0.5) / line.length : near.reduce((sum, to) => sum + to) / near.length]
          }),
        )
        return line.toSorted((one, other) => (wish.get(one.key) ?? 0) - (wish.get(other.key) ?? 0))
      })
    }
  }
  return now
}

function taken(line: readonly Place[], each: number): number {
  const sizes = line.reduce((sum, { factor }) => sum + (factor ? each : passage), 0)
  return sizes + gap.across * (line.length - 1)
}

function placed(line: readonly Place[], width: number, y: number): readonly (readonly [string, Spot])[] {
  const factors = line.filter(({ factor }) => factor).length
  const each = factors === 0 ? 0 : Math.min(widest, (width - taken(line, 0)) / factors)
  let x = (width - taken(line, each)) / 2
  return line.map(({ key, ...place }) => {
    const spot = { ...place, x, y, width: place.factor ? each : passage }
    x += spot.width + gap.across
    return [key, spot]
  })
}

function middle(spot: Spot | undefined): number {
  return spot ? spot.x + spot.width / 2 : 0
}

/** Where an arrow touches a box: those at one edge stand side by side, in the order of where they go. */
function portsOf(
  routes: readonly Route[],
  spots: ReadonlyMap<string, Spot>,
  y: (line: number) => number,
  lineOf: ReadonlyMap<string, number>,
): (box: string, cause: string, effect: string) => Point {
  const edges = new Map<string, { readonly name: string; readonly towards: number }[]>()
  const edgeOf = (box: string, cause: string, effect: string) => {
    const [own, other] = [lineOf.get(box) ?? 0, lineOf.get(box === cause ? effect : cause) ?? 0]
    return `${other <= own ? 'over' : 'under'} ${box}`
  }
  for (const { cause, effect, passes } of routes) {
    const name = `${cause} ${effect}`
    const [first, last] = [passes[0], passes.at(-1)]
    const next = first === undefined ? effect : passing({ cause, effect }, first)
    const before = last === undefined ? cause : passing({ cause, effect }, last)
    for (const [box, towards] of [
      [cause, middle(spots.get(next))],
      [effect, middle(spots.get(before))],
    ] as const) {
      const edge = edgeOf(box, cause, effect)
      edges.set(edge, [...(edges.get(edge) ?? []), { name, towards }])
    }
  }
  const places = new Map(
    [...edges].flatMap(([edge, all]) =>
      all
        .toSorted((one, other) => one.towards - other.towards)
        .map(({ name }, at) => [`${edge} ${name}`, (at - (all.length - 1) / 2) / all.length] as const),
    ),
  )
  return (box, cause, effect) => {
    const edge = edgeOf(box, cause, effect)
    const count = edges.get(edge)?.length ?? 1
    const spot = spots.get(box)
    const room = Math.min(apart * count, (spot?.width ?? 0) - 24)
    const top = y(lineOf.get(box) ?? 0)
    return {
      x: middle(spot) + (places.get(`${edge} ${cause} ${effect}`) ?? 0) * room,
      y: edge.startsWith('over') ? top : top + factorHeight,
    }
  }
}
