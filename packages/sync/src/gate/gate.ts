import { Malformed } from '../codec/reader.ts'
import type { StateVector } from '../codec/state-vector.ts'
import { limits } from '../protocol.ts'
import type { SchemaRules } from '../rules.ts'
import { Ranges } from './ranges.ts'
import { Missing, resolve } from './resolve.ts'
import { type Draft, type Node, Structure } from './structure.ts'
import { type Erased, trim } from './trim.ts'
import { boundless, type Walked, walk } from './walk.ts'

/** What the gate remembers of one connection; its crowds may be those of all connections of its person. */
export class Writing {
  readonly person: string
  newClients = 0
  readonly crowds: Map<Node | string, number>

  constructor(person: string, crowds = new Map<Node | string, number>()) {
    this.person = person
    this.crowds = crowds
  }
}

export type Verdict =
  | Accepted
  /** The room has all of it. */
  | { readonly is: 'known' }
  /** It refers to what the room does not have: ask for everything again, store nothing. */
  | { readonly is: 'missing' }
  | { readonly is: 'bad'; readonly rule: string }

export interface Accepted {
  readonly is: 'new'
  /** Only what is new of it. */
  readonly bytes: Uint8Array
  readonly newClients: readonly number[]
  readonly erased: Erased
  readonly addsNothing: boolean
  /** Each client's clock after it. */
  readonly ends: StateVector
  readonly draft: Draft
  /** How much there is to integrate: structs and erased ranges. */
  readonly work: number
}

const bounds = { sections: limits.sectionsPerUpdate, structs: limits.structsPerUpdate }

/**
 * The strict check of an update's structure before it may enter the log. It holds no document: it knows how far each client has
 * written, whose each client is, what is erased, and where everything hangs.
 */
export class Gate {
  readonly #rules: SchemaRules
  readonly #owners: Map<number, string>
  readonly #structure = new Structure()
  readonly #durable = new Map<number, number>()
  /** Erasures in the log; those of updates on their way there are not yet part of it. */
  readonly #erased = new Ranges()

  constructor(rules: SchemaRules, owners: ReadonlyMap<number, string>) {
    this.#rules = rules
    this.#owners = new Map(owners)
  }

  /** Takes in what the log holds already; throws when it cannot be read. */
  recall(update: Uint8Array): void {
    const walked = walk(update, boundless)
    this.#structure.take(resolve(walked, this.#structure, this.#rules, 'not'))
    this.commit({ ends: endsOf(walked), erased: walked.erased })
  }

  /** Judges an update. Nothing is remembered of it until `accept`. */
  judge(update: Uint8Array, writing: Writing): Verdict {
    try {
      return this.#judge(walk(update, bounds), writing)
    } catch (error) {
      if (error instanceof Missing) return { is: 'missing' }
      if (error instanceof Malformed) return { is: 'bad', rule: error.rule }
      // Whatever an update makes us stumble over is that update's fault, and nobody else's.
      return { is: 'bad', rule: `the gate stumbled: ${error instanceof Error ? error.name : 'unknown'}` }
    }
  }

  /** The update is on its way to the log. */
  accept(accepted: Accepted, writing: Writing): void {
    this.#structure.take(accepted.draft)
    for (const client of accepted.newClients) this.#owners.set(client, writing.person)
    writing.newClients += accepted.newClients.length
    if (writing.crowds.size > 10_000) writing.crowds.clear()
    for (const [spot, count] of accepted.draft.crowds) writing.crowds.set(spot, (writing.crowds.get(spot) ?? 0) + count)
  }

  /** The update is on disk. */
  commit({ ends, erased }: Pick<Accepted, 'ends' | 'erased'>): void {
    for (const [client, end] of ends) this.#durable.set(client, Math.max(end, this.#durable.get(client) ?? 0))
    for (const [client, ranges] of erased) {
      for (let i = 0; i < ranges.length; i += 2) this.#erased.add(client, ranges[i] as number, ranges[i + 1] as number)
    }
  }

  /** What is on disk. */
  get durable(): StateVector {
    return this.#durable
  }

  encodeErased(): Uint8Array {
    return this.#erased.encode()
  }

  owner(client: number): string | undefined {
    return this.#owners.get(client)
  }

  #judge(walked: Walked, writing: Writing): Verdict {
    const newClients = this.#checkOwners(walked, writing)
    const draft = resolve(walked, this.#structure, this.#rules, 'strictly')
    for (const [spot, count] of draft.crowds) {
      if (count + (writing.crowds.get(spot) ?? 0) > limits.sameOriginPerPerson)
        throw new Malformed('too many inserts at one spot')
    }
    const erased = this.#newlyErased(walked)
    if (draft.tracks.size === 0 && erased.size === 0) return { is: 'known' }
    const whole = erased.size === walked.erased.size && this.#isAllNew(walked, erased)
    const bytes = whole ? walked.bytes : trim(walked, (client) => this.#structure.next(client), erased)
    return {
      is: 'new',
      bytes,
      newClients,
      erased,
      addsNothing: draft.tracks.size === 0,
      ends: endsOf(walked),
      draft,
      work: workOf(walked, erased),
    }
  }

  /** New clocks only under one's own client ids: otherwise words could be forged, or an absent colleague's next clocks taken. */
  #checkOwners(walked: Walked, writing: Writing): number[] {
    const fresh: number[] = []
    for (const { client, end } of walked.sections.values()) {
      const next = this.#structure.next(client)
      if (end <= next) continue
      const owner = this.#owners.get(client)
      if (owner === undefined && next === 0) fresh.push(client)
      else if (owner !== writing.person) throw new Malformed('client id of another person')
    }
    if (fresh.length > limits.newClientsPerUpdate) throw new Malformed('too many new client ids')
    if (fresh.length + writing.newClients > limits.newClientsPerSeat) throw new Malformed('too many new client ids')
    return fresh
  }

  /** What is not erased yet. Only what exists may be erased: else words could be erased before they arrive. */
  #newlyErased(walked: Walked): Erased {
    const fresh = new Map<number, number[]>()
    let count = 0
    for (const [client, ranges] of walked.erased) {
      const exists = Math.max(this.#structure.next(client), walked.sections.get(client)?.end ?? 0)
      if ((ranges.at(-1) as number) > exists) throw new Missing()
      const kept: number[] = []
      for (let i = 0; i < ranges.length; i += 2) {
        const start = ranges[i] as number
        const end = ranges[i + 1] as number
        if (!this.#erased.has(client, start, end)) kept.push(start, end)
      }
      if (kept.length > 0) fresh.set(client, kept)
      count += kept.length / 2
    }
    if (count > limits.newRangesPerUpdate) throw new Malformed('erases too many places')
    return fresh
  }

  #isAllNew(walked: Walked, erased: Erased): boolean {
    for (const section of walked.sections.values())
      if (section.start < this.#structure.next(section.client)) return false
    for (const [client, ranges] of walked.erased) if (erased.get(client)?.length !== ranges.length) return false
    return true
  }
}

function workOf(walked: Walked, erased: Erased): number {
  let work = 0
  for (const { structs } of walked.sections.values()) work += structs.length
  for (const ranges of erased.values()) work += ranges.length / 2
  return work
}

function endsOf(walked: Walked): Map<number, number> {
  const ends = new Map<number, number>()
  for (const { client, end } of walked.sections.values()) ends.set(client, end)
  return ends
}
