import type { Figure, Mark, Point, Tone } from '../../blocks.ts'
import { nameOf, printed, type Reader, rowsOf } from '../reader.ts'

const width = 156
const height = 122
const node = { w: 36, h: 11 }
const leastParties = 3
/** More would hide each other. */
const maxParties = 16
const maxRelations = 40

const tones: Readonly<Record<string, Tone>> = {
  alliance: 'ok',
  close: 'ok',
  working: 'lake',
  broken: 'sand',
  conflict: 'stop',
  violent: 'stop',
  dominates: 'team',
  dependent_on: 'team',
}
const dashed: ReadonlySet<string> = new Set(['broken', 'back_channel', 'dependent_on'])

/** Parties in a ring and how they stand to each other. */
export function relationsOf(reader: Reader): Figure | undefined {
  const kind = reader.process.tables['relation']?.fields['kind']
  const relations = rowsOf(reader, 'relation')
  const tied = new Set(relations.flatMap(({ values }) => [String(values['from']), String(values['to'])]))
  const parties = rowsOf(reader, 'party').flatMap(({ id }) => {
    const name = nameOf(reader, `party/${id}`)
    return name !== undefined && tied.has(id) ? [{ id, name }] : []
  })
  if (!kind || parties.length < leastParties || parties.length > maxParties) return undefined
  if (relations.length > maxRelations) return undefined
  const places = new Map<string, Point>(
    parties.map(({ id }, index): [string, Point] => {
      const turn = (index / parties.length) * 2 * Math.PI - Math.PI / 2
      const across = (width - node.w) / 2 - 1
      const [x, y] = [outwards(Math.cos(turn), parties.length), outwards(Math.sin(turn), parties.length)]
      return [id, [width / 2 + x * across, height / 2 + y * (height / 2 - node.h)]]
    }),
  )
  const said: string[] = []
  const taken = [...places.values()].map(([x, y]) => ({ x: x - node.w / 2, y: y - node.h / 2, ...node }))
  const lines = relations.flatMap(({ values }): Mark[] => {
    const [from, to] = [places.get(String(values['from'])), places.get(String(values['to']))]
    if (!from || !to) return []
    const label = printed(reader, kind, values['kind'])
    said.push(`${nameOf(reader, `party/${values['from']}`)} – ${label} – ${nameOf(reader, `party/${values['to']}`)}`)
    return edge(
      from,
      to,
      label,
      String(values['kind']),
      values['direction'] === 'one_way',
      Number(values['strength'] ?? 1),
      taken,
    )
  })
  const boxes = parties.flatMap(({ id, name }): Mark[] => {
    const [x, y] = places.get(id) ?? [0, 0]
    const place = { x: x - node.w / 2, y: y - node.h / 2, w: node.w, h: node.h }
    return [
      { is: 'box', ...place, fill: 'white', line: 'lake', round: 1 },
      {
        is: 'words',
        ...place,
        x: place.x + 1,
        w: place.w - 2,
        text: name,
        size: 7.2,
        tone: 'ink',
        bold: true,
        align: 'middle',
        stands: 'middle',
      },
    ]
  })
  return {
    is: 'figure',
    caption: reader.say(
      'How the parties stand to each other. Thick lines are strong, broken lines are broken or indirect.',
    ),
    alt: `${reader.say('How the parties stand to each other.')} ${said.join('; ')}.`,
    drawing: { width, height, mirrored: false, marks: [...lines, ...boxes] },
  }
}

/** Boxes are wider than high: where there is room, the ring bulges into the corners, so that words fit between neighbours. */
function outwards(part: number, parties: number): number {
  return parties > 12 ? part : Math.sign(part) * Math.abs(part) ** 0.6
}

interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

function edge(
  from: Point,
  to: Point,
  label: string,
  kind: string,
  oneWay: boolean,
  strength: number,
  taken: Place[],
): Mark[] {
  const [begin, end] = [border(from, to), border(to, from)]
  const tone = tones[kind] ?? 'ink-3'
  const words = wordsOn(begin, end, label, taken)
  taken.push(words)
  return [
    {
      is: 'line',
      from: begin,
      to: end,
      tone,
      weight: 0.5 + strength * 0.35,
      ...(dashed.has(kind) ? { dashed: true as const } : {}),
      ...(oneWay ? { arrow: 'end' as const } : {}),
    },
    {
      is: 'words',
      ...{ x: words.x + words.w / 2 - 14, y: words.y, w: 28, h: words.h },
      text: label,
      size: 6.4,
      tone,
      align: 'middle',
      stands: 'middle',
      backed: true,
    },
  ]
}

/**
 * The first place for the words of a line where nothing else stands: on it, nearer the one it comes from than the other, or close
 * beside it where it is short.
 */
const along = [0.42, 0.5, 0.35, 0.58, 0.28, 0.66, 0.22, 0.74, 0.16, 0.82] as const
const beside = [
  [0, 0],
  [6, 0],
  [-6, 0],
  [0, 5],
  [0, -5],
  [10, 0],
  [0, 9],
  [0, -9],
] as const
const letterWidth = 1.25

function wordsOn(begin: Point, end: Point, label: string, taken: readonly Place[]): Place {
  const [w, h] = [Math.min(28, label.length * letterWidth + 2), 4]
  const places = beside.flatMap(([dx, dy]) =>
    along.map((share) => {
      const [x, y] = [begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share]
      return { x: x + dx - w / 2, y: y + dy - h / 2, w, h }
    }),
  )
  const isFree = (place: Place) => taken.every((other) => !overlap(place, other))
  return places.find(isFree) ?? places[0] ?? { x: begin[0], y: begin[1], w, h }
}

function overlap(one: Place, other: Place): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h
}

/** Where a line leaves the box of a party. */
function border([x, y]: Point, [towardsX, towardsY]: Point): Point {
  const [dx, dy] = [towardsX - x, towardsY - y]
  const across = Math.abs(dx) < 0.01 ? Number.POSITIVE_INFINITY : (node.w / 2 + 0.8) / Math.abs(dx)
  const down = Math.abs(dy) < 0.01 ? Number.POSITIVE_INFINITY : (node.h / 2 + 0.8) / Math.abs(dy)
  const share = Math.min(across, down, 0.5)
  return [x + dx * share, y + dy * share]
}
