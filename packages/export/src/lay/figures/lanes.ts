import type { Drawing, Mark, Tone } from '../../blocks.ts'
import type { Month, Tick } from './months.ts'

/** Something that lasts from one time to another. */
export interface Bar {
  readonly label: string
  readonly from: Month
  readonly to: Month
  readonly is: 'past' | 'now' | 'planned' | 'own' | 'gap'
}

export interface Lane {
  readonly title: string
  readonly note?: string
  readonly bars: readonly Bar[]
  /** Single moments on the lane. */
  readonly moments?: readonly Month[]
}

interface Looks {
  readonly fill: Tone
  readonly pale?: true
  readonly line?: Tone
  readonly ink: Tone
}

const looks: Readonly<Record<Bar['is'], Looks>> = {
  past: { fill: 'line', ink: 'ink-2' },
  now: { fill: 'lake-tint', line: 'lake', ink: 'ink' },
  planned: { fill: 'white', line: 'ink-3', ink: 'ink' },
  own: { fill: 'lake-strong', ink: 'white' },
  gap: { fill: 'white', line: 'stop', ink: 'stop' },
}

const width = 156
const titleWidth = 34
const headHeight = 7
const rowHeight = 6.4
const barHeight = 5
const lanePad = 1.6
/** Millimetres that a letter takes at this size, on the safe side. */
const letter = 1.42
const size = 7.4

/** A figure stands on one page. */
const maxHeight = 205
/** Bars that can be told apart; a table holds the others too. */
const maxBars = 120

/** Bars over time in lanes, each lane as high as its bars need: what runs beside what. Undefined where no page could hold it. */
export function drawLanes(
  lanes: readonly Lane[],
  from: Month,
  to: Month,
  ticks: readonly Tick[],
  today?: Month,
): Drawing | undefined {
  if (lanes.reduce((sum, lane) => sum + lane.bars.length + (lane.moments?.length ?? 0), 0) > maxBars) return undefined
  const scale = (width - titleWidth) / Math.max(1, to - from)
  const x = (at: Month) => titleWidth + (Math.min(to, Math.max(from, at)) - from) * scale
  const marks: Mark[] = []
  let y = headHeight
  for (const lane of lanes) {
    const rows = placed(lane.bars, x)
    const lines = titleLines(lane) + (lane.note === undefined ? 0 : Math.ceil(lane.note.length / 26))
    const height =
      Math.max(rows.length * rowHeight, lines * 3.6 + 1, lane.moments?.length ? rowHeight : 0) + 2 * lanePad
    marks.push(...laneMarks(lane, rows, { x, y, height }))
    y += height
  }
  if (y > maxHeight) return undefined
  const frame: Mark[] = [
    { is: 'box', x: 0, y: 0, w: width, h: headHeight, fill: 'sunken' },
    ...ticks.flatMap(({ at, label }): Mark[] => [
      { is: 'line', from: [x(at), 0], to: [x(at), y], tone: 'line', weight: 0.4 },
      words(x(at) + 1, 1.6, Math.min(24, width - x(at) - 1), 4, label, { size: 6.8, tone: 'ink-3' }),
    ]),
  ]
  const now: Mark[] =
    today === undefined || today < from || today > to
      ? []
      : [{ is: 'line', from: [x(today), headHeight - 2], to: [x(today), y], tone: 'stop', weight: 0.8 }]
  return { width, height: y, mirrored: true, marks: [...frame, ...now, ...marks] }
}

interface Placed {
  readonly bar: Bar
  readonly x: number
  readonly w: number
  readonly label: 'inside' | 'after' | 'before'
  readonly labelWidth: number
  /** Where bar and words begin and end. */
  readonly begins: number
  readonly until: number
}

/** Bars in the first row where they and their words are free. */
function placed(bars: readonly Bar[], x: (at: Month) => number): Placed[][] {
  const all = bars.map((bar) => place(bar, x)).sort((a, b) => a.begins - b.begins)
  const rows: Placed[][] = []
  for (const each of all) {
    const row = rows.find((those) => (those.at(-1)?.until ?? 0) + 1 <= each.begins)
    if (row) row.push(each)
    else rows.push([each])
  }
  return rows
}

function place(bar: Bar, x: (at: Month) => number): Placed {
  const start = x(bar.from)
  const w = Math.max(1.6, x(bar.to) - start)
  const labelWidth = bar.label.length * letter * (bar.is === 'own' ? 1 : 0.92) + 3
  const at = { bar, x: start, w, labelWidth }
  if (labelWidth <= w) return { ...at, label: 'inside', begins: start, until: start + w }
  if (start + w + labelWidth <= width) return { ...at, label: 'after', begins: start, until: start + w + labelWidth }
  if (start - labelWidth >= titleWidth) return { ...at, label: 'before', begins: start - labelWidth, until: start + w }
  return { ...at, label: 'inside', begins: start, until: start + w }
}

function laneMarks(
  lane: Lane,
  rows: readonly (readonly Placed[])[],
  { x, y, height }: { x: (at: Month) => number; y: number; height: number },
): Mark[] {
  const top = y + lanePad
  return [
    { is: 'line', from: [0, y], to: [width, y], tone: 'line-2', weight: 0.4 },
    words(0.5, top, titleWidth - 3, height - lanePad, lane.title, { size: 8, tone: 'ink', bold: true }),
    ...(lane.note === undefined
      ? []
      : [
          words(0.5, top + titleLines(lane) * 3.6 + 0.4, titleWidth - 3, height, lane.note, {
            size: 6.8,
            tone: 'ink-3',
          }),
        ]),
    ...rows.flatMap((row, index) => row.flatMap((each) => barMarks(each, top + index * rowHeight))),
    ...(lane.moments ?? []).map(
      (at): Mark => ({ is: 'diamond', x: x(at), y: top + barHeight / 2, r: 1.7, tone: 'sand' }),
    ),
  ]
}

function barMarks({ bar, x, w, label, labelWidth }: Placed, y: number): Mark[] {
  const { ink, ...look } = looks[bar.is]
  const box: Mark = { is: 'box', x, y, w, h: barHeight, round: 0.8, ...look }
  if (bar.label === '') return [box]
  const said = {
    inside: [x + 1.2, Math.max(3, w - 1.6)],
    after: [x + w + 1, labelWidth],
    before: [x - labelWidth, labelWidth - 1],
  } as const
  const [at, room] = said[label]
  const tone = label === 'inside' ? ink : 'ink-2'
  const text = words(at, y, room, barHeight, bar.label, { size, tone, stands: 'middle' })
  return [box, label === 'before' ? { ...text, align: 'end' } : text]
}

function titleLines(lane: Lane): number {
  return Math.max(1, Math.ceil(lane.title.length / 20))
}

function words(
  x: number,
  y: number,
  w: number,
  h: number,
  text: string,
  looks: { size: number; tone: Tone; bold?: true; stands?: 'middle' },
): Extract<Mark, { is: 'words' }> {
  return { is: 'words', x, y, w, h, text, align: 'start', stands: 'top', ...looks }
}
