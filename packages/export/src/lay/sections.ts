import type { Row, Section, Table } from '@balcony/design'
import type { Block, Heading } from '../blocks.ts'
import { layAgenda } from './agenda.ts'
import { contentOf, factsOf } from './content.ts'
import { countsOf } from './counts.ts'
import { figuresOf } from './figures/figures.ts'
import { glanceOf } from './figures/glance.ts'
import { layMatrix } from './matrix.ts'
import { type Reader, rowsOf } from './reader.ts'
import { layRecord, layRows, maxTableRows, moreNote, standsAsTable } from './table.ts'

/** Fields that steer the work on a section; a document shows their result. */
const steering = ['progress', 'lead', 'due', 'withheld']

/** A section that the lead withheld, where this edition says so: its name, and that it is not here. */
export function gapOf(reader: Reader, key: string, section: Section, level: 1 | 2): Block[] {
  if (!reader.edition.gaps.includes(key)) return []
  const text = reader.say('Left out of this edition.')
  return [heading(level, reader.say(section.label), level === 2), { is: 'text', as: 'note', text, rows: 0 }]
}

/** What a section says: its prose, its facts, its figures, its tables. */
export function layInside(reader: Reader, key: string, section: Section, without: readonly string[] = []): Block[] {
  const values = reader.edition.snapshot.sections[key] ?? {}
  const prose = Object.entries(section.fields).filter(([, field]) => field.kind === 'prose')
  const told = prose.flatMap(([name, field]): Block[] => {
    const content = contentOf(reader, field, values[name])
    if (content?.is !== 'prose') return []
    const label: Block[] = name === 'narrative' ? [] : [{ is: 'text', as: 'label', text: reader.say(field.label) }]
    return [...label, { is: 'prose', doc: content.doc }]
  })
  const facts = factsOf(reader, section.fields, values, [...steering, ...without, ...prose.map(([name]) => name)])
  const tables = section.tables
    .filter((name) => !without.includes(name))
    .flatMap((name) => layTable(reader, section, name))
  const body = [...told, ...(facts.length > 0 ? [{ is: 'facts', facts } as const] : []), ...tables]
  if (body.length === 0) return []
  return [...told, ...figuresOf(reader, key), ...body.slice(told.length)]
}

export function layTable(reader: Reader, section: Section, name: string): Block[] {
  const table = reader.process.tables[name]
  if (!table) return []
  if (reader.edition.gaps.includes(name)) {
    const text = reader.say('Left out of this edition.')
    return [heading(3, reader.say(table.label), false), { is: 'text', as: 'note', text, rows: 0 }]
  }
  const rows = ownRows(reader, name, table)
  const counts = countsOf(reader, name, table)
  if (rows.length === 0 && counts.length === 0) return []
  const children = childrenOf(reader, name)
  const apart = children.length > 0 && areApart(reader, name)
  const matrix = layMatrix(reader, table, rows)
  if (matrix) return [heading(3, reader.say(table.label), false), matrix]
  const inside =
    children.length === 0 || apart
      ? layRows(reader, name, table, rows, [])
      : [
          ...rows.slice(0, maxTableRows).flatMap((row, index): Block[] => {
            const family = layFamily(reader, name, table, row, children)
            // A session is handed to those who hold it: it begins a page of its own.
            const own = index > 0 && family.some((block) => block.is === 'agenda')
            return own ? [{ is: 'page-break' }, ...family] : family
          }),
          ...moreNote(reader, rows.length - maxTableRows),
        ]
  const label = reader.say(table.label)
  // "Venues" below "Venues" says nothing.
  const head = label === reader.say(section.label) ? [] : [heading(3, label, false)]
  return [...head, ...counts, ...inside]
}

/** A record followed by the records that belong to it: a party with its needs, a session with its agenda. */
function layFamily(reader: Reader, name: string, table: Table, row: Row, children: readonly Child[]): Block[] {
  return [
    layRecord(reader, name, table, row, []),
    ...children.flatMap(({ key, table: child, of }): Block[] => {
      const own = rowsOf(reader, key).filter((each) => each.values[of] === row.id)
      if (own.length === 0) return []
      if (key === agendaTable) return layDays(reader, child, own, row.values)
      return [{ is: 'text', as: 'label', text: reader.say(child.label) }, ...layRows(reader, key, child, own, [of])]
    }),
  ]
}

/** The days of a session at a glance, then block by block. */
export function layDays(reader: Reader, table: Table, blocks: readonly Row[], session: Row['values']): Block[] {
  const agenda = layAgenda(reader, table, blocks, session)
  return agenda
    ? [reader.withoutFigures ? undefined : glanceOf(reader, agenda), agenda].filter((block) => block !== undefined)
    : []
}

/** Its rows are an agenda, and always stand below their session. */
const agendaTable = 'block'

/** Parents that fit a table stand in one, and what belongs to them in a table of its own that names the parent. */
function areApart(reader: Reader, parent: string): boolean {
  const table = reader.process.tables[parent]
  const isSession = Object.entries(reader.process.tables).some(
    ([key, each]) => key === agendaTable && each.of?.table === parent,
  )
  return table !== undefined && !isSession && standsAsTable(reader, parent, table, rowsOf(reader, parent))
}

/** Rows that stand in their own table: those of a parent stand with it, unless it is not in this edition. */
function ownRows(reader: Reader, name: string, table: Table): readonly Row[] {
  const rows = rowsOf(reader, name)
  if (!table.of || areApart(reader, table.of.table)) return rows
  const { field } = table.of
  const parents = new Set(rowsOf(reader, table.of.table).map((each) => each.id))
  return rows.filter((row) => !parents.has(String(row.values[field])))
}

interface Child {
  readonly key: string
  readonly table: Table
  readonly of: string
}

/** Tables whose rows stand with their parent; one whose parent this reader cannot see stands by itself. */
function childrenOf(reader: Reader, parent: string): Child[] {
  return Object.entries(reader.process.tables).flatMap(([key, table]) =>
    table.of?.table === parent && rowsOf(reader, key).length > 0 ? [{ key, table, of: table.of.field }] : [],
  )
}

export function heading(level: Heading['level'], text: string, numbered: boolean): Block {
  return { is: 'heading', level, numbered, text }
}
