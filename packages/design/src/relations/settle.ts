import type { Tie } from './layout.ts'
import { type Box, cross, type Line, lengthWithin, lineBetween, type Rectangle, shared } from './lines.ts'

export interface Standing {
  readonly id: string
  /** Where the forces brought it, from the left. */
  readonly x: number
  /** Its band, and how many rows that has. */
  readonly y: { readonly from: number; readonly rows: number }
}

export interface Ground {
  readonly width: number
  readonly box: { readonly width: number; readonly height: number }
  readonly rowHeight: number
}

/** So many comparisons of two things at most, however many parties there are: about 10 ms of an old laptop. */
const patience = 300_000
/** Places that are tried from left to right. */
const columns = 13
/** What a word on a line needs, before its width is known. */
const word = { width: 92, height: 24 }
/** Free room around a box. */
const air = 14

/**
 * Each party in turn tries the places of its band that are free, and takes the one that disturbs least, until nobody moves any more. It
 * begins from rows in which nobody stands on another, and nobody steps on another.
 */
export function settle(
  parties: readonly Standing[],
  ties: readonly Tie[],
  ground: Ground,
): readonly (Box & { readonly id: string })[] {
  const at = new Map(inRows(parties, ground))
  const lines = new Map(ties.map((tie) => [tie.id, lineOf(tie, at)] as const))
  let compared = 0
  for (let round = 0, moved = true; moved && round < 12; round++) {
    moved = false
    for (const party of parties) {
      if (compared > patience) break
      const own = ties.filter(({ from, to }) => from === party.id || to === party.id)
      const others = ties.flatMap((tie) => (own.includes(tie) ? [] : (lines.get(tie.id) ?? [])))
      const around: Around = {
        own,
        others,
        words: others.map(wordOn),
        boxes: parties.flatMap(({ id }) => (id === party.id ? [] : (at.get(id) ?? []))),
        ground,
      }
      const before = at.get(party.id) ?? { x: 0, y: 0 }
      let best = { place: before, trouble: Number.POSITIVE_INFINITY }
      for (const place of [before, ...placesOf(party, ground)]) {
        if (around.boxes.some((other) => isOn(place, other, ground))) continue
        at.set(party.id, place)
        const trouble = troubleOf(party, place, at, around)
        compared += around.boxes.length + (own.length + 1) * (around.boxes.length + around.others.length)
        if (trouble < best.trouble - 0.001) best = { place, trouble }
      }
      at.set(party.id, best.place)
      moved ||= best.place !== before
      for (const tie of own) lines.set(tie.id, lineOf(tie, at))
    }
  }
  return parties.map(({ id }) => ({ id, x: Math.round(at.get(id)?.x ?? 0), y: at.get(id)?.y ?? 0 }))
}

interface Around {
  readonly own: readonly Tie[]
  /** The lines that are not its own. */
  readonly others: readonly Line[]
  /** What those say, on them. */
  readonly words: readonly Rectangle[]
  readonly boxes: readonly Box[]
  readonly ground: Ground
}

/** The parties of each band in its rows, in the order in which the forces brought them. */
function inRows(parties: readonly Standing[], { width, box, rowHeight }: Ground): readonly (readonly [string, Box])[] {
  const room = width - box.width
  return [...Map.groupBy(parties, ({ y }) => y.from).values()].flatMap((band) => {
    const rows = band[0]?.y.rows ?? 1
    const sorted = band.toSorted((one, other) => one.x - other.x)
    return sorted.map(({ id, x, y }, index) => {
      const row = index % rows
      const count = Math.ceil((sorted.length - row) / rows)
      const place = count === 1 ? x : (Math.floor(index / rows) / (count - 1)) * room
      return [id, { x: place, y: y.from + row * rowHeight }] as const
    })
  })
}

function placesOf({ x, y }: Standing, { width, box, rowHeight }: Ground): readonly Box[] {
  const room = width - box.width
  const rows = Array.from({ length: 2 * y.rows - 1 }, (_, half) => y.from + (half * rowHeight) / 2)
  const xs = [x, ...Array.from({ length: columns }, (_, column) => (column / (columns - 1)) * room)]
  return rows.flatMap((down) => xs.map((each) => ({ x: each, y: down })))
}

function isOn(one: Box, other: Box, { box }: Ground): boolean {
  return Math.abs(one.x - other.x) < box.width + air && Math.abs(one.y - other.y) < box.height + air
}

function lineOf({ from, to }: Tie, at: ReadonlyMap<string, Box>): Line {
  return lineBetween(at.get(from) ?? { x: 0, y: 0 }, at.get(to) ?? { x: 0, y: 0 })
}

/** What hurts to read, added up: the weights say what hurts more. */
function troubleOf(
  party: Standing,
  place: Box,
  at: ReadonlyMap<string, Box>,
  { own, others, words, boxes, ground }: Around,
): number {
  const mine = aired(place, ground)
  let trouble = Math.abs(place.x - party.x) * 0.03
  for (const other of others) if (lengthWithin(other, mine) > 0) trouble += 300
  for (const tie of own) {
    const line = lineOf(tie, at)
    trouble += Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y) * 0.06
    const [end, said] = [at.get(tie.from === party.id ? tie.to : tie.from), wordOn(line)]
    for (const other of boxes) {
      if (other !== end && lengthWithin(line, aired(other, ground)) > 0) trouble += 300
      if (shared(said, { ...other, ...ground.box }) > 0) trouble += 80
    }
    if (shared(said, { ...place, ...ground.box }) > 0) trouble += 80
    for (const [index, other] of others.entries()) {
      if (cross(line, other)) trouble += 60
      if (shared(said, words[index] ?? said) > 0) trouble += 60
    }
  }
  return trouble
}

function aired({ x, y }: Box, { box }: Ground): Rectangle {
  return { x: x - air / 2, y: y - air / 2, width: box.width + air, height: box.height + air }
}

function wordOn({ from, to }: Line): Rectangle {
  return { x: (from.x + to.x - word.width) / 2, y: (from.y + to.y - word.height) / 2, ...word }
}
