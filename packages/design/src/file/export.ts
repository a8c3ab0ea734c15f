import { isId } from '@balcony/base'
import type { Field, Process, Table } from '../describe.ts'
import { type Currencies, type Json, writeValue } from '../kind/in-file.ts'
import { expectation } from '../kind/valid.ts'
import type { Value } from '../kinds.ts'
import type { Row, Snapshot, Values } from '../snapshot.ts'
import { currenciesOf } from './currencies.ts'
import { childrenOf, madeId, partLevels, partsOf, schema } from './layout.ts'
import { type Building, put } from './paths.ts'
import { holdersOf, idsIn } from './references.ts'

/**
 * The design as the file that `importDesign` reads, with the parts whose compartments are open in the snapshot. References to
 * records that are gone, and values that another client wrote wrongly, are left out: a file of ours always reads again.
 */
export function exportDesign(process: Process, snapshot: Snapshot): { readonly [key: string]: Json } {
  const file: Building = { schema }
  for (const [part, compartment] of partsOf(process)) {
    if (!snapshot.open.includes(compartment)) continue
    const level = partLevels[part]
    put(file, part, level === undefined ? {} : { level })
  }
  const writer = new Writer(process, snapshot)
  for (const [id, section] of Object.entries(process.sections)) {
    if (!snapshot.open.includes(section.compartment)) continue
    writer.values(file, file, section.path, section.fields, snapshot.sections[id] ?? {})
  }
  for (const [id, table] of Object.entries(process.tables)) {
    if (table.of || !snapshot.open.includes(table.compartment)) continue
    put(file, table.path, writer.rows(file, id, table, snapshot.tables[id] ?? [], undefined))
  }
  return file
}

class Writer {
  readonly #process: Process
  readonly #snapshot: Snapshot
  readonly #currencies: Currencies
  /** Rows of child tables by the row that holds them. */
  readonly #held = new Map<string, Row[]>()

  constructor(process: Process, snapshot: Snapshot) {
    this.#process = process
    this.#snapshot = snapshot
    this.#currencies = currenciesOf(process, snapshot)
    for (const [id, table] of Object.entries(process.tables)) {
      if (!table.of) continue
      for (const row of snapshot.tables[id] ?? []) {
        const key = `${id}/${String(row.values[table.of.field])}`
        const held = this.#held.get(key)
        if (held) held.push(row)
        else this.#held.set(key, [row])
      }
    }
  }

  values(file: Building, into: Building, base: string, fields: Readonly<Record<string, Field>>, values: Values): void {
    for (const [name, field] of Object.entries(fields)) {
      if (field.path === '..') continue
      const value = this.#clean(field, values[name])
      const json = writeValue(field, value, this.#currencies)
      const path = base ? `${base}.${field.path}` : field.path
      // An empty list may not bring an object into being that would otherwise not be there: `media` of a training.
      if (json === undefined || (value === undefined && !base && field.path.includes('.'))) continue
      if (field.path.startsWith('/')) put(file, field.path.slice(1), json)
      else put(into, path, json)
      const also = 'also' in field ? field.also : undefined
      const other = also?.says[String(value)]
      if (also && other !== undefined) put(into, base ? `${base}.${also.path}` : also.path, other)
    }
  }

  rows(file: Building, id: string, table: Table, rows: readonly Row[], parent: string | undefined): Json {
    const { rowsAre } = table
    if (rowsAre.as === 'object') {
      const pairs = this.#asObject(table, rowsAre, rows, parent)
      if (pairs) return pairs
    }
    return rows
      .filter((row) => this.#mayStand(table, row))
      .map((row, index) => {
        const json: Building = {}
        const made = rowsAre.as === 'list' ? undefined : madeId(parent, table.prefix, index + 1)
        if (row.id !== made) json[rowsAre.as === 'list' ? rowsAre.id : 'id'] = row.id
        this.values(file, json, '', table.fields, row.values)
        for (const [child, childTable] of childrenOf(this.#process, id)) {
          const held = this.#held.get(`${child}/${row.id}`) ?? []
          if (held.length > 0 || childTable.rowsAre.as !== 'object')
            put(json, childTable.path, this.rows(file, child, childTable, held, row.id))
        }
        return json
      })
  }

  /** Not a row with an id that no file may hold, nor one half of a pair without the other. */
  #mayStand(table: Table, row: Row): boolean {
    if (!isId(row.id)) return false
    return !table.pairs || holdersOf(this.#process, this.#snapshot, [table.pairs], row.id)?.length !== 0
  }

  /** Only where nothing would be lost: every row has its key and value, no key twice, and the id that it would be given. */
  #asObject(
    table: Table,
    { key, value }: { key: string; value: string },
    rows: readonly Row[],
    parent: string | undefined,
  ) {
    const field = table.fields[value]
    if (!field) return undefined
    const pairs = rows.map((row): readonly [string, Json | undefined] | undefined => {
      const [name, said] = [this.#clean(table.fields[key], row.values[key]), this.#clean(field, row.values[value])]
      if (typeof name !== 'string' || row.id !== madeId(parent, table.prefix, name)) return undefined
      const more = Object.keys(row.values).some((each) => each !== key && each !== value && each !== table.of?.field)
      return more ? undefined : [name, writeValue(field, said, this.#currencies)]
    })
    const whole = pairs.every((pair) => pair?.[1] !== undefined)
    return whole ? (Object.fromEntries(pairs.flatMap((pair) => (pair ? [pair] : []))) as Json) : undefined
  }

  /** The value as far as it is valid and names records that are there. */
  #clean(field: Field | undefined, value: Value | undefined): Value | undefined {
    if (!field || value === undefined || expectation(field, value) !== undefined) return undefined
    if (field.kind !== 'reference' && field.kind !== 'references') return value
    const gone = idsIn(field, value).filter(
      (id) => holdersOf(this.#process, this.#snapshot, field.to, id)?.length === 0,
    )
    if (gone.length === 0) return value
    return Array.isArray(value) ? value.filter((id) => !gone.includes(id)) : undefined
  }
}
