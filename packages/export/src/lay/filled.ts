import type { Row, Table } from '@balcony/design'
import type { Content } from '../blocks.ts'
import { contentOf } from './content.ts'
import type { Reader } from './reader.ts'

/** A field that at least one of the rows has something in: a column. */
export interface Filled {
  readonly key: string
  readonly label: string
  /** One for each row. */
  readonly cells: readonly (Content | undefined)[]
  readonly numeric: boolean
}

export function filledFields(reader: Reader, table: Table, rows: readonly Row[], hidden: readonly string[]): Filled[] {
  return Object.entries(table.fields).flatMap(([key, field]): Filled[] => {
    // Whether a record is withheld, or how far it may travel, steers editions; a document shows the result.
    if (hidden.includes(key) || key === 'withheld' || key === table.travels) return []
    const cells = rows.map((row) => contentOf(reader, field, row.values[key]))
    if (cells.every((cell) => cell === undefined)) return []
    return [{ key, label: reader.say(field.label), cells, numeric: field.kind === 'number' || field.kind === 'money' }]
  })
}
