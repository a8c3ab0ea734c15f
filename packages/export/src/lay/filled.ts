import type { Field, KindValues, Row, Table } from '@balcony/design'
import type { Content } from '../blocks.ts'
import { contentOf, languageName } from './content.ts'
import { nameOf, type Reader, titleOf } from './reader.ts'
import { columns } from './shape.ts'

type Money = KindValues['money']

/** A field that at least one of the rows has something in: a column. */
export interface Filled {
  /** It names the record. */
  readonly isTitle: boolean
  readonly label: string
  /** One for each row. */
  readonly cells: readonly (Content | undefined)[]
  readonly numeric: boolean
  /** The amounts of a column of money. */
  readonly money?: readonly { readonly amount: number; readonly currency: string }[]
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
  return fieldsOf(reader, name, table).flatMap(([key, field]): Filled[] => {
    // Whether a record is withheld, or how far it may travel, steers editions; a document shows the result.
    if (hidden.includes(key) || key === 'withheld' || key === table.travels) return []
    const cells = rows.map((row) => contentOf(reader, field, row.values[key]))
    if (cells.every((cell) => cell === undefined)) return []
    const numeric = field.kind === 'number' || field.kind === 'money'
    // An edition may call a record otherwise than its title; then both are told.
    const isTitle =
      key === table.title && cells.every((cell, index) => cell?.is === 'words' && cell.text === titles[index])
    const money = rows.flatMap((row) => (field.kind === 'money' ? ((row.values[key] as Money | undefined) ?? []) : []))
    return [{ isTitle, label: reader.say(field.label), cells, numeric, ...(field.kind === 'money' ? { money } : {}) }]
  })
}

/** All fields, or those that the reader of this edition looks for. */
function fieldsOf(reader: Reader, name: string, table: Table): (readonly [string, Field])[] {
  const chosen = columns[reader.edition.kind]?.[name]
  if (!chosen) return Object.entries(table.fields)
  return chosen.flatMap((key) => {
    const field = table.fields[key]
    return field ? [[key, field] as const] : []
  })
}

/** Words in several languages stand beside each other, a column for each language. */
export function byLanguage(reader: Reader, { table, rows }: Rows, fields: readonly Filled[]): readonly Filled[] {
  const spoken = Object.entries(table.fields).filter(([, field]) => field.kind === 'translations')
  return fields.flatMap((filled) => {
    const [key] = spoken.find(([, field]) => reader.say(field.label) === filled.label) ?? []
    if (key === undefined || filled.cells.every((cell) => cell?.is !== 'versions')) return [filled]
    const texts = rows.map((row) => (row.values[key] ?? {}) as Readonly<Record<string, string>>)
    const tags = [...new Set(texts.flatMap((each) => Object.keys(each)))]
    return tags.map((tag): Filled => {
      const cells = texts.map((each): Content | undefined => (each[tag] ? { is: 'words', text: each[tag] } : undefined))
      return { isTitle: false, label: languageName(reader, tag), cells, numeric: false }
    })
  })
}

/** Where an edition gives records other names than their title, e.g. "Participant 3", those stand first. */
export function withNames(reader: Reader, { name, table, rows }: Rows, fields: readonly Filled[]): readonly Filled[] {
  const title = table.fields[table.title]
  const chosen = columns[reader.edition.kind]?.[name]
  if (chosen && !chosen.includes(table.title)) return fields
  // In a table of many languages the name would say one of them twice.
  if (title?.kind === 'translations' && fields.every((field) => field.cells.every((cell) => cell?.is !== 'versions')))
    return fields
  if (fields.some((field) => field.isTitle)) return fields
  const cells = rows.map((row): Content | undefined => {
    const text = nameOf(reader, `${name}/${row.id}`)
    return text === undefined ? undefined : { is: 'words', text }
  })
  if (cells.every((cell) => cell === undefined)) return fields
  return [{ isTitle: true, label: reader.say(table.singular), cells, numeric: false }, ...fields]
}
