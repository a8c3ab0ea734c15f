import type { Row, Table } from '@balcony/design'
import type { Block, Head } from '../blocks.ts'
import { layAnnexes } from './annexes.ts'
import { factsOf } from './content.ts'
import { layHead, statementsOf } from './front.ts'
import { type Reader, rowsOf, titleOf } from './reader.ts'
import { heading, layDays, layInside } from './sections.ts'

/** What must be known before the door opens: it stands in the head of a run-sheet. */
const first = [
  'startsOn',
  'days',
  'dayStart',
  'dayEnd',
  'venue',
  'facilitators',
  'interpreters',
  'securityFocal',
  'confidentialityRule',
  'mediaRule',
]
/** Names that the head says in larger letters, and what steers the plan rather than the day. */
const unsaid = ['title', 'publicTitle', 'number', 'component', 'status', 'participants', 'goals', 'withheld']
/** Sections of a run-sheet in the order in which they are reached for. */
const order = ['participants', 'power', 'trust', 'media', 'venues', 'team']

/** For the facilitators: the session, its agenda, then who is in the room and what to do when. */
export function laySheet(reader: Reader): Block[] {
  const session = sessionOf(reader)
  const sections = inOrder(reader, order).flatMap(([key, section]): Block[] => {
    const inside = layInside(reader, key, section)
    const [first] = inside
    // A section of which only one table is here is that table.
    if (first?.is === 'heading' && inside.filter((block) => block.is === 'heading').length === 1)
      return [{ ...first, level: 1 }, ...inside.slice(1)]
    return inside.length === 0 ? [] : [heading(1, reader.say(section.label), false), ...inside]
  })
  if (!session) return [layHead(reader), ...sections]
  const facts = factsOf(reader, session.table.fields, session.row.values, [...first, ...unsaid])
  return [
    headOf(reader, session),
    ...(facts.length === 0 ? [] : [{ is: 'facts', facts } as const]),
    ...daysOf(reader, session.row),
    ...sections,
    ...layAnnexes(reader),
  ]
}

/** For the participants: the times and titles, then the rules that they agreed to. */
export function layLeaflet(reader: Reader): Block[] {
  const session = sessionOf(reader)
  const rules = inOrder(reader, ['trust', 'media']).flatMap(([key, section]): Block[] =>
    layInside(reader, key, section),
  )
  const head = session ? headOf(reader, session) : layHead(reader)
  const days = session ? daysOf(reader, session.row).filter((block) => block.is !== 'figure') : []
  const panel: Block[] =
    rules.length === 0 ? [] : [{ is: 'page-break' }, heading(1, reader.say('Rules'), false), ...rules]
  return [head, ...statementsOf(reader), ...days, ...panel]
}

interface Session {
  readonly table: Table
  readonly row: Row
}

function sessionOf(reader: Reader): Session | undefined {
  const table = reader.process.tables['session']
  const [row] = rowsOf(reader, 'session')
  return table && row ? { table, row } : undefined
}

function headOf(reader: Reader, { table, row }: Session): Head {
  const fields = Object.fromEntries(first.flatMap((key) => (table.fields[key] ? [[key, table.fields[key]]] : [])))
  const head = layHead(reader)
  return {
    ...head,
    title: titleOf(reader, 'session', table, row),
    facts: [...factsOf(reader, fields, row.values), ...head.facts.slice(1)],
  }
}

function daysOf(reader: Reader, session: Row): Block[] {
  const table = reader.process.tables['block']
  const own = rowsOf(reader, 'block').filter((row) => row.values['session'] === session.id)
  return table ? layDays(reader, table, own, session.values) : []
}

/** Those named first, in their order, then the others; the session itself is told already. */
function inOrder(reader: Reader, named: readonly string[]) {
  const rank = (key: string) => (named.includes(key) ? named.indexOf(key) : named.length)
  return Object.entries(reader.process.sections)
    .filter(([key, section]) => key !== 'sessions' && section.step !== 'shell')
    .sort(([a], [b]) => rank(a) - rank(b))
}
