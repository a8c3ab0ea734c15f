import { layRelations, partyBox, placeWords, type RelationLayout } from '@balcony/design/relations'
import type { Figure, Mark, Point, Tone } from '../../blocks.ts'
import { nameOf, printed, type Reader, rowsOf } from '../reader.ts'

/** Millimetres of a page. */
const width = 156
const maxHeight = 205
/** The layout is laid out in the units of the screen, from large boxes to small ones until it is low enough for a page. */
const widths = [700, 800, 960, 1100]
const leastParties = 3
/** More would hide each other. */
const maxParties = 24
const maxRelations = 48

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
const dashed: ReadonlySet<string> = new Set(['broken', 'conflict', 'violent'])

const ranked =
  'How the parties stand to each other. Higher up: more power. Thick lines are strong, broken lines are broken or in conflict, an arrow runs from one over the other.'
const unranked =
  'How the parties stand to each other. Thick lines are strong, broken lines are broken or in conflict, an arrow runs from one over the other.'

interface Said {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly label: string
  readonly oneWay: boolean
  readonly strength: number
}

/** How the parties stand to each other, laid out as on the screen: whoever has more power stands above. */
export function relationsOf(reader: Reader): Figure | undefined {
  const kind = reader.process.tables['relation']?.fields['kind']
  if (!kind) return undefined
  const ties = rowsOf(reader, 'relation').map(
    ({ id, values }): Said => ({
      id,
      from: String(values['from'] ?? ''),
      to: String(values['to'] ?? ''),
      kind: String(values['kind'] ?? ''),
      label: printed(reader, kind, values['kind']),
      oneWay: values['direction'] === 'one_way',
      strength: Number(values['strength'] ?? 1),
    }),
  )
  const tied = new Set(ties.flatMap(({ from, to }) => [from, to]))
  const names = new Map<string, string>()
  const parties = rowsOf(reader, 'party').flatMap(({ id, values }) => {
    const name = nameOf(reader, `party/${id}`)
    if (name === undefined || !tied.has(id)) return []
    names.set(id, name)
    const power = values['powerRank']
    return [{ id, side: String(values['side'] ?? ''), power: typeof power === 'number' ? power : undefined }]
  })
  if (parties.length < leastParties || parties.length > maxParties || ties.length > maxRelations) return undefined
  const laid = widths
    .map((wanted) => layRelations(parties, ties, wanted))
    .find((each) => each.height * scaleOf(each) <= maxHeight)
  if (!laid) return undefined
  const said = ties.map(({ from, to, label }) => `${names.get(from)} – ${label} – ${names.get(to)}`)
  return {
    is: 'figure',
    caption: reader.say(
      // An edition that does not tell who has how much power does not claim to draw it.
      parties.some(({ power }) => power !== undefined) ? ranked : unranked,
    ),
    alt: `${reader.say('How the parties stand to each other.')} ${said.join('; ')}.`,
    drawing: {
      width,
      height: laid.height * scaleOf(laid) + 1,
      mirrored: true,
      marks: [...linesOf(laid, ties), ...boxesOf(laid, names), ...wordsOf(laid, ties)],
    },
  }
}

/** Millimetres for a unit of the layout. */
function scaleOf({ width: wanted }: RelationLayout): number {
  return width / wanted
}

function linesOf(laid: RelationLayout, ties: readonly Said[]): Mark[] {
  const scale = scaleOf(laid)
  const at = ({ x, y }: { x: number; y: number }): Point => [x * scale, y * scale]
  return laid.lines.flatMap(({ id, from, to }): Mark[] => {
    const tie = ties.find((each) => each.id === id)
    if (!tie) return []
    return [
      {
        is: 'line',
        from: at(from),
        to: at(to),
        tone: tones[tie.kind] ?? 'ink-3',
        weight: 0.5 + tie.strength * 0.35,
        ...(dashed.has(tie.kind) ? { dashed: true as const } : {}),
        ...(tie.oneWay ? { arrow: 'end' as const } : {}),
      },
    ]
  })
}

function boxesOf(laid: RelationLayout, names: ReadonlyMap<string, string>): Mark[] {
  const scale = scaleOf(laid)
  return laid.parties.flatMap(({ id, x, y }): Mark[] => {
    const place = { x: x * scale, y: y * scale, w: partyBox.width * scale, h: partyBox.height * scale }
    return [
      { is: 'box', ...place, fill: 'white', line: 'lake', round: 1 },
      {
        is: 'words',
        ...place,
        x: place.x + 1,
        w: place.w - 2,
        text: names.get(id) ?? id,
        size: 7.2,
        tone: 'ink',
        bold: true,
        align: 'middle',
        stands: 'middle',
      },
    ]
  })
}

/** Millimetres of a letter of these words, generously. */
const letterWidth = 1.25

function wordsOf(laid: RelationLayout, ties: readonly Said[]): Mark[] {
  const scale = scaleOf(laid)
  const known = new Map(ties.map((tie) => [tie.id, tie]))
  const places = placeWords(
    laid.lines,
    laid.parties,
    (id) => ((known.get(id)?.label.length ?? 0) * letterWidth) / scale,
  )
  return [...places].flatMap(([id, { x, y, width: across, height }]): Mark[] => {
    const tie = known.get(id)
    if (!tie || tie.label === '') return []
    return [
      {
        is: 'words',
        ...{ x: x * scale, y: y * scale, w: across * scale, h: height * scale },
        text: tie.label,
        size: 6.4,
        tone: tones[tie.kind] ?? 'ink-3',
        align: 'middle',
        stands: 'middle',
        backed: true,
      },
    ]
  })
}
