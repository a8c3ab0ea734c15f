import type { Field, Process } from './describe.ts'

/** The description as a document for people: every section, table and field, with what it holds and where it stands in a file. */
export function schemaText(process: Process): string {
  const sections = Object.entries(process.sections).flatMap(([id, section]) => [
    `## ${section.label} (\`${id}\`)`,
    `Step: ${section.step} · compartment: ${section.compartment} · level: ${section.level} · in a file under \`${section.path}\``,
    fieldsText(section.fields),
    ...section.tables.flatMap((name) => tableText(process, name)),
  ])
  const intro = [
    '# What a design contains',
    'Generated from the description in `src/process/`. A value stands at `section/field` or `table/record/field`.',
  ]
  return `${[...intro, ...sections].join('\n\n')}\n`
}

function tableText(process: Process, name: string): readonly string[] {
  const table = process.tables[name]
  if (!table) return []
  const facts = [
    `compartment: ${table.compartment}`,
    `level: ${table.level}`,
    table.of ? `in each record of \`${table.of.table}\` under \`${table.path}\`` : `in a file under \`${table.path}\``,
    `title: \`${table.title}\``,
    table.pairs ? `same ids as \`${table.pairs}\`` : '',
  ]
  return [`### ${table.label} (\`${name}\`)`, facts.filter(Boolean).join(' · '), fieldsText(table.fields)]
}

const heads = ['Field', 'Label', 'Holds', 'Level', 'In a file']

function fieldsText(fields: Readonly<Record<string, Field>>): string {
  const rows = Object.entries(fields).map(([name, field]) => [
    `\`${name}\`${field.required ? ' *' : ''}`,
    field.label,
    kindText(field),
    field.level,
    `\`${field.path}\``,
  ])
  // Columns of one width: so the formatter of the repository leaves the file as it is.
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((cells) => cells[at]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
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
