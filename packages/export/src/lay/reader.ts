import type { Edition, Field, Process, Row, Table, Value } from '@balcony/design'
import { print } from '@balcony/design'
import { withFigures } from './shape.ts'

/** Words of ours in the language of the edition; without a catalogue they are English. */
export type Say = (message: string) => string

/** For whom a design is laid out: what things are called, and in which language our own words stand. */
export interface Reader {
  readonly process: Process
  readonly edition: Edition
  readonly say: Say
  /** Nothing is drawn: what a figure would show stands in words. */
  readonly withoutFigures?: boolean
}

/** What an edition calls a record, or undefined where its reader may not know. */
export function nameOf(reader: Reader, address: string): string | undefined {
  return Object.hasOwn(reader.edition.names, address) ? reader.edition.names[address] : undefined
}

/** How dates and figures are written: British where the language alone would say American. */
export function localeOf(reader: Reader): string {
  const { language } = reader.edition
  return language.toLowerCase() === 'en' ? 'en-GB' : language
}

export function printed(reader: Reader, field: Field, value: Value | undefined): string {
  return print(field, value, (address) => nameOf(reader, address), localeOf(reader), reader.say)
}

/** Never an id: an id says nothing to a reader, and may say too much. */
export function titleOf(reader: Reader, table: string, description: Table, row: Row): string {
  const field = description.fields[description.title]
  const words = field ? printed(reader, field, row.values[description.title]) : ''
  const name = nameOf(reader, `${table}/${row.id}`)
  // Names are shortened for lists; where it is only that, the whole title stands.
  const isShortened = name?.endsWith('…') && words.replaceAll(/\s+/g, ' ').startsWith(name.slice(0, -1))
  return (isShortened ? words : name) || words || reader.say(description.singular)
}

export function rowsOf(reader: Reader, table: string): readonly Row[] {
  return Object.hasOwn(reader.edition.snapshot.tables, table) ? (reader.edition.snapshot.tables[table] ?? []) : []
}

/** Whether this document has the figures that are drawn from its tables. */
export function draws(reader: Reader): boolean {
  return reader.withoutFigures !== true && withFigures.has(reader.edition.kind)
}
