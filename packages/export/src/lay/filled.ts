import type { Row, Table } from '@balcony/design'
import type { Content } from '../blocks.ts'
import { contentOf } from './content.ts'
import { nameOf, type Reader, titleOf } from './reader.ts'

/** A field that at least one of the rows has something in: a column. */
export interface Filled {
  /** It names the record. */
  readonly isTitle: boolean
  readonly label: string
  /** One for each row. */
  readonly cells: readonly (Content | undefined)[]
  readonly numeric: boolean
}

export interface Rows {
  readonly name: string
  readonly table: Table
  readonly rows: readonly Row[]
  /** Fields that stand elsewhere, e.g. the record that these belong to. */
  readonly hidden: readonly string[]
}

export function filledFields(reader: Reader, { name, table, rows, hidden }: Rows): Filled[] {
  const titles = rows.map((row) => titleOf(reader, name, table, row))
  return Object.entries(table.fields).flatMap(([key, field]): Filled[] => {
    // Whether a record is withheld, or how far it may travel, steers editions; a document shows the result.
    if (hidden.includes(key) || key === 'withheld' || key === table.travels) return []
    const cells = rows.map((row) => contentOf(reader, field, row.values[key]))
    if (cells.every((cell) => cell === undefined)) return []
    const numeric = field.kind === 'number' || field.kind === 'money'
    // An edition may call a record otherwise than its title; then both are told.
    const isTitle =
      key === table.title && cells.every((cell, index) => cell?.is === 'words' && cell.text === titles[index])
    return [{ isTitle, label: reader.say(field.label), cells, numeric }]
  })
}

/** Where an edition gives records other names than their title, e.g. "Participant 3", those stand first. */
export function withNames(reader: Reader, { name, table, rows }: Rows, fields: readonly Filled[]): readonly Filled[] {
  if (fields.some((field) => field.isTitle)) return fields
  const cells = rows.map((row): Content | undefined => {
    const text = nameOf(reader, `${name}/${row.id}`)
    return text === undefined ? undefined : { is: 'words', text }
  })
  if (cells.every((cell) => cell === undefined)) return fields
  return [{ isTitle: true, label: reader.say(table.singular), cells, numeric: false }, ...fields]
}
