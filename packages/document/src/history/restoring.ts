import * as Y from 'yjs'

/**
 * A restore writes as a client of its own whose number says what it is. So the mark comes with the words themselves: in the same frame
 * for whoever is there, and in what they lack for whoever comes back later. No other word has to arrive first for undo to stop there.
 */
export function asRestore(doc: Y.Doc, write: () => void, random: () => number = Math.random): void {
  const own = doc.clientID
  doc.clientID = unusedIn(doc, random)
  try {
    doc.transact((transaction) => {
      write()
      if (transaction.changed.size > 0 && Y.getState(doc.store, doc.clientID) === 0) leaveTrace(transaction)
    }, 'restore')
  } finally {
    doc.clientID = own
  }
}

/** Whether a transaction brought something that was restored. Clients choose their numbers by chance: one in 65536 is taken for a restore, once. */
export function bringsRestore({ local, beforeState, afterState }: Y.Transaction): boolean {
  if (local) return false
  for (const client of afterState.keys()) if (isRestore(client) && !beforeState.has(client)) return true
  return false
}

/** The upper half of the 32 bits. */
const mark = 0xba1c

function isRestore(client: number): boolean {
  return client >>> 16 === mark
}

/** By chance: two restores that are made of the same state must never write under one number. */
function unusedIn(doc: Y.Doc, random: () => number): number {
  for (;;) {
    const client = mark * 2 ** 16 + Math.floor(random() * 2 ** 16)
    if (Y.getState(doc.store, client) === 0) return client
  }
}

/** Where a restore only took away, nothing carries its number: something is put beside what went, and taken away at once. */
function leaveTrace(transaction: Y.Transaction): void {
  const [type, keys] = [...transaction.changed].find(([type]) => type._item?.deleted !== true) ?? []
  const key = [...(keys ?? [])].find((one) => one !== null)
  if (type instanceof Y.Text) {
    const end = type.length
    type.insert(end, ' ')
    type.delete(end, 1)
  } else if (type instanceof Y.XmlFragment && keys?.has(null)) {
    const end = type.length
    type.insert(end, [new Y.XmlElement('paragraph')])
    type.delete(end, 1)
  } else if (type instanceof Y.Map && key !== undefined) {
    type.set(key, true)
    type.delete(key)
  }
}
