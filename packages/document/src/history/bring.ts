import type { Address, Compartment, Process, ProseDoc, Value } from '@balcony/design'
import { lifeOf } from '@balcony/design'
import type * as Y from 'yjs'
import type { Author } from '../edits.ts'
import { readKey, spotAt } from '../fields.ts'
import type { RecordMark } from '../order.ts'
import type { Roots } from '../roots.ts'
import { Shelf } from '../shelf.ts'
import { writeValue } from '../write.ts'
import { Chronicle } from './chronicle.ts'
import { type Held, type Holding, sameHeld } from './held.ts'
import { rewriteProse } from './prose-rewrite.ts'
import { asRestore } from './restoring.ts'

/**
 * Writes into a document what stood once, forward and by the smallest changes, where `concerns` says so. Records that came since are
 * taken away, and can be brought back; what stands in them stays. Returns the addresses that were written.
 */
export function bringTo(
  process: Process,
  compartment: Compartment,
  doc: Y.Doc,
  target: Holding,
  concerns: (address: Address) => boolean,
  author: Author,
): readonly Address[] {
  const now = new Chronicle(process, compartment, doc).held
  const shelf = new Shelf(process, { [compartment]: doc })
  const roots = shelf.roots(compartment) as Roots
  const written: Address[] = []
  const addresses = [...new Set([...now.keys(), ...target.keys()])].filter(concerns)
  asRestore(doc, () => {
    for (const address of addresses) {
      const [stands, stood] = [now.get(address), target.get(address)]
      if (sameHeld(stands, stood)) continue
      const isRecord = readKey(process, address)?.is === 'record'
      const done = isRecord
        ? placeRecord(roots, address, stands as RecordMark | undefined, stood as RecordMark | undefined, author)
        : writeField(process, roots, shelf, address, stood, target)
      if (done) written.push(address)
    }
  })
  return written
}

function placeRecord(
  roots: Roots,
  address: Address,
  stands: RecordMark | undefined,
  stood: RecordMark | undefined,
  { now, person }: Author,
): boolean {
  if (stood) roots.values.set(address, { ...stood })
  else if (stands && !stands.removed)
    roots.values.set(address, { order: stands.order, removed: { at: now(), by: person } })
  else return false
  return true
}

/** What stands in a record that was not there then stays as it is: it goes with its record, and would come back with it. */
function writeField(
  process: Process,
  roots: Roots,
  shelf: Shelf,
  address: Address,
  stood: Held | undefined,
  target: Holding,
): boolean {
  const spot = spotAt(process, address)
  if (!spot) return false
  if (spot.table !== undefined && !target.has(`${spot.table}/${spot.record}`)) return false
  if (lifeOf[spot.field.kind] === 'prose')
    rewriteProse(roots.prose(address), (stood as ProseDoc | undefined) ?? { type: 'doc', content: [] })
  else writeValue(roots, shelf, address, spot, stood as Value | undefined)
  return true
}
