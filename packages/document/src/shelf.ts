import {
  type Address,
  type Compartment,
  compartments,
  lifeOf,
  type Process,
  type ProseDoc,
  type Value,
} from '@balcony/design'
import type * as Y from 'yjs'
import { type Changes, changesIn } from './changes.ts'
import { isLanguage, readKey, readRoot, rootName, type Spot, spotAt } from './fields.ts'
import { readMark } from './order.ts'
import { textOf } from './plain-text.ts'
import { type ReadNodes, readProse } from './prose-read.ts'
import { Records } from './records.ts'
import { Roots } from './roots.ts'
import { readValue } from './shapes.ts'

/** What stands in the documents, found by address. Follows every transaction that it is told of. */
export class Shelf {
  readonly process: Process
  readonly open: readonly Compartment[]
  readonly #roots = new Map<Compartment, Roots>()
  readonly #records = new Map<string, Records>()
  readonly #members = new Map<Address, Set<string>>()
  readonly #languages = new Map<Address, Set<string>>()
  readonly #prose = new Map<Address, ProseDoc>()
  readonly #nodes: ReadNodes = new WeakMap()

  constructor(process: Process, docs: Readonly<Partial<Record<Compartment, Y.Doc>>>) {
    this.process = process
    this.open = compartments.filter((name) => docs[name])
    for (const table of Object.keys(process.tables)) this.#records.set(table, new Records())
    for (const compartment of this.open) {
      const doc = docs[compartment]
      if (!doc) continue
      const roots = new Roots(doc)
      this.#roots.set(compartment, roots)
      for (const key of roots.values.keys()) this.#takeKey(compartment, key)
      for (const name of roots.names()) if (name.includes('@')) this.#takeRoot(name)
    }
  }

  roots(compartment: Compartment): Roots | undefined {
    return this.#roots.get(compartment)
  }

  records(table: string): Records | undefined {
    return this.#records.get(table)
  }

  /** Takes in what a transaction changed and names the addresses. */
  follow(compartment: Compartment, transaction: Y.Transaction): ReadonlySet<Address> {
    const roots = this.#roots.get(compartment)
    if (!roots) return new Set()
    return this.#take(compartment, changesIn(roots, transaction))
  }

  /** After writing within a transaction that goes on: its end tells only then. */
  takeKey(compartment: Compartment, key: string): void {
    this.#takeKey(compartment, key)
  }

  value(address: Address, spot = spotAt(this.process, address)): Value | undefined {
    const roots = spot && this.#roots.get(spot.compartment)
    return spot && roots ? read[lifeOf[spot.field.kind]](this, roots, address, spot) : undefined
  }

  proseDoc(address: Address): ProseDoc {
    let doc = this.#prose.get(address)
    if (!doc) {
      const compartment = spotAt(this.process, address)?.compartment
      const roots = compartment && this.#roots.get(compartment)
      doc = roots?.has(address) ? readProse(roots.prose(address), this.#nodes) : emptyProse
      this.#prose.set(address, doc)
    }
    return doc
  }

  members(address: Address): ReadonlySet<string> {
    return this.#members.get(address) ?? none
  }

  languages(address: Address): ReadonlySet<string> {
    return this.#languages.get(address) ?? none
  }

  /** Each name is taken apart once: a design that arrives brings a hundred thousand. */
  #take(compartment: Compartment, changes: Changes): ReadonlySet<Address> {
    const addresses = new Set<Address>()
    const add = (address: Address | undefined) => address !== undefined && addresses.add(address)
    for (const type of changes.types) this.#nodes.delete(type)
    for (const key of changes.keys) add(this.#takeKey(compartment, key))
    for (const name of changes.roots) {
      add(this.#takeRoot(name))
      this.#prose.delete(name)
    }
    return addresses
  }

  /** The address that changed with it; undefined when nothing of the process stands there. */
  #takeKey(compartment: Compartment, name: string): Address | undefined {
    const key = readKey(this.process, name)
    const values = this.#roots.get(compartment)?.values
    if (!key || !values) return undefined
    if (key.is === 'register') return key.address
    if (key.is === 'record') {
      if (key.compartment === compartment) this.#records.get(key.table)?.put(key.record, readMark(values.get(name)))
      return name
    }
    if (key.spot.compartment === compartment) {
      if (values.get(name) === true) entry(this.#members, key.address).add(key.member)
      else this.#members.get(key.address)?.delete(key.member)
    }
    return key.address
  }

  #takeRoot(name: string): Address | undefined {
    const root = readRoot(this.process, name)
    if (root?.language !== undefined) entry(this.#languages, root.address).add(root.language)
    return root?.address
  }
}

const none: ReadonlySet<string> = new Set()
const emptyProse: ProseDoc = { type: 'doc', content: [] }

type Read = (shelf: Shelf, roots: Roots, address: Address, spot: Spot) => Value | undefined

/** How each life is read; absent and empty are the same. */
const read: Readonly<Record<(typeof lifeOf)[keyof typeof lifeOf], Read>> = {
  register: (_, roots, address, spot) => readValue(spot.field, roots.values.get(address)),
  members: (shelf, _, address, { field }) => {
    const members = shelf.members(address)
    if (members.size === 0) return undefined
    if (field.kind !== 'choices') return [...members].sort()
    return field.options.flatMap((option) => (members.has(option.value) ? [option.value] : []))
  },
  text: (_, roots, address) => (roots.has(address) ? textOf(roots.text(address)) || undefined : undefined),
  texts: (shelf, roots, address) => {
    const texts: Record<string, string> = {}
    for (const language of [...shelf.languages(address)].sort()) {
      const text =
        isLanguage(language) && roots.has(rootName(address, language)) && textOf(roots.text(address, language))
      if (text) texts[language] = text
    }
    return Object.keys(texts).length > 0 ? texts : undefined
  },
  prose: (shelf, _, address) => {
    const doc = shelf.proseDoc(address)
    return doc.content.every(isBlank) ? undefined : doc
  },
}

function isBlank(node: ProseDoc['content'][number]): boolean {
  return node.type === 'paragraph' && (node.content ?? []).length === 0
}

function entry(sets: Map<Address, Set<string>>, address: Address): Set<string> {
  let set = sets.get(address)
  if (!set) {
    set = new Set()
    sets.set(address, set)
  }
  return set
}
