import type { CompartmentId, Entry, Log, Stored } from '../log.ts'

interface Shelf {
  epoch: string
  snapshot: Uint8Array | undefined
  head: number
  rows: { readonly seq: number; readonly bytes: Uint8Array; readonly entry: Entry }[]
  readonly owners: Map<number, string>
}

/** A log that forgets with the process. Tests make its disk fail or wait. */
export class MemoryLog implements Log {
  readonly #shelves = new Map<CompartmentId, Shelf>()
  /** Set to make the next appends fail. */
  failing: ((entries: readonly Entry[]) => boolean) | undefined
  /** Set to hold appends back until the test releases them. */
  gate: (() => Promise<void>) | undefined
  appends = 0

  create(compartment: CompartmentId, epoch: string, snapshot?: Uint8Array): this {
    this.#shelves.set(compartment, { epoch, snapshot, head: 0, rows: [], owners: new Map() })
    return this
  }

  async load(compartment: CompartmentId): Promise<Stored | undefined> {
    const shelf = this.#shelves.get(compartment)
    return shelf && { epoch: shelf.epoch, snapshot: shelf.snapshot, head: shelf.head, updates: [...shelf.rows] }
  }

  async append(entries: readonly Entry[]): Promise<readonly number[]> {
    await this.gate?.()
    if (this.failing?.(entries)) throw new Error('disk failed')
    this.appends++
    const shelves = entries.map((entry) => {
      const shelf = this.#shelves.get(entry.compartment)
      if (shelf?.epoch !== entry.epoch) throw new Error('no such compartment')
      return shelf
    })
    return entries.map((entry, i) => {
      const shelf = shelves[i] as Shelf
      shelf.rows.push({ seq: ++shelf.head, bytes: entry.bytes, entry })
      for (const client of entry.newClients) if (!shelf.owners.has(client)) shelf.owners.set(client, entry.by)
      return shelf.head
    })
  }

  async compact(compartment: CompartmentId, epoch: string, upto: number, snapshot: Uint8Array): Promise<boolean> {
    const shelf = this.#shelves.get(compartment)
    if (shelf?.epoch !== epoch) return false
    shelf.snapshot = snapshot
    shelf.rows = shelf.rows.filter((row) => row.seq > upto)
    return true
  }

  async owners(compartment: CompartmentId): Promise<ReadonlyMap<number, string>> {
    return new Map(this.#shelves.get(compartment)?.owners)
  }

  entries(compartment: CompartmentId): Entry[] {
    return (this.#shelves.get(compartment)?.rows ?? []).map((row) => row.entry)
  }
}
