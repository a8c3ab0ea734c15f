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
  readUntouched(doc, all)
  const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null
  const collected = isWhole ? Y.encodeStateAsUpdate(doc) : merge(all)
  doc.destroy()
  return collected
}

/**
 * Yjs tidies up marks that seem needless after every change from elsewhere, by erasing them. A client tells the others of it; here
 * nobody would hear, and copies would differ as soon as an edit needs such a mark. What counts as local is not tidied up. Followers
 * that keep a document read the log through this, too.
 */
export function readUntouched(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update)
    transaction.local = true
  })
}

export function diff(update: Uint8Array, stateVector: Uint8Array): Uint8Array {
  return update.length <= emptyUpdate.length ? update : Y.diffUpdate(update, stateVector)
}

/** Does the work at once, where nobody is hostile: tests, tools. */
export const inlineCompactor: Compactor = {
  collect: async (snapshot, updates) => collect(snapshot, updates),
  diff: async (update, stateVector) => diff(update, stateVector),
}
