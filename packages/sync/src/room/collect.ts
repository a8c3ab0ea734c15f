import * as Y from 'yjs'
import type { Compactor } from './compactor.ts'
import { emptyUpdate, merge } from './merge.ts'

/**
 * One update that holds the same document without what was erased: through a document, because merged updates still hold erased
 * words. What cannot be integrated yet is kept as it came.
 */
export function collect(snapshot: Uint8Array | undefined, updates: readonly Uint8Array[]): Uint8Array {
  const all = snapshot ? [snapshot, ...updates] : updates
  const doc = new Y.Doc({ gc: true })
  doc.transact(() => {
    for (const update of all) Y.applyUpdate(doc, update)
  })
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  const collected = isWhole ? Y.encodeStateAsUpdate(doc) : merge(all)
  doc.destroy()
  return collected
}

export function diff(update: Uint8Array, stateVector: Uint8Array): Uint8Array {
  return update.length <= emptyUpdate.length ? update : Y.diffUpdate(update, stateVector)
}

/** Does the work at once, where nobody is hostile: tests, tools. */
export const inlineCompactor: Compactor = {
  collect: async (snapshot, updates) => collect(snapshot, updates),
  diff: async (update, stateVector) => diff(update, stateVector),
}
