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
const rowHeight = 15
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
  return parts.length === 0 ? undefined : { label, parts: parts.sort((a, b) => b.count - a.count) }
}

function draw(tallies: readonly Tally[], figure: (count: number) => string): Drawing {
  const marks = tallies.flatMap((tally, index) => row(tally, index * rowHeight, figure))
  return { width, height: tallies.length * rowHeight, mirrored: true, marks }
}

function row({ label, parts }: Tally, y: number, figure: (count: number) => string): Mark[] {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  const room = width - titleWidth
  let x = titleWidth
  /** Where the next label under the bar may begin. */
  let free = titleWidth
  const segments = parts.flatMap(({ label: name, count }, index): Mark[] => {
    const [fill, ink] = tones[index % tones.length] ?? ['line', 'ink']
    const w = (room * count) / total
    const begins = Math.max(x, free)
    const length = Math.min(width - begins, name.length * letter + 2)
    const marks: Mark[] = [
      { is: 'box', x, y: y + 0.5, w: Math.max(0.6, w - 0.5), h: barHeight, fill, round: 0.6 },
      {
        is: 'words',
        x,
        y: y + 0.5,
        w: w - 0.5,
        h: barHeight,
        text: figure(count),
        size: 8,
        tone: ink,
        bold: true,
        align: 'middle',
        stands: 'middle',
      },
      {
        is: 'words',
        x: begins,
        y: y + barHeight + 1.3,
        w: length,
        h: 4,
        text: name,
        size: 6.8,
        tone: 'ink-2',
        align: 'start',
        stands: 'top',
      },
    ]
    x += w
    free = begins + length + 1.5
    return marks
  })
  const title: Mark = {
    is: 'words',
    x: 0.5,
    y: y + 0.5,
    w: titleWidth - 3,
    h: barHeight,
    text: label,
    size: 8,
    tone: 'ink',
    bold: true,
    align: 'start',
    stands: 'middle',
  }
  return [title, ...segments]
}
