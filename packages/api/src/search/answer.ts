// The reading thread's side of a search across designs.
import type { Compartment, Process } from '@balcony/design'
import { entriesOf, type Found, find, inOrder, type Prepared, prepare } from '@balcony/design/search'
import { read } from '@balcony/document'
import { build } from '../reading/build.ts'

/** A compartment that the asker may enter, as it is on disk; its log is handed over only when the thread asks for it. */
export interface Shelf {
  /** `<design>/<compartment>` */
  readonly room: string
  readonly compartment: Compartment
  readonly epoch: string
  readonly head: number
  readonly updates?: readonly Uint8Array[]
}

export interface SearchJob {
  readonly is: 'search'
  readonly shelves: readonly Shelf[]
  readonly query: string
  readonly limit: number
}

/** `missing`: rooms whose log the thread needs first. */
export type SearchAnswer =
  | { readonly is: 'found'; readonly found: readonly Found[] }
  | { readonly is: 'missing'; readonly rooms: readonly string[] }

/** Characters of searchable words kept in memory; the compartment not asked for longest makes way. */
const maxKeptChars = 40_000_000

interface Kept {
  readonly epoch: string
  readonly head: number
  readonly chars: number
  readonly prepared: readonly Prepared[]
}

/**
 * Words of compartments, in memory only and each for itself: what one holds is the same for everybody who may enter it, and says
 * nothing of any other.
 */
export class Shelves {
  readonly #process: Process
  readonly #kept = new Map<string, Kept>()
  readonly #most: number
  #chars = 0

  constructor(process: Process, most = maxKeptChars) {
    this.#process = process
    this.#most = most
  }

  search({ shelves, query, limit }: SearchJob): SearchAnswer {
    const rooms = shelves.filter((shelf) => !shelf.updates && !this.#fresh(shelf)).map((shelf) => shelf.room)
    if (rooms.length > 0) return { is: 'missing', rooms }
    // Read one after the other: together they may be more than is kept.
    const found = shelves.flatMap((shelf) => find(this.#take(shelf), query, limit))
    return { is: 'found', found: inOrder(found).slice(0, limit) }
  }

  #fresh({ room, epoch, head }: Shelf): Kept | undefined {
    const known = this.#kept.get(room)
    return known?.epoch === epoch && known.head >= head ? known : undefined
  }

  #take(shelf: Shelf): readonly Prepared[] {
    const known = this.#fresh(shelf)
    const kept = known ?? this.#read(shelf)
    this.#forget(shelf.room)
    this.#kept.set(shelf.room, kept)
    this.#chars += kept.chars
    for (const room of this.#kept.keys()) {
      if (this.#chars <= this.#most) break
      this.#forget(room)
    }
    return kept.prepared
  }

  #forget(room: string): void {
    this.#chars -= this.#kept.get(room)?.chars ?? 0
    this.#kept.delete(room)
  }

  #read({ compartment, epoch, head, updates }: Shelf): Kept {
    const doc = build(updates ?? [])
    try {
      const prepared = prepare(entriesOf(this.#process, read(this.#process, { [compartment]: doc })))
      const chars = prepared.reduce((sum, { entry }) => sum + entry.words.length, 0)
      return { epoch, head, chars, prepared }
    } finally {
      doc.destroy()
    }
  }
}
