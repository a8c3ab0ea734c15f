import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'
import { type Box, type Line, linesOf } from './lines.ts'
import { settle } from './settle.ts'

export interface PartyNode {
  readonly id: string
  readonly side: string
  /** 1–5; what is not said stands in the middle. */
  readonly power: number | undefined
}

export interface Tie {
  readonly id: string
  readonly from: string
  readonly to: string
}

export interface RelationLayout {
  readonly parties: readonly (Box & { readonly id: string })[]
  readonly lines: readonly (Line & { readonly id: string })[]
  readonly width: number
  readonly height: number
}

export const partyBox = { width: 172, height: 56 }
const gap = { across: 28, down: 44 }
const rowHeight = partyBox.height + gap.down

/**
 * Where parties stand: in bands, the powerful higher up; forces bring those of a side and those with a relation near each other; then each
 * tries the places of its band, until no line runs behind a box and words have room. No chance is in it: the same records are drawn alike.
 */
export function layRelations(parties: readonly PartyNode[], ties: readonly Tie[], wanted: number): RelationLayout {
  const width = Math.max(wanted, partyBox.width + 2 * gap.across)
  const bands = bandsOf(parties, width)
  const start = gathered(parties, ties, width)
  const known = ties.filter(({ from, to }) => from !== to && start.has(from) && start.has(to))
  const boxes = settle(
    parties.map(({ id, power }) => {
      const { y, rows } = bands.of(power)
      return { id, x: start.get(id) ?? 0, y: { from: y, rows } }
    }),
    known,
    { width, box: partyBox, rowHeight },
  )
  return {
    parties: boxes,
    lines: linesOf(known, new Map(boxes.map((box) => [box.id, box]))),
    width,
    height: parties.length === 0 ? 0 : bands.height,
  }
}

const middlePower = 3

/** A band for each power that somebody has, with as many rows as its parties need when a third of the width stays free. */
function bandsOf(parties: readonly PartyNode[], width: number) {
  const most = Math.max(1, Math.floor(((width + gap.across) / (partyBox.width + gap.across)) * 0.67))
  const counts = new Map<number, number>()
  for (const { power = middlePower } of parties) counts.set(power, (counts.get(power) ?? 0) + 1)
  let y = 0
  const bands = new Map<number, { readonly y: number; readonly rows: number }>()
  for (const [power, count] of [...counts].toSorted(([one], [other]) => other - one)) {
    const rows = Math.ceil(count / most)
    bands.set(power, { y, rows })
    y += rows * rowHeight
  }
  return {
    height: Math.max(0, y - gap.down),
    of: (power: number | undefined) => bands.get(power ?? middlePower) ?? { y: 0, rows: 1 },
  }
}

/** From left to right, by the forces alone. They begin from the same places and draw the same lots each time. */
function gathered(parties: readonly PartyNode[], ties: readonly Tie[], width: number): ReadonlyMap<string, number> {
  const sides = [...new Set(parties.map(({ side }) => side))].sort()
  const nodes = parties.map((party): SimulationNodeDatum & PartyNode => ({
    ...party,
    x: (sides.indexOf(party.side) - (sides.length - 1) / 2) * 130,
    y: (middlePower - (party.power ?? middlePower)) * 100,
  }))
  const home = new Map(nodes.map(({ id, x = 0, y = 0 }) => [id, { x, y }]))
  const links = ties
    .filter(({ from, to }) => from !== to && home.has(from) && home.has(to))
    .map(({ from, to }) => ({ source: from, target: to }))
  forceSimulation(nodes)
    .force('x', forceX<(typeof nodes)[number]>(({ id }) => home.get(id)?.x ?? 0).strength(0.1))
    .force('y', forceY<(typeof nodes)[number]>(({ id }) => home.get(id)?.y ?? 0).strength(0.5))
    .force('apart', forceManyBody().strength(-200))
    .force(
      'near',
      forceLink<(typeof nodes)[number], (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(120)
        .strength(0.1),
    )
    .force('collide', forceCollide(50))
    .stop()
    // Long lists are settled in fewer steps: the time of the page is the same.
    .tick(Math.max(15, Math.min(80, Math.floor(2_000 / Math.max(1, nodes.length)))))
  const xs = nodes.map(({ x = 0 }) => x)
  const [low, high] = [Math.min(...xs), Math.max(...xs)]
  const room = width - partyBox.width
  return new Map(nodes.map(({ id, x = 0 }) => [id, high > low ? ((x - low) / (high - low)) * room : room / 2]))
}
