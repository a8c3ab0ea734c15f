import { type Edition, type Process, type Row, type Section, type StepKey, steps, type Table } from '@balcony/design'
import type { Block } from '../blocks.ts'
import { layAgenda } from './agenda.ts'
import { contentOf, factsOf } from './content.ts'
import { countsOf } from './counts.ts'
import { layFront } from './front.ts'
import type { Reader, Say } from './reader.ts'
import { layRecord, layRows, maxTableRows, moreNote, standsAsTable } from './table.ts'

const stepTitles: Readonly<Record<StepKey, string>> = {
  assess: 'Assessment',
  strategise: 'Strategy',
  design: 'Process',
  conduct: 'Conduct',
  'follow-up': 'Follow-up and evaluation',
}

/** An edition as it is read: title page, contents, then the five steps with their sections. What is empty is left out. */
export function lay(process: Process, edition: Edition, say: Say = (message) => message): Block[] {
  const reader: Reader = { process, edition, say }
  const shell = sectionsOf(process, 'shell').flatMap(([key, section]) => layShell(reader, key, section))
  const body = steps.flatMap((step): Block[] => {
    const sections = sectionsOf(process, step).flatMap(([key, section]) => laySection(reader, key, section))
    return sections.length === 0 ? [] : [heading(1, say(stepTitles[step]), true), ...sections]
  })
  return [...layFront(reader), ...shell, ...body]
}

function sectionsOf(process: Process, step: Section['step']): [string, Section][] {
  return Object.entries(process.sections).filter(([, section]) => section.step === step)
}

/** What belongs to no step stands before the first one, as a chapter without a number. */
function layShell(reader: Reader, key: string, section: Section): Block[] {
  const inside = layInside(reader, key, section)
  return inside.length === 0 ? [] : [heading(1, reader.say(section.label), false), ...inside]
}

function laySection(reader: Reader, key: string, section: Section): Block[] {
  const inside = layInside(reader, key, section)
  return inside.length === 0 ? [] : [heading(2, reader.say(section.label), true), ...inside]
}

/** Fields that steer the work on a section; a document shows their result. */
const steering = ['progress', 'lead', 'due', 'withheld']

function layInside(reader: Reader, key: string, section: Section): Block[] {
  const values = reader.edition.snapshot.sections[key] ?? {}
  const prose = Object.entries(section.fields).filter(([, field]) => field.kind === 'prose')
  const told = prose.flatMap(([name, field]): Block[] => {
    const content = contentOf(reader, field, values[name])
    if (content?.is !== 'prose') return []
    const label: Block[] = name === 'narrative' ? [] : [{ is: 'text', as: 'label', text: reader.say(field.label) }]
    return [...label, { is: 'prose', doc: content.doc }]
  })
  const facts = factsOf(reader, section.fields, values, [...steering, ...prose.map(([name]) => name)])
  const tables = section.tables.flatMap((name) => layTable(reader, section, name))
  return [...told, ...(facts.length > 0 ? [{ is: 'facts', facts } as const] : []), ...tables]
}

function layTable(reader: Reader, section: Section, name: string): Block[] {
  const table = reader.process.tables[name]
  if (!table) return []
  const rows = ownRows(reader, name, table)
  const counts = countsOf(reader, name, table)
  if (rows.length === 0 && counts.length === 0) return []
  const children = childrenOf(reader, name)
  const apart = children.length > 0 && areApart(reader, name)
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
      if (key === agendaTable)
        return [layAgenda(reader, child, own, row.values)].filter((agenda) => agenda !== undefined)
      return [{ is: 'text', as: 'label', text: reader.say(child.label) }, ...layRows(reader, key, child, own, [of])]
    }),
  ]
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

function rowsOf(reader: Reader, table: string): readonly Row[] {
  return Object.hasOwn(reader.edition.snapshot.tables, table) ? (reader.edition.snapshot.tables[table] ?? []) : []
}

function heading(level: 1 | 2 | 3, text: string, numbered: boolean): Block {
  return { is: 'heading', level, numbered, text }
}
