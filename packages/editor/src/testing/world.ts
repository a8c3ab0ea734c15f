import {
  type Act,
  type Anchor,
  type Compartment,
  compartments,
  importDesign,
  levelOf,
  process,
  type Remark,
  type Snapshot,
  type Thread,
} from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { openLive, seed } from '@balcony/document'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Said, Threads } from '../threads/said.ts'
import type { Person, Workspace } from '../workspace.tsx'

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

const everybody: readonly string[] = people.map((one) => one.id)

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
      readers: () => everybody,
      open: async (anchor, said) => this.#open(person, anchor, said),
      reply: async (id, said) => this.#reply(person, id, said),
      review: async (items) => {
        for (const item of items)
          if ('thread' in item) this.#reply(person, item.thread, item)
          else this.#open(person, item.anchor, item)
      },
      resolve: async (id, resolved, reason) => {
        if (reason !== undefined) this.#reply(person, id, { id: '', text: reason }, 'resolved')
        this.#change(id, (one) => ({
          ...one,
          status: resolved ? { is: 'resolved', by: person, at: Date.now() } : { is: 'open' },
        }))
      },
      edit: async (id, remark, text, mentions) =>
        this.#remarked(id, remark, (one) => ({ ...one, text, mentions, editedAt: Date.now() })),
      takeBack: async (id, remark) =>
        this.#remarked(id, remark, (one) => ({ ...one, text: '', removedAt: Date.now() })),
      acknowledge: async (id, remark, on) =>
        this.#remarked(id, remark, (one) => ({
          ...one,
          acks: [...(one.acks ?? []).filter((each) => each !== person), ...(on ? [person] : [])],
        })),
      assign: async (id, to, due) =>
        this.#change(id, ({ task: _, ...one }) => ({
          ...one,
          ...(to !== null && { task: { to, by: person, at: Date.now(), ...(due !== undefined && { due }) } }),
        })),
      reattach: async (id, anchor) =>
        this.#change(id, ({ stoodUntil: _, ...one }) => ({ ...one, anchor, state: 'fresh' })),
      narrow: async (id) => this.#change(id, (one) => ({ ...one, level: 'team' })),
    }
  }

  #open(person: string, anchor: Anchor, said: Said): void {
    const level = said.reach === 'partners' ? 'partner' : levelOf[compartmentOfAddress(anchor.address)]
    const begun = { id: `t${this.#next++}`, design: 'demo', anchor, state: 'fresh', level } as const
    this.#put([...this.#all, { ...begun, status: { is: 'open' }, remarks: [this.#remark(person, said)] }])
  }

  #reply(person: string, id: string, said: Said, act: Act | undefined = said.act): void {
    const remark = { ...this.#remark(person, said), ...(act && { act }) }
    this.#change(id, (one) => ({ ...one, remarks: [...one.remarks, remark] }))
  }

  #remarked(id: string, remark: string, next: (remark: Remark) => Remark): void {
    this.#change(id, (one) => ({
      ...one,
      remarks: one.remarks.map((each) => (each.id === remark ? next(each) : each)),
    }))
  }

  #remark(by: string, { text, mentions }: Said): Remark {
    return { id: `r${this.#next++}`, by, at: Date.now(), text, ...(mentions && { mentions }) }
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
