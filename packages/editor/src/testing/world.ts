import {
  type Compartment,
  compartments,
  importDesign,
  levelOf,
  process,
  type Snapshot,
  type Thread,
} from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { openLive, seed } from '@balcony/document'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Person, Threads, Workspace } from '../workspace.tsx'

/** The demo case, for the playground and for tests in a browser. */
export function demoSnapshot(): Snapshot {
  const read = importDesign(process, demoCase)
  if (!read.ok) throw new Error(`the demo case cannot be read: ${JSON.stringify(read.problems[0])}`)
  return read.value.snapshot
}

/** A design in which nothing is written yet. */
export const nobody: Snapshot = { open: compartments, sections: {}, tables: {} }

/** The demo case with so many venues, to see how a long table does. */
export function manyVenues(count: number): Snapshot {
  const snapshot = demoSnapshot()
  const [first] = snapshot.tables['venue'] ?? []
  const venue = Array.from({ length: count }, (_, index) => ({
    id: `v${index}`,
    values: { ...first?.values, name: `Venue ${index}`, capacity: index },
  }))
  return { ...snapshot, tables: { ...snapshot.tables, venue } }
}

const people: readonly Person[] = [
  { id: 'nadia', name: 'Nadia Haddad', colour: 1 },
  { id: 'tomasz', name: 'Tomasz Wieczorek', colour: 2 },
  { id: 'amina', name: 'Amina Yusuf', colour: 3 },
  { id: 'henrik', name: 'Henrik Solberg', colour: 6 },
  { id: 'leila', name: 'Leila Farahani', colour: 7 },
]

export interface Seat {
  readonly workspace: Workspace
  readonly docs: ReadonlyMap<Compartment, Y.Doc>
}

/** Several people at one design in one page: what one writes is handed to the others at once, or when `deliver` is called. */
export class World {
  readonly #bytes: Readonly<Record<Compartment, Uint8Array>>
  readonly #seats: Seat[] = []
  readonly #threads = new KeptThreads()
  #waiting: (() => void)[] = []
  /** Set to true to hold messages back until `deliver`. */
  held = false

  get seats(): readonly Seat[] {
    return this.#seats
  }

  constructor(snapshot: Snapshot = demoSnapshot()) {
    this.#bytes = seed(process, snapshot)
  }

  sit(person: string, options: Partial<Workspace> & { readonly open?: readonly Compartment[] } = {}): Seat {
    const { open = compartments, ...rest } = options
    const docs = new Map<Compartment, Y.Doc>()
    const awareness = new Map<Compartment, Awareness>()
    for (const name of open) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, this.#bytes[name], 'world')
      docs.set(name, doc)
      awareness.set(name, new Awareness(doc))
    }
    const live = openLive(process, Object.fromEntries(docs), {
      person,
      now: () => Date.now(),
      trackOrigins: [ySyncPluginKey],
    })
    const workspace: Workspace = {
      live,
      me: people.find((one) => one.id === person) ?? { id: person, name: person, colour: 8 },
      people,
      awareness,
      mayWrite: () => true,
      mayComment: true,
      threads: this.#threads.of(person),
      go: () => {},
      design: 'demo',
      ...rest,
    }
    const seat = { workspace, docs }
    this.#join(seat)
    return seat
  }

  deliver(): void {
    for (const send of this.#waiting.splice(0)) send()
  }

  #join(seat: Seat): void {
    for (const [name, doc] of seat.docs) {
      for (const other of this.#seats) {
        const known = other.docs.get(name)
        if (known) Y.applyUpdate(doc, Y.encodeStateAsUpdate(known), 'world')
        const theirs = other.workspace.awareness.get(name)
        const mine = seat.workspace.awareness.get(name)
        if (theirs && mine)
          applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [...theirs.getStates().keys()]), 'world')
      }
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'world') this.#pass(seat, name, (one) => Y.applyUpdate(one, update, 'world'))
      })
      const own = seat.workspace.awareness.get(name)
      own?.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
        if (origin === 'world') return
        const bytes = encodeAwarenessUpdate(own, [...(added ?? []), ...(updated ?? []), ...(removed ?? [])])
        this.#pass(seat, name, (_doc, other) => applyAwarenessUpdate(other, bytes, 'world'))
      })
    }
    this.#seats.push(seat)
  }

  #pass(from: Seat, name: Compartment, give: (doc: Y.Doc, awareness: Awareness) => void): void {
    const send = () => {
      for (const seat of this.#seats) {
        const doc = seat.docs.get(name)
        const awareness = seat.workspace.awareness.get(name)
        if (seat !== from && doc && awareness) give(doc, awareness)
      }
    }
    if (this.held) this.#waiting.push(send)
    else send()
  }
}

/** Threads kept in the page: the same promises as the server's, without one. */
class KeptThreads {
  #all: readonly Thread[] = []
  readonly #watchers = new Set<() => void>()
  #next = 1

  of(person: string): Threads {
    return {
      list: () => this.#all,
      watch: (changed) => {
        this.#watchers.add(changed)
        return () => this.#watchers.delete(changed)
      },
      open: async (anchor, text) => {
        const compartment = compartmentOfAddress(anchor.address)
        this.#put([
          ...this.#all,
          {
            id: `t${this.#next++}`,
            design: 'demo',
            anchor,
            state: 'fresh',
            level: levelOf[compartment],
            status: { is: 'open' },
            remarks: [this.#remark(person, text)],
          },
        ])
      },
      reply: async (id, text) =>
        this.#change(id, (one) => ({ ...one, remarks: [...one.remarks, this.#remark(person, text)] })),
      resolve: async (id, resolved) =>
        this.#change(id, (one) => ({
          ...one,
          status: resolved ? { is: 'resolved', by: person, at: Date.now() } : { is: 'open' },
        })),
    }
  }

  #remark(by: string, text: string) {
    return { id: `r${this.#next++}`, by, at: Date.now(), text }
  }

  #change(id: string, next: (thread: Thread) => Thread): void {
    this.#put(this.#all.map((one) => (one.id === id ? next(one) : one)))
  }

  #put(all: readonly Thread[]): void {
    this.#all = all
    for (const changed of this.#watchers) changed()
  }
}

function compartmentOfAddress(address: string): Compartment {
  const [first = ''] = address.split('/')
  return process.sections[first]?.compartment ?? process.tables[first]?.compartment ?? 'core'
}
