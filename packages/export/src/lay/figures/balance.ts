import type { Field } from '@balcony/design'
import type { Drawing, Figure, Mark, Tone } from '../../blocks.ts'
import { answerOf } from '../counts.ts'
import { localeOf, type Reader, rowsOf } from '../reader.ts'
import { balanceDimensions } from './dimensions.ts'

interface Tally {
  readonly label: string
  readonly parts: readonly { readonly label: string; readonly count: number }[]
}

const width = 156
const titleWidth = 34
const barHeight = 7
const rowGap = 3.5
const legendLine = 4
const letter = 1.3
/** From dark to light, so that neighbours differ in black and white too. */
const tones: readonly (readonly [fill: Tone, ink: Tone])[] = [
  ['lake-strong', 'white'],
  ['lake-line', 'ink'],
  ['team', 'white'],
  ['line', 'ink'],
  ['sand', 'ink'],
  ['ink-3', 'white'],
  ['lake-tint', 'ink'],
]

/** How a group is made up: of the people themselves where they may be read, else of the counts that this audience may have. */
export function balanceOf(reader: Reader): Figure | undefined {
  const tallies = balanceDimensions.flatMap((field) => tallyOf(reader, field) ?? [])
  if (tallies.length === 0) return undefined
  const digits = new Intl.NumberFormat(localeOf(reader))
  const said = tallies.map(
    ({ label, parts }) => `${label}: ${parts.map((part) => `${part.label} ${digits.format(part.count)}`).join(', ')}`,
  )
  return {
    is: 'figure',
    caption: reader.say('How the group is made up.'),
    alt: `${reader.say('How the group is made up.')} ${said.join('. ')}.`,
    drawing: draw(tallies, (count) => digits.format(count)),
  }
}

function tallyOf(reader: Reader, name: string): Tally | undefined {
  const table = reader.process.tables['participant']
  const field = table?.fields[name]
  if (!table || !field) return undefined
  const label = reader.say(field.label)
  const counts = new Map<string, number>()
  const add = (answer: string, count: number) => answer !== '' && counts.set(answer, (counts.get(answer) ?? 0) + count)
  for (const { values } of rowsOf(reader, 'participant'))
    if (values[name] !== undefined) add(answerOf(reader, field, String(values[name])), 1)
  if (counts.size === 0) {
    const aggregate = reader.edition.aggregates.find((each) => each.table === 'participant' && each.field === name)
    for (const [answer, count] of Object.entries(aggregate?.counts ?? {})) add(answerOf(reader, field, answer), count)
    if (aggregate && aggregate.other > 0) add(reader.say('Others'), aggregate.other)
  }
  const parts = [...counts].map(([answer, count]) => ({ label: answer, count }))
  // One part is no balance, and “Others” alone tells nobody anything.
  return parts.length < 2 ? undefined : { label, parts: fewest(reader, ordered(reader, field, parts)) }
}

/** As many as can be told apart; the others are one part. */
function fewest(reader: Reader, parts: Tally['parts']): Tally['parts'] {
  if (parts.length <= tones.length) return parts
  const kept = parts.slice(0, tones.length - 1)
  const rest = parts.slice(kept.length).reduce((sum, part) => sum + part.count, 0)
  return [...kept, { label: reader.say('Others'), count: rest }]
}

/** Answers in the order of the description; where there is none, the most frequent first. */
function ordered(reader: Reader, field: Field, parts: Tally['parts']): Tally['parts'] {
  if (field.kind !== 'choice') return [...parts].sort((a, b) => b.count - a.count)
  const labels = field.options.map((option) => reader.say(option.label))
  const place = (label: string) => (labels.includes(label) ? labels.indexOf(label) : labels.length)
  return [...parts].sort((a, b) => place(a.label) - place(b.label))
}

function draw(tallies: readonly Tally[], figure: (count: number) => string): Drawing {
  let y = 0
  const marks = tallies.flatMap((tally) => {
    const { marks: own, height } = row(tally, y, figure)
    y += height + rowGap
    return own
  })
  return { width, height: Math.max(1, y - rowGap), mirrored: true, marks }
}

interface Row {
  readonly marks: readonly Mark[]
  readonly height: number
}

/** The parts in proportion, each with its number; below, what the tones mean, on as many lines as it takes. */
function row({ label, parts }: Tally, y: number, figure: (count: number) => string): Row {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  const room = width - titleWidth
  let x = titleWidth
  let legend = { x: titleWidth, y: y + barHeight + 1.6 }
  const segments = parts.flatMap(({ label: name, count }, index): Mark[] => {
    const [fill, ink] = tones[index % tones.length] ?? ['line', 'ink']
    const w = (room * count) / total
    const length = Math.min(room, Math.min(60, name.length) * letter + 6)
    if (legend.x + length > width) legend = { x: titleWidth, y: legend.y + legendLine }
    const at = legend
    const bar = { x, y: y + 0.5, w: Math.max(0.6, w - 0.5), h: barHeight }
    x += w
    legend = { ...legend, x: legend.x + length + 1 }
    return [
      { is: 'box', ...bar, fill, round: 0.6 },
      { is: 'words', ...bar, text: figure(count), size: 8, tone: ink, bold: true, align: 'middle', stands: 'middle' },
      { is: 'box', x: at.x, y: at.y + 0.4, w: 2, h: 2, fill, round: 0.3 },
      said({ x: at.x + 3, y: at.y, w: length - 3, h: legendLine }, name, 6.8, 'ink-2'),
    ]
  })
  const title = said({ x: 0.5, y: y + 2, w: titleWidth - 3, h: barHeight }, label, 8, 'ink')
  return { marks: [{ ...title, bold: true }, ...segments], height: legend.y + legendLine - y }
}

function said(at: { x: number; y: number; w: number; h: number }, text: string, size: number, tone: Tone) {
  return { is: 'words', ...at, text, size, tone, align: 'start', stands: 'top' } as const
}
