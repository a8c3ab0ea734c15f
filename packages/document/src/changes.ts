import type { Address, Process } from '@balcony/design'
import * as Y from 'yjs'
import { readKey, readRoot } from './fields.ts'
import { Roots } from './roots.ts'

/** What one transaction changed in a document. */
export interface Changes {
  /** Keys of the root map `values`. */
  readonly keys: ReadonlySet<string>
  /** Names of the texts and proses in which something changed. */
  readonly roots: ReadonlySet<string>
  /** Every changed type and all that hold it. */
  readonly types: ReadonlySet<object>
}

export function changesIn(roots: Roots, transaction: Y.Transaction): Changes {
  const keys = new Set<string>()
  const names = new Set<string>()
  const types = new Set<object>()
  for (const [type, changed] of transaction.changed) {
    if ((type as object) === roots.values) {
      for (const key of changed) if (key !== null) keys.add(key)
      continue
    }
    const name = roots.nameOf(climb(type as unknown as Y.AbstractType<unknown>, types))
    if (name !== undefined) names.add(name)
  }
  return { keys, roots: names, types }
}

/** The addresses of what changed: of fields, and of records that came, went or moved. */
function addressesOf(process: Process, changes: Changes): ReadonlySet<Address> {
  const addresses = new Set<Address>()
  for (const key of changes.keys) {
    const read = readKey(process, key)
    if (read) addresses.add(read.is === 'record' ? key : read.address)
  }
  for (const name of changes.roots) {
    const root = readRoot(process, name)
    if (root) addresses.add(root.address)
  }
  return addresses
}

/** Applies an update to a follower's document and tells which addresses it touched. */
export function follow(process: Process, doc: Y.Doc, update: Uint8Array, origin?: unknown): ReadonlySet<Address> {
  const roots = new Roots(doc)
  const touched = new Set<Address>()
  const look = (transaction: Y.Transaction) => {
    for (const address of addressesOf(process, changesIn(roots, transaction))) touched.add(address)
  }
  doc.on('beforeObserverCalls', look)
  try {
    Y.applyUpdate(doc, update, origin)
  } finally {
    doc.off('beforeObserverCalls', look)
  }
  return touched
}

function climb(type: Y.AbstractType<unknown>, seen: Set<object>): object {
  let at: Y.AbstractType<unknown> = type
  seen.add(at)
  while (at._item !== null) {
    at = at._item.parent as Y.AbstractType<unknown>
    seen.add(at)
  }
  return at
}
