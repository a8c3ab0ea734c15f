import type { Address, Row, Section, Snapshot, Table, Value, Values } from '@balcony/design'
import { sectionOf, spotAt, tableOf } from './fields.ts'
import type { Shelf } from './shelf.ts'

/**
 * Plain values made from the shelf, each kept until something below it changes: typing a character makes one value, one row, one
 * array of rows and one snapshot anew, and nothing else.
 */
export class View {
  readonly #shelf: Shelf
  readonly #sections = new Map<string, Values>()
  readonly #tables = new Map<string, TableView>()
  readonly #values = new Map<Address, Value | undefined>()
  #snapshot: Snapshot | undefined

  constructor(shelf: Shelf) {
    this.#shelf = shelf
  }

  forget(addresses: Iterable<Address>): void {
    for (const address of addresses) {
      this.#snapshot = undefined
      this.#values.delete(address)
      const [first = '', second] = address.split('/')
      if (sectionOf(this.#shelf.process, first)) this.#sections.delete(first)
      else if (second !== undefined) this.#tables.get(first)?.forget(second, address === `${first}/${second}`)
    }
  }

  value(address: Address): Value | undefined {
    if (!this.#values.has(address)) {
      const spot = spotAt(this.#shelf.process, address)
      if (!spot) return undefined
      this.#values.set(address, this.#shelf.value(address, spot))
    }
    return this.#values.get(address)
  }

  rows(table: string): readonly Row[] {
    return this.#table(table).rows()
  }

  row(table: string, id: string): Row | undefined {
    return this.#table(table).row(id)
  }

  snapshot(): Snapshot {
    this.#snapshot ??= {
      open: this.#shelf.open,
      sections: this.#open(this.#shelf.process.sections, (name) => this.#section(name)),
      tables: this.#open(this.#shelf.process.tables, (name) => this.rows(name)),
    }
    return this.#snapshot
  }

  #table(name: string): TableView {
    let view = this.#tables.get(name)
    if (!view) {
      view = new TableView(name, this.#shelf)
      this.#tables.set(name, view)
    }
    return view
  }

  #open<T>(
    parts: Readonly<Record<string, { readonly compartment: Snapshot['open'][number] }>>,
    make: (name: string) => T,
  ): Readonly<Record<string, T>> {
    const made: Record<string, T> = {}
    for (const [name, part] of Object.entries(parts))
      if (this.#shelf.open.includes(part.compartment)) made[name] = make(name)
    return made
  }

  #section(name: string): Values {
    let values = this.#sections.get(name)
    if (!values) {
      const section = sectionOf(this.#shelf.process, name)
      values = section ? valuesOf(this.#shelf, section, name) : {}
      this.#sections.set(name, values)
    }
    return values
  }
}

class TableView {
  readonly #shelf: Shelf
  readonly #name: string
  readonly #made = new Map<string, Row>()
  readonly #stale = new Set<string>()
  #rows: readonly Row[] | undefined
  #places: ReadonlyMap<string, number> = new Map()

  constructor(name: string, shelf: Shelf) {
    this.#name = name
    this.#shelf = shelf
  }

  forget(id: string, isRecord: boolean): void {
    if (isRecord) this.#rows = undefined
    else this.#stale.add(id)
  }

  rows(): readonly Row[] {
    if (this.#rows && this.#stale.size === 0) return this.#rows
    for (const id of this.#stale) this.#made.delete(id)
    const rows = this.#rows ? this.#replaced(this.#rows) : this.#all()
    this.#stale.clear()
    this.#rows = rows
    return rows
  }

  row(id: string): Row | undefined {
    const rows = this.rows()
    const place = this.#places.get(id)
    return place === undefined ? undefined : rows[place]
  }

  #all(): readonly Row[] {
    const sorted = this.#shelf.records(this.#name)?.sorted() ?? []
    this.#places = new Map(sorted.map(({ id }, index) => [id, index]))
    return sorted.map(({ id }) => this.#row(id))
  }

  #replaced(rows: readonly Row[]): readonly Row[] {
    const places = [...this.#stale].flatMap((id) => this.#places.get(id) ?? [])
    if (places.length === 0) return rows
    const next = rows.slice()
    for (const place of places) {
      const id = rows[place]?.id
      if (id !== undefined) next[place] = this.#row(id)
    }
    return next
  }

  #row(id: string): Row {
    let row = this.#made.get(id)
    if (!row) {
      const table = tableOf(this.#shelf.process, this.#name)
      row = { id, values: table ? valuesOf(this.#shelf, table, `${this.#name}/${id}`) : {} }
      this.#made.set(id, row)
    }
    return row
  }
}

function valuesOf(shelf: Shelf, { fields, compartment }: Section | Table, at: Address): Values {
  const values: Record<string, Value> = {}
  for (const [name, field] of Object.entries(fields)) {
    const value = shelf.value(`${at}/${name}`, { field, compartment })
    if (value !== undefined) values[name] = value
  }
  return values
}
