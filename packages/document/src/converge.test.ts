import type { Compartment } from '@balcony/design'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Live, read, seed } from './index.ts'
import { docsOf, liveOf, meet, river } from './testing.ts'
import { asTiptapWrites, schema } from './testing-prose.ts'

const binding = { key: 'binding' }
const both: readonly Compartment[] = ['core', 'people']

/** Some people with one design, none of whom has heard of the others' last changes. */
function team(size: number) {
  const start = seed(river, {
    open: [],
    sections: { shell: { title: 'River talks' } },
    tables: { block: ['b1', 'b2', 'b3'].map((id) => ({ id, values: { title: id } })) },
  })
  return Array.from({ length: size }, (_, index) => {
    const docs = docsOf(index + 2, ...both)
    for (const name of both) Y.applyUpdate(docs[name] ?? new Y.Doc(), start[name])
    const waiting: { readonly name: Compartment; readonly update: Uint8Array }[] = []
    for (const name of both)
      docs[name]?.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== 'peer') waiting.push({ name, update })
      })
    return { docs, waiting, live: liveOf(docs, { origins: [binding] }), made: 0 }
  })
}

type Person = ReturnType<typeof team>[number]

const ids = fc.constantFrom('b1', 'b2', 'b3', 'n0', 'n1')
const words = fc.constantFrom('', 'River', 'River talks', 'The talks 😀', 'dam and river')
const act = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    address: fc.constantFrom('shell/title', 'block/b1/title', 'block/b2/title'),
    text: words,
  }),
  fc.record({
    do: fc.constant('set' as const),
    address: fc.constantFrom('block/b1/people', 'block/b2/people'),
    value: fc.subarray(['p1', 'p2', 'p3']),
  }),
  fc.record({
    do: fc.constant('set' as const),
    address: fc.constantFrom('block/b1/minutes', 'block/b3/minutes'),
    value: fc.nat(90),
  }),
  fc.record({ do: fc.constant('add' as const), before: fc.option(ids, { nil: undefined }) }),
  fc.record({ do: fc.constant('move' as const), id: ids, before: fc.option(ids, { nil: undefined }) }),
  fc.record({ do: fc.constantFrom('remove' as const, 'bring-back' as const), id: ids }),
  fc.record({
    do: fc.constant('prose' as const),
    at: fc.nat(),
    what: fc.constantFrom('type', 'enter', 'erase', 'block'),
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
  fc.record({ do: fc.constant('deliver' as const), to: fc.nat(2), which: fc.nat() }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

function perform(people: readonly Person[], who: number, what: Act): void {
  const person = people[who % people.length]
  if (!person) return
  const { live } = person
  if (what.do === 'undo') live.undo.undo()
  else if (what.do === 'redo') live.undo.redo()
  else if (what.do === 'deliver') deliver(people, person, what.to, what.which)
  else if (what.do === 'prose') writeProseBit(live, what)
  else if (what.do === 'add') {
    const id = `${String.fromCharCode(110 + who)}${person.made}`
    person.made += 1
    live.edit(
      { do: 'add', table: 'block', id, ...(what.before === undefined ? {} : { before: what.before }) },
      { do: 'add', table: 'person', id },
    )
  } else if (what.do === 'move') live.edit({ do: 'move', table: 'block', id: what.id, before: what.before })
  else if ('id' in what) live.edit({ do: what.do, table: 'block', id: what.id })
  else if (what.do === 'write') live.edit({ do: 'write', address: what.address, text: what.text })
  else if ('value' in what) live.edit({ do: 'set', address: what.address, value: what.value })
}

/** Any of the sender's changes, in any order: Yjs keeps what it cannot use yet. */
function deliver(people: readonly Person[], from: Person, to: number, which: number): void {
  const receiver = people[to % people.length]
  const parcel = from.waiting[which % Math.max(1, from.waiting.length)]
  if (!receiver || receiver === from || !parcel) return
  Y.applyUpdate(receiver.docs[parcel.name] ?? new Y.Doc(), parcel.update, 'peer')
}

function writeProseBit(live: Live, { at, what }: { readonly at: number; readonly what: string }): void {
  asTiptapWrites(
    live.docOf('assessment/story'),
    'assessment/story',
    (t) => {
      const blocks = t.doc.childCount
      if (what === 'block' || blocks === 0) return t.insert(0, schema.node('paragraph', null, schema.text('block')))
      const texts: number[] = []
      t.doc.descendants((node, position) => {
        if (node.isText) texts.push(position)
      })
      const place = texts[at % Math.max(1, texts.length)] ?? 1
      if (what === 'type') return t.insert(place, schema.text('x'))
      if (what === 'enter') return t.split(place)
      return texts.length > 0 ? t.delete(place, place + 1) : t
    },
    binding,
  )
}

function settle(people: readonly Person[]): void {
  for (let round = 0; round < 2; round += 1)
    for (const a of people)
      for (const b of people)
        for (const name of both) if (a !== b) meet(a.docs[name] ?? new Y.Doc(), b.docs[name] ?? new Y.Doc())
}

test('[CONVERGE1] whatever three people do, undo and hear in any order, they end equal, and no cache tells otherwise (seed 31)', () => {
  let told = 0
  let shown = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), act), { minLength: 5, maxLength: 60 }), (acts) => {
      const people = team(3)
      for (const [who, what] of acts) {
        perform(people, who, what)
        // What is kept in memory is what a fresh reading says, after every single change.
        const person = people[who % 3]
        if (person) expect(person.live.snapshot()).toEqual(read(river, person.docs))
      }
      settle(people)
      const [first, ...others] = people.map((person) => person.live.snapshot())
      for (const other of others) expect(other).toEqual(first)
      told += JSON.stringify(first?.sections['assessment']).length
      shown += first?.tables['block']?.length ?? 0
      expect(first).toEqual(read(river, people[0]?.docs ?? {}))
    }),
    { seed: 31, numRuns: 150 },
  )
  expect(told).toBeGreaterThan(10_000)
  expect(shown).toBeGreaterThan(300)
})

