import type { Aggregate, Field, Table } from '@balcony/design'
import type { Block, Fact } from '../blocks.ts'
import { balanceDimensions } from './figures/dimensions.ts'
import { draws, localeOf, printed, type Reader } from './reader.ts'

/** Counts that the figure of the group shows already; it shows what has more than one part. */
function isDrawn(reader: Reader, table: string, { field, counts, other }: Aggregate): boolean {
  const parts = Object.keys(counts).length + (other > 0 ? 1 : 0)
  return draws(reader) && table === 'participant' && parts > 1 && balanceDimensions.some((each) => each === field)
}

/** What this audience may only count: how many women, how many of which age. */
export function countsOf(reader: Reader, name: string, table: Table): Block[] {
  const facts = reader.edition.aggregates.flatMap((aggregate): Fact[] => {
    const field = table.fields[aggregate.field]
    // "Others 9" alone tells nobody anything.
    if (aggregate.table !== name || !field || Object.keys(aggregate.counts).length === 0) return []
    if (isDrawn(reader, name, aggregate)) return []
    return [
      {
        label: reader.say(field.label),
        content: { is: 'entries', are: 'names', entries: answersOf(reader, field, aggregate) },
      },
    ]
  })
  return facts.length === 0 ? [] : [{ is: 'facts', facts }]
}

function answersOf(reader: Reader, field: Field, aggregate: Aggregate): string[] {
  const digits = new Intl.NumberFormat(localeOf(reader))
  const told = Object.entries(aggregate.counts).map(([answer, count]) =>
    `${answerOf(reader, field, answer)} ${digits.format(count)}`.trim(),
  )
  return aggregate.other === 0 ? told : [...told, `${reader.say('Others')} ${digits.format(aggregate.other)}`]
}

/** An answer stands in a count as its value in letters. */
export function answerOf(reader: Reader, field: Field, answer: string): string {
  switch (field.kind) {
    case 'choice':
    case 'language':
      return printed(reader, field, answer)
    case 'choices':
    case 'languages':
      return printed(reader, field, [answer])
    case 'flag':
      return printed(reader, field, answer === 'true')
    default:
      return answer
  }
}
