import {
  type Address,
  type Edition,
  type Field,
  type Process,
  type ProseDoc,
  place,
  type Value,
  wordsOf,
} from '@balcony/design'

/** Whether an edition holds anything of a place: only then its reader may hear of it. */
export function isIn(process: Process, edition: Edition, address: Address): boolean {
  const there = place(process, address)
  if (!there) return false
  const { sections, tables } = edition.snapshot
  switch (there.is) {
    case 'section':
      return (
        sections[there.section] !== undefined ||
        (process.sections[there.section]?.tables.some((table) => tables[table] !== undefined) ?? false)
      )
    case 'table':
      return tables[there.table] !== undefined
    case 'record':
      return tables[there.table]?.some((row) => row.id === there.record) ?? false
    default:
      return valueIn(edition, there) !== undefined
  }
}

/** The words that an edition has at a place: those that can be quoted to its reader, and no others. */
function wordsIn(process: Process, edition: Edition, address: Address): string {
  const there = place(process, address)
  if (!there || !('field' in there)) return ''
  const home = 'section' in there ? process.sections[there.section] : process.tables[there.table]
  return textOf(home?.fields[there.field], valueIn(edition, there))
}

/** Whether words stand there, whatever breaks between blocks are between them. */
export function quotes(process: Process, edition: Edition, address: Address, exact: string): boolean {
  return flat(wordsIn(process, edition, address)).includes(flat(exact))
}

type FieldPlace = Extract<NonNullable<ReturnType<typeof place>>, { field: string }>

function valueIn({ snapshot }: Edition, there: FieldPlace): Value | undefined {
  if ('section' in there) return snapshot.sections[there.section]?.[there.field]
  return snapshot.tables[there.table]?.find((row) => row.id === there.record)?.values[there.field]
}

function textOf(field: Field | undefined, value: Value | undefined): string {
  if (value === undefined) return ''
  if (field?.kind === 'prose') return wordsOf(value as unknown as ProseDoc)
  if (field?.kind === 'translations') return Object.values(value as Readonly<Record<string, string>>).join('\n')
  return typeof value === 'string' ? value : ''
}

function flat(text: string): string {
  return text.replaceAll('\n', '')
}
