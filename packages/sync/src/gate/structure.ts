import { lastAtOrBefore } from './ranges.ts'

/** Something that holds others: a root, an element, or the words within one. */
export interface Node {
  readonly is: 'map' | 'text' | 'prose' | 'element' | 'words' | 'unknown'
  /** Name of the root or element. */
  readonly name: string
  readonly depth: number
  /** For each key how often it was written as if for the first time. */
  readonly firsts: Map<string, number>
}

/** Where an item hangs: in the list of a node, or under one of its keys. `undefined` stands for what is gone with its parent. */
export type Place = { readonly node: Node; readonly key: string | undefined } | undefined

export function samePlace(a: Place, b: Place): boolean {
  return a === b || (a !== undefined && b !== undefined && a.node === b.node && a.key === b.key)
}

export function newNode(is: Node['is'], name: string, depth: number): Node {
  return { is, name, depth, firsts: new Map() }
}

/** The places of one client's items by clock: what is typed in one go is one entry. */
export class Track {
  next: number
  readonly #starts: number[] = []
  readonly #places: Place[] = []
  readonly nodes = new Map<number, Node>()

  constructor(start: number) {
    this.next = start
  }

  placeAt(clock: number): Place {
    return this.#places[lastAtOrBefore(this.#starts, clock)]
  }

  push(length: number, place: Place): void {
    const last = this.#places.length - 1
    if (last < 0 || !samePlace(this.#places[last], place)) {
      this.#starts.push(this.next)
      this.#places.push(place)
    }
    this.next += length
  }

  append(more: Track): void {
    for (let i = 0; i < more.#starts.length; i++) {
      const end = more.#starts[i + 1] ?? more.next
      this.push(end - (more.#starts[i] as number), more.#places[i])
    }
    for (const [clock, node] of more.nodes) this.nodes.set(clock, node)
  }
}

/** What the gate knows of a document without its content: who wrote how far, and where everything hangs. */
export class Structure {
  readonly tracks = new Map<number, Track>()
  readonly roots = new Map<string, Node>()

  next(client: number): number {
    return this.tracks.get(client)?.next ?? 0
  }

  take(draft: Draft): void {
    for (const [name, node] of draft.roots) this.roots.set(name, node)
    for (const [client, track] of draft.tracks) {
      const known = this.tracks.get(client)
      if (known) known.append(track)
      else this.tracks.set(client, track)
    }
    for (const [node, keys] of draft.firsts) {
      for (const [key, count] of keys) node.firsts.set(key, (node.firsts.get(key) ?? 0) + count)
    }
  }
}

/** What an update would add, until it is accepted. */
export class Draft {
  readonly tracks = new Map<number, Track>()
  readonly roots = new Map<string, Node>()
  readonly firsts = new Map<Node, Map<string, number>>()
  /** For each spot (a node's beginning, or an item) how many inserts compete for it. */
  readonly crowds = new Map<Node | string, number>()

  countFirst(node: Node, key: string): number {
    let keys = this.firsts.get(node)
    if (!keys) {
      keys = new Map()
      this.firsts.set(node, keys)
    }
    const count = (keys.get(key) ?? 0) + 1
    keys.set(key, count)
    return count
  }
}
