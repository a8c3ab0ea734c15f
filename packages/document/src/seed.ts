import { type Address, type Compartment, compartments, type Process, type Snapshot, type Value } from '@balcony/design'
import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { own, type Spot, spotAt } from './fields.ts'
import { Roots } from './roots.ts'
import { type Held, writeValue } from './write.ts'

/** Seeds are written under this client id, which no person's client has. */
export const seedClient = 1

/**
 * The first state of every compartment, also of those in which nothing stands yet. The same snapshot gives the same bytes. Only the
 * server seeds, and only once: two seeds of one design would both stay in it.
 */
export function seed(
  process: Process,
  snapshot: Snapshot,
  client = seedClient,
): Readonly<Record<Compartment, Uint8Array>> {
  const seeded = compartments.map((compartment) => [compartment, seedOf(process, snapshot, compartment, client)])
  return Object.fromEntries(seeded) as Record<Compartment, Uint8Array>
}

const nothing: Held = { members: () => new Set(), languages: () => new Set() }

function seedOf(process: Process, snapshot: Snapshot, compartment: Compartment, client: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = client
  const roots = new Roots(doc)
  doc.transact(() => {
    for (const [name, section] of Object.entries(process.sections))
      if (section.compartment === compartment) writeAll(process, roots, name, own(snapshot.sections, name) ?? {})
    for (const [name, table] of Object.entries(process.tables)) {
      const rows = table.compartment === compartment ? (own(snapshot.tables, name) ?? []) : []
      const orders = generateNKeysBetween(null, null, rows.length)
      rows.forEach((row, index) => {
        roots.values.set(`${name}/${row.id}`, { order: orders[index] })
        writeAll(process, roots, `${name}/${row.id}`, row.values)
      })
    }
  })
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return bytes
}

function writeAll(process: Process, roots: Roots, at: Address, values: Readonly<Record<string, Value>>): void {
  for (const name of Object.keys(values).sort()) {
    const address = `${at}/${name}`
    const spot: Spot | undefined = spotAt(process, address)
    const value = values[name]
    if (spot && value !== undefined) writeValue(roots, nothing, address, spot, value)
  }
}