test('[CONVERGE2] two people who add and move at once never double or lose a record (seed 32)', () => {
  const rounds = fc.array(
    fc.tuple(
      fc.nat(1),
      fc.oneof(
        fc.record({ do: fc.constant('add' as const), before: fc.option(ids, { nil: undefined }) }),
        fc.record({ do: fc.constant('move' as const), id: ids, before: fc.option(ids, { nil: undefined }) }),
      ),
    ),
    { maxLength: 25 },
  )
  fc.assert(
    fc.property(rounds, (acts) => {
      const people = team(2)
      for (const [who, what] of acts) perform(people, who, what)
      const made = people.flatMap((person, who) =>
        Array.from({ length: person.made }, (_, index) => `${String.fromCharCode(110 + who)}${index}`),
      )
      settle(people)
      for (const { live } of people)
        expect(
          live
            .rows('block')
            .map((row) => row.id)
            .sort(),
        ).toEqual(['b1', 'b2', 'b3', ...made].sort())
    }),
    { seed: 32, numRuns: 200 },
  )
})

test('[CONVERGE3] undoing everything of one’s own leaves every word that somebody else wrote (seed 33)', () => {
  const typing = fc.array(fc.tuple(fc.boolean(), fc.nat(20), fc.boolean()), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(typing, (acts) => {
      const people = team(2)
      const [ana, ben] = people
      if (!ana || !ben) return
      let bens = 0
      for (const [isAna, at, sync] of acts) {
        if (sync) settle(people)
        const { live } = isAna ? ana : ben
        const now = String(live.value('shell/notes') ?? '')
        const place = Math.min(at, now.length)
        live.edit({
          do: 'write',
          address: 'shell/notes',
          text: `${now.slice(0, place)}${isAna ? 'a' : 'B'}${now.slice(place)}`,
        })
        if (!isAna) bens += 1
      }
      settle(people)
      while (ana.live.undo.undo());
      settle(people)
      expect(ben.live.value('shell/notes') ?? '').toBe('B'.repeat(bens))
      expect(ana.live.snapshot()).toEqual(ben.live.snapshot())
    }),
    { seed: 33, numRuns: 150 },
  )
})
