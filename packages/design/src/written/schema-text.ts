import type { Field, Process, Section, Table } from '../describe.ts'
import { schema } from '../file/layout.ts'
import type { Snapshot, Values } from '../snapshot.ts'
import { exampleOf } from './example.ts'
import { columns } from './table-text.ts'

/** The description as a document for people: every section, table and field, who may read it, and where it stands in a file. */
export function schemaText(process: Process, examples: Snapshot): string {
  const sections = Object.entries(process.sections).flatMap(([id, section]) => [
    `## ${section.label} (\`${id}\`)`,
    `Step: ${section.step} · compartment: ${section.compartment} · level: ${section.level}`,
    fieldsText(section.fields, pathsOf(section), section.compartment, [examples.sections[id] ?? {}]),
    ...section.tables.flatMap((name) => tableText(process, name, examples)),
  ])
  return `${[...intro, ...sections].join('\n\n')}\n`
}

const intro = [
  '# What a design contains',
  'Written from the description in `packages/design/src/process/` by a test of that package; change it there.',
  `A value stands at \`section/field\` or \`table/record/field\`. In a file of the exchange format (\`${schema}\`, see \`exchange.md\`) it stands at the path given; \`[]\` is each row of a list, and of the row that holds it where there are two. A path in brackets is given by where the row stands. \`*\` marks what is required where it applies. Examples are from the fictional demonstration case.`,
  'Level is who may read a value in what leaves: `public` < `partner` < `team` < `restricted` < `sealed`. Compartment is the document in which it lives, with its own list of people.',
]

function tableText(process: Process, name: string, examples: Snapshot): readonly string[] {
  const table = process.tables[name]
  if (!table) return []
  const facts = [
    `compartment: ${table.compartment}`,
    `level: ${table.level}`,
    table.of ? `in each record of \`${table.of.table}\`` : '',
    `title: \`${table.title}\``,
    table.pairs ? `same ids as \`${table.pairs}\`` : '',
    rowsText(table),
  ]
  const values = (examples.tables[name] ?? []).map((row) => row.values)
  return [
    `### ${table.label} (\`${name}\`)`,
    facts.filter(Boolean).join(' · '),
    fieldsText(table.fields, pathsIn(process, table), table.compartment, values),
  ]
}

/** How rows lie in a file. */
function rowsText({ rowsAre }: Table): string {
  if (rowsAre.as === 'anonymous') return 'a list; ids may be left out'
  if (rowsAre.as === 'list') return `a list; id: \`${rowsAre.id}\``
  return `an object from \`${rowsAre.key}\` to \`${rowsAre.value}\`, or a list`
}

/** The full path of a field, by its own path. */
type Paths = (path: string) => string

const fromRoot = (base: string, path: string) => (path.startsWith('/') ? path.slice(1) : `${base}.${path}`)

function pathsOf(section: Section): Paths {
  return (path) => fromRoot(section.path, path)
}

function pathsIn(process: Process, table: Table): Paths {
  const base = rowsPath(process, table)
  return (path) => (path === '..' ? `(${base})` : fromRoot(base, path))
}

function rowsPath(process: Process, table: Table): string {
  const parent = table.of && process.tables[table.of.table]
  return parent ? `${rowsPath(process, parent)}.${table.path}[]` : `${table.path}[]`
}

const heads = ['Field', 'Label', 'Holds', 'Level', 'Compartment', 'In a file', 'Example']

function fieldsText(
  fields: Readonly<Record<string, Field>>,
  paths: Paths,
  compartment: string,
  examples: readonly Values[],
): string {
  const rows = Object.entries(fields).map(([name, field]) => [
    `\`${name}\`${field.required ? ' *' : ''}`,
    field.label,
    kindText(field),
    field.level,
    compartment,
    `\`${paths(field.path)}\``,
    exampleOf(
      field,
      examples.map((values) => values[name]).find((value) => value !== undefined),
    ),
  ])
  return columns(heads, rows)
}

function kindText(field: Field): string {
  switch (field.kind) {
    case 'text':
      return `text, ${field.size}`
    case 'choice':
    case 'choices':
      return `${field.kind}: ${field.options.map(({ value, inFile }) => inFile ?? value).join(', ')}`
    case 'scale':
      return `scale ${field.from} to ${field.to}`
    case 'reference':
    case 'references':
      return `${field.kind} to ${[...field.to, ...(field.words ?? []).map(({ value }) => `“${value}”`)].join(', ')}`
    case 'date':
      return `date, ${[field.precision, ...(field.words ?? []).map(({ value }) => `or “${value}”`)].join(' ')}`
    case 'number':
      return ['number', field.unit].filter(Boolean).join(', ')
    default:
      return field.kind
  }
}
