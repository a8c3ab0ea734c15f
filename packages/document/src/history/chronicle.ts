import type { Address, Compartment, Process } from '@balcony/design'
import * as Y from 'yjs'
import { readKey, readRoot, spotAt } from '../fields.ts'
import { readMark } from '../order.ts'
import type { Roots } from '../roots.ts'
import { readValue } from '../shapes.ts'
import { Shelf } from '../shelf.ts'
import { type Change, type Held, type Holding, sameHeld } from './held.ts'

/** Follows the writing in one compartment and says of every update what it changed, in plain values. */
export class Chronicle {
  readonly #process: Process
  readonly #compartment: Compartment
  readonly #doc: Y.Doc
  readonly #shelf: Shelf
  readonly #roots: Roots
  readonly #held: Map<Address, Held>

  /** The document is the chronicle's from now on: nobody else writes in it. */
  constructor(process: Process, compartment: Compartment, doc: Y.Doc) {
    this.#process = process
    this.#compartment = compartment
    this.#doc = doc
    this.#shelf = new Shelf(process, { [compartment]: doc })
    this.#roots = this.#shelf.roots(compartment) as Roots
    this.#held = this.#readAll()
  }

  get held(): Holding {
    return this.#held
  }

  /** Takes in the next update of the log. */
  take(update: Uint8Array): readonly Change[] {
    const changes: Change[] = []
    const look = (transaction: Y.Transaction) => {
      const lost = this.#lostIn(transaction)
      for (const address of this.#shelf.follow(this.#compartment, transaction)) {
        const change = this.#changeAt(address, lost.get(address))
        if (change) changes.push(change)
      }
    }
    this.#doc.on('beforeObserverCalls', look)
    try {
      this.#doc.transact((transaction) => {
        Y.applyUpdate(this.#doc, update)
        // What counts as local is not tidied up: this copy stays equal to the log.
        transaction.local = true
      })
    } finally {
      this.#doc.off('beforeObserverCalls', look)
    }
    return changes
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc)
  }

  close(): void {
    this.#doc.destroy()
  }

  #changeAt(address: Address, lost: Held | undefined): Change | undefined {
    const before = this.#held.get(address)
    const after = this.#read(address)
    if (after === undefined) this.#held.delete(address)
    else this.#held.set(address, after)
    const gone = lost === undefined || sameHeld(lost, after) || sameHeld(lost, before) ? undefined : lost
    if (sameHeld(before, after) && gone === undefined) return undefined
    return {
      address,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      ...(gone === undefined ? {} : { lost: gone }),
    }
  }

  #read(address: Address): Held | undefined {
    const spot = spotAt(this.#process, address)
    return spot ? this.#shelf.value(address, spot) : readMark(this.#roots.values.get(address))
  }

  #readAll(): Map<Address, Held> {
    const held = new Map<Address, Held>()
    const take = (address: Address) => {
      const value = this.#read(address)
      if (value !== undefined) held.set(address, value)
    }
    for (const name of this.#roots.values.keys()) {
      const key = readKey(this.#process, name)
      if (key) take(key.is === 'record' ? name : key.address)
    }
    for (const name of this.#roots.names()) {
      const root = readRoot(this.#process, name)
      if (root) take(root.address)
    }
    return held
  }

  /**
   * Values that this update wrote and that stood at no moment: somebody else had written there at the same time, and theirs stands.
   * They are looked for before Yjs collects them.
   */
  #lostIn({ beforeState, afterState }: Y.Transaction): ReadonlyMap<Address, Held> {
    const lost = new Map<Address, Held>()
    const isNew = (item: Y.Item) => item.id.clock >= (beforeState.get(item.id.client) ?? 0)
    for (const [client, clock] of afterState) {
      const from = beforeState.get(client) ?? 0
      if (clock <= from) continue
      for (const item of (this.#doc.store.clients.get(client) ?? []).toReversed()) {
        if (item.id.clock < from) break
        if (!(item instanceof Y.Item) || !item.deleted || item.parentSub === null) continue
        if ((item.parent as unknown) !== this.#roots.values) continue
        const stands = this.#roots.values._map.get(item.parentSub)
        // What the same writer replaced in the same go is no loss.
        if (!stands || isNew(stands)) continue
        const key = readKey(this.#process, item.parentSub)
        const address = key?.is === 'register' ? key.address : key?.is === 'record' ? item.parentSub : undefined
        if (address === undefined || lost.has(address)) continue
        const value = heldIn(key, item)
        if (value !== undefined) lost.set(address, value)
      }
    }
    return lost
  }
}

function heldIn(key: ReturnType<typeof readKey>, item: Y.Item): Held | undefined {
  const [value] = item.content.getContent()
  if (key?.is === 'record') return readMark(value)
  return key?.is === 'register' ? readValue(key.spot.field, value) : undefined
}
