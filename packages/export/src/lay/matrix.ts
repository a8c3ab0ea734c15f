import type { Field, Row, Table } from '@balcony/design'
import type { Content, TableBlock } from '../blocks.ts'
import { nameOf, printed, type Reader, rowsOf } from './reader.ts'

/** More columns would be too narrow for words. */
const maxAcross = 5

/**
 * Rows that say one thing of each pair (how a party takes a venue, how it sees a partner) stand crosswise: those they belong to
 * across, the others down. Undefined where they are not of that sort.
 */
export function layMatrix(reader: Reader, table: Table, rows: readonly Row[]): TableBlock | undefined {
  if (!table.of || rows.length === 0) return undefined
  const holder = table.of
  const across = rowsOf(reader, holder.table).filter(({ id }) => rows.some((row) => row.values[holder.field] === id))
  const down = Object.entries(table.fields).find(
    ([key, field]) => key !== holder.field && field.kind === 'reference' && field.required,
  )
  const said = table.fields[table.title]
  const all = across.length > 1 && rows.every((row) => across.some(({ id }) => row.values[holder.field] === id))
  if (!down || said?.kind !== 'choice' || !all || across.length > maxAcross) return undefined
  const [key, field] = down
  const ids = [...new Set(rows.map((row) => String(row.values[key])))]
  const cell = (id: string, parent: Row) => {
    const row = rows.find((each) => each.values[key] === id && each.values[holder.field] === parent.id)
    return row && cellOf(reader, table, row, [key, holder.field])
  }
  return {
    is: 'table',
    columns: [
      { label: reader.say(field.label), weight: 3, numeric: false },
      ...across.map(({ id }) => ({ label: nameOf(reader, `${holder.table}/${id}`) ?? '', weight: 4, numeric: false })),
    ],
    rows: ids.map((id) => [words(printed(reader, field, id)), ...across.map((parent) => cell(id, parent))]),
    namedRows: true,
    wide: false,
  }
}

/** What is said first, and below it what else is known. */
function cellOf(reader: Reader, table: Table, row: Row, without: readonly string[]): Content {
  const others = Object.entries(table.fields).filter(([key]) => key !== table.title && !without.includes(key))
  const lines = [[table.title, table.fields[table.title]] as const, ...others].flatMap(([key, field]) =>
    field ? lineOf(reader, key ?? '', field, row) : [],
  )
  return words(lines.join('\n'))
}

function lineOf(reader: Reader, key: string, field: Field, row: Row): string[] {
  const text = printed(reader, field, row.values[key])
  return text === '' ? [] : [text]
}

function words(text: string): Content {
  return { is: 'words', text }
}
