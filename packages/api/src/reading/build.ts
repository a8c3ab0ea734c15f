import * as Y from 'yjs'

/** The document that a log says, in one transaction: observers and clean-up run once. */
export function build(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
