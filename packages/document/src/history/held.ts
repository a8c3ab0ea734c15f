import {
  type Address,
  type Compartment,
  type Process,
  type Row,
  type Snapshot,
  sameJson,
  type Value,
} from '@balcony/design'
import { inOrder, type RecordMark } from '../order.ts'

/** What stands at an address: the value of a field, or how a record stands in its table. */
export type Held = Value | RecordMark

/** Everything that stands in one compartment, by address; also what stands in records that were taken away. */
export type Holding = ReadonlyMap<Address, Held>

/** What one writing changed at one address, in plain values; what is absent was, or is, not filled in. */
export interface Change {
  readonly address: Address
  readonly before?: Held
  readonly after?: Held
  /** A value that was written at the same time as another that stands: it lost, and would be nowhere else. */
  readonly lost?: Held
}

/** The same holding after changes, in their order. */
export function replay(held: Holding, changes: readonly Pick<Change, 'address' | 'after'>[]): Holding {
  const now = new Map(held)
  for (const { address, after } of changes) {
    if (after === undefined) now.delete(address)
    else now.set(address, after)
  }
  return now
}

/** What a design said, from what stood in its compartments. */
export function snapshotOf(process: Process, holdings: ReadonlyMap<Compartment, Holding>): Snapshot {
  const sections: Record<string, Record<string, Value>> = {}
  const tables: Record<string, readonly Row[]> = {}
  for (const [name, { compartment, fields }] of Object.entries(process.sections)) {
    const held = holdings.get(compartment)
    if (held) sections[name] = valuesOf(held, name, Object.keys(fields))
  }
  for (const [name, { compartment, fields }] of Object.entries(process.tables)) {
    const held = holdings.get(compartment)
    if (!held) continue
    tables[name] = standing(held, name).map((id) => ({
      id,
      values: valuesOf(held, `${name}/${id}`, Object.keys(fields)),
    }))
  }
  return { open: [...holdings.keys()], sections, tables }
}

/** Ids of the records of a table that were not taken away, in order. */
export function standing(held: Holding, table: string): readonly string[] {
  const placed: { id: string; order: string }[] = []
  for (const [address, value] of held) {
    const id = recordIn(address, table)
    if (id !== undefined && !(value as RecordMark).removed) placed.push({ id, order: (value as RecordMark).order })
  }
  return placed.sort(inOrder).map(({ id }) => id)
}

export function sameHeld(a: Held | undefined, b: Held | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && sameJson(a, b))
}

function recordIn(address: Address, table: string): string | undefined {
  if (!address.startsWith(`${table}/`)) return undefined
  const id = address.slice(table.length + 1)
  return id.includes('/') ? undefined : id
}

function valuesOf(held: Holding, at: Address, fields: readonly string[]): Record<string, Value> {
  const values: Record<string, Value> = {}
  for (const field of fields) {
    const value = held.get(`${at}/${field}`)
    if (value !== undefined) values[field] = value as Value
  }
  return values
}
