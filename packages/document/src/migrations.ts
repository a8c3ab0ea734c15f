import type { Compartment } from '@balcony/design'
import * as Y from 'yjs'

/** A change of form that documents written before version `to` need. Only the server migrates, once, before anybody enters the room. */
export interface Migration {
  /** The `process.version` that first expects the new form. */
  readonly to: number
  /** For the journal: what it changes. */
  readonly says: string
  readonly change: (doc: Y.Doc, compartment: Compartment) => void
}

/** In the order in which they were made. Version 1 is the first, so there are none yet. */
export const migrations: readonly Migration[] = []

/**
 * Brings a document from one version of the process to another and gives the update to append to its log, or undefined when nothing
 * had to change. The document itself is left as it is.
 */
export function migrate(
  doc: Y.Doc,
  compartment: Compartment,
  versions: { readonly from: number; readonly to: number },
  steps: readonly Migration[] = migrations,
): Uint8Array | undefined {
  const due = steps.filter((step) => step.to > versions.from && step.to <= versions.to).sort((a, b) => a.to - b.to)
  if (due.length === 0) return undefined
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => updates.push(update))
  copy.transact(() => {
    for (const step of due) step.change(copy, compartment)
  })
  copy.destroy()
  return updates.length > 0 ? Y.mergeUpdates(updates) : undefined
}
