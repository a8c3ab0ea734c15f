import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force'

export interface PartyNode {
  readonly id: string
  readonly side: string
  /** 1–5; what is not said stands in the middle. */
  readonly power: number | undefined
}

export interface Tie {
  readonly from: string
  readonly to: string
}

export interface PlacedParty {
  readonly id: string
  readonly x: number
  readonly y: number
}

export const partyBox = { width: 168, height: 52 }

/** How much wider than high a box is: forces work on circles, the page on boxes. */
const stretch = 2.2
const radius = 52

/**
 * Where parties stand: the powerful higher up, those of a side together, those with a relation near each other. The forces begin from the
 * same places and draw the same lots each time, so that the same records are always drawn alike.
 */
export function layRelations(parties: readonly PartyNode[], ties: readonly Tie[]) {
  const sides = [...new Set(parties.map(({ side }) => side))].sort()
  const nodes = parties.map((party): SimulationNodeDatum & PartyNode => ({
    ...party,
    x: (sides.indexOf(party.side) - (sides.length - 1) / 2) * 130,
    y: (3 - (party.power ?? 3)) * 100,
  }))
  const home = new Map(nodes.map((node) => [node.id, { x: node.x ?? 0, y: node.y ?? 0 }]))
  const known = ties.filter(({ from, to }) => from !== to && home.has(from) && home.has(to))
  const links = known.map(({ from, to }) => ({ source: from, target: to }))
  // Long lists are settled in fewer steps: the time of the page is the same.
  const steps = Math.max(20, Math.min(160, Math.floor(4_000 / Math.max(1, nodes.length))))
  forceSimulation(nodes)
    .force('x', forceX<(typeof nodes)[number]>(({ id }) => home.get(id)?.x ?? 0).strength(0.12))
    .force('y', forceY<(typeof nodes)[number]>(({ id }) => home.get(id)?.y ?? 0).strength(0.5))
    .force('apart', forceManyBody().strength(-160))
    .force(
      'near',
      forceLink<(typeof nodes)[number], (typeof links)[number]>(links)
        .id(({ id }) => id)
        .distance(150)
        .strength(0.06),
    )
    .force('collide', forceCollide(radius).iterations(3))
    .stop()
    .tick(steps)
  const placed = parted(nodes.map(({ id, x = 0, y = 0 }) => ({ id, x: x * stretch, y })))
  const left = Math.min(...placed.map(({ x }) => x), 0)
  const top = Math.min(...placed.map(({ y }) => y), 0)
  const moved = placed.map(({ id, x, y }) => ({ id, x: Math.round(x - left), y: Math.round(y - top) }))
  return {
    parties: moved as readonly PlacedParty[],
    width: Math.max(0, ...moved.map(({ x }) => x)) + partyBox.width,
    height: Math.max(0, ...moved.map(({ y }) => y)) + partyBox.height,
  }
}

/** Forces only lean on each other: what still overlaps is moved down, from the top, until nothing does. */
function parted(nodes: readonly PlacedParty[]): readonly PlacedParty[] {
  const settled: PlacedParty[] = []
  for (const node of nodes.toSorted((one, other) => one.y - other.y)) {
    let y = node.y
    const near = settled
      .filter(({ x }) => Math.abs(x - node.x) < partyBox.width + 12)
      .toSorted((one, other) => one.y - other.y)
    for (const other of near) if (Math.abs(other.y - y) < partyBox.height + 12) y = other.y + partyBox.height + 12
    settled.push({ ...node, y })
  }
  return settled
}
