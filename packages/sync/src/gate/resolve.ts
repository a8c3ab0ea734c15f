import { Malformed } from '../codec/reader.ts'
import { limits } from '../protocol.ts'
import type { SchemaRules } from '../rules.ts'
import { checkSchema } from './schema.ts'
import { Draft, type Node, newNode, type Place, type Structure, samePlace, Track } from './structure.ts'
import type { Section, Struct, Walked } from './walk.ts'

/** The update refers to what the room does not have. */
export class Missing extends Error {}

/** How strictly a place is judged: our own log was judged when it was written. */
export type Judging = 'strictly' | 'not'

/**
 * Goes through the new structs in the order in which Yjs can integrate them, so that every reference is to what exists by then,
 * and finds the place of each. Throws `Malformed` or `Missing`.
 */
export function resolve(walked: Walked, structure: Structure, rules: SchemaRules, judging: Judging): Draft {
  return new Resolution(walked, structure, rules, judging).run()
}

interface Work {
  readonly section: Section
  readonly track: Track
  at: number
  waiting: boolean
}

interface Need {
  readonly work: Work
  /** The clock that must have been passed. */
  readonly past: number
}

class Resolution {
  readonly #walked: Walked
  readonly #structure: Structure
  readonly #rules: SchemaRules
  readonly #judging: Judging
  readonly #draft = new Draft()
  readonly #work = new Map<number, Work>()

  constructor(walked: Walked, structure: Structure, rules: SchemaRules, judging: Judging) {
    this.#walked = walked
    this.#structure = structure
    this.#rules = rules
    this.#judging = judging
  }

  run(): Draft {
    for (const section of this.#walked.sections.values()) this.#prepare(section)
    for (const work of this.#work.values()) this.#complete(work)
    for (const [client, work] of this.#work) this.#draft.tracks.set(client, work.track)
    return this.#draft
  }

  /** Leaves out what is known already; cuts what is known in part. */
  #prepare(section: Section): void {
    const next = this.#structure.next(section.client)
    if (section.start > next) throw new Missing()
    if (section.end <= next) return
    let at = 0
    while (endOf(section.structs[at] as Struct) <= next) at++
    const first = section.structs[at] as Struct
    if (first.clock < next) {
      first.length -= next - first.clock
      first.clock = next
      first.originClient = section.client
      first.originClock = next - 1
    }
    this.#work.set(section.client, { section, track: new Track(next), at, waiting: false })
  }

  /** As Yjs does it: a struct that needs another client's waits until that client's part has come just so far. */
  #complete(first: Work): void {
    const stack: Need[] = [{ work: first, past: Number.POSITIVE_INFINITY }]
    while (stack.length > 0) {
      const { work, past } = stack.at(-1) as Need
      const need = this.#advance(work, past)
      work.waiting = need !== undefined
      if (need === undefined) stack.pop()
      else if (need.work.waiting) throw new Malformed('references in a circle')
      else stack.push(need)
    }
  }

  #advance(work: Work, past: number): Need | undefined {
    const { structs } = work.section
    for (; work.at < structs.length && work.track.next <= past; work.at++) {
      const struct = structs[work.at] as Struct
      const need =
        this.#needs(struct, struct.originClient, struct.originClock) ??
        this.#needs(struct, struct.rightClient, struct.rightClock) ??
        this.#needs(struct, struct.parentClient, struct.parentClock)
      if (need) return need
      this.#settle(struct, work.track)
    }
    return undefined
  }

  /** The part that must come first; undefined when the reference is to what exists. */
  #needs(struct: Struct, client: number, clock: number): Need | undefined {
    if (client < 0 || clock < this.#structure.next(client)) return undefined
    if (client === struct.client) {
      if (clock >= struct.clock) throw new Malformed('reference to itself or forward')
      return undefined
    }
    const work = this.#work.get(client)
    if (!work || clock >= work.section.end) throw new Missing()
    return clock < work.track.next ? undefined : { work, past: clock }
  }

  #settle(struct: Struct, track: Track): void {
    const place = struct.kind === 'gone' ? undefined : this.#placeOf(struct)
    if (place) {
      if (this.#judging === 'strictly') checkSchema(struct, place, this.#rules, this.#walked.bytes)
      this.#countWork(struct, place)
      if (struct.kind === 'element' || struct.kind === 'words') this.#addNode(struct, place.node, track)
    }
    track.push(struct.length, place)
  }

  #addNode(struct: Struct, parent: Node, track: Track): void {
    const depth = parent.depth + 1
    if (depth > limits.typeDepth && this.#judging === 'strictly') throw new Malformed('elements nested too deep')
    track.nodes.set(struct.clock, newNode(struct.kind === 'element' ? 'element' : 'words', struct.name ?? '', depth))
  }

  #placeOf(struct: Struct): Place {
    if (struct.originClient >= 0) return this.#placeBetween(struct)
    if (struct.rightClient >= 0) return this.#placeAt(struct.rightClient, struct.rightClock)
    if (struct.root !== undefined) return { node: this.#rootOf(struct.root), key: struct.key }
    const node = this.#trackAt(struct.parentClient, struct.parentClock)?.nodes.get(struct.parentClock)
    return node && { node, key: struct.key }
  }

  #placeBetween(struct: Struct): Place {
    const left = this.#placeAt(struct.originClient, struct.originClock)
    if (struct.rightClient < 0) return left
    const right = this.#placeAt(struct.rightClient, struct.rightClock)
    if (!left || !right) return undefined
    if (!samePlace(left, right)) throw new Malformed('neighbours in different places')
    return left
  }

  #rootOf(name: string): Node {
    const known = this.#structure.roots.get(name) ?? this.#draft.roots.get(name)
    if (known) return known
    const is = this.#rules.root(name) ?? 'unknown'
    if (is === 'unknown' && this.#judging === 'strictly') throw new Malformed('unknown root')
    const node = newNode(is, name, 0)
    this.#draft.roots.set(name, node)
    return node
  }

  #placeAt(client: number, clock: number): Place {
    return this.#trackAt(client, clock)?.placeAt(clock)
  }

  #trackAt(client: number, clock: number): Track | undefined {
    return clock < this.#structure.next(client) ? this.#structure.tracks.get(client) : this.#work.get(client)?.track
  }

  /** Inserts that compete for one spot cost each reader the square of their number. */
  #countWork(struct: Struct, { node, key }: Exclude<Place, undefined>): void {
    if (struct.originClient === struct.client && struct.originClock === struct.clock - 1) return
    if (struct.rightClient === struct.client) return
    if (key === undefined) this.#countCrowd(struct.originClient < 0 ? node : struct)
    else if (struct.originClient < 0) this.#countFirst(node, key)
  }

  #countFirst(node: Node, key: string): void {
    const now = this.#draft.countFirst(node, key)
    if (this.#judging !== 'strictly') return
    if (now > limits.sameKeyPerUpdate || now + (node.firsts.get(key) ?? 0) > limits.sameKeyPerRoom) {
      throw new Malformed('too many writes of one key')
    }
  }

  #countCrowd(spot: Node | Struct): void {
    const id = 'originClock' in spot ? `${spot.originClient}:${spot.originClock}` : spot
    const count = (this.#draft.crowds.get(id) ?? 0) + 1
    this.#draft.crowds.set(id, count)
    if (count > limits.sameOriginPerUpdate && this.#judging === 'strictly') {
      throw new Malformed('too many inserts at one spot')
    }
  }
}

function endOf(struct: Struct): number {
  return struct.clock + struct.length
}
