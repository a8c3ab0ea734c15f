import { proseOf, type Snapshot } from '@balcony/design'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  anchorWords,
  bringTo,
  Chronicle,
  type Live,
  read,
  readProse,
  refreshAnchor,
  replay,
  snapshotOf,
  writeProse,
} from '../index.ts'
import { docsOf, liveOf, meet, river } from '../testing.ts'
import { asTiptapReads, asTiptapWrites, schema } from '../testing-prose.ts'
import { rewriteProse } from './prose-rewrite.ts'

const binding = { key: 'binding' }
const author = { person: 'ana', now: () => 5_000 }

const act = fc.oneof(
  fc.record({
    do: fc.constant('write' as const),
    address: fc.constantFrom('shell/title', 'shell/notes', 'block/b1/title'),
    text: fc.constantFrom('', 'River', 'River talks', 'The talks 😀', 'dam and river'),
  }),
  fc.record({
    do: fc.constant('set' as const),
    address: fc.constantFrom('block/b1/people', 'block/b2/people'),
    value: fc.subarray(['p1', 'p2', 'p3']),
  }),
  fc.record({
    do: fc.constant('set' as const),
    address: fc.constantFrom('block/b1/minutes', 'venue/v1/capacity'),
    value: fc.nat(90),
  }),
  fc.record({ do: fc.constant('set' as const), address: fc.constant('shell/start'), value: fc.constant(undefined) }),
  fc.record({ do: fc.constant('add' as const), table: fc.constant('block'), id: fc.constantFrom('b1', 'b2', 'b3') }),
  fc.record({ do: fc.constant('add' as const), table: fc.constant('venue'), id: fc.constantFrom('v1', 'v2') }),
  fc.record({
    do: fc.constantFrom('remove' as const, 'bring-back' as const),
    table: fc.constant('block'),
    id: fc.constantFrom('b1', 'b2'),
  }),
  fc.record({
    do: fc.constant('move' as const),
    table: fc.constant('block'),
    id: fc.constantFrom('b1', 'b2', 'b3'),
    before: fc.constantFrom('b1', 'b2', undefined),
  }),
  fc.record({
    do: fc.constant('prose' as const),
    at: fc.nat(40),
    what: fc.constantFrom('type', 'enter', 'erase', 'bold'),
  }),
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

function perform(live: Live, what: Act): void {
  if (what.do !== 'prose') return void live.edit(what as never)
  asTiptapWrites(
    live.docOf('assessment/story'),
    'assessment/story',
    (t) => {
      const texts: number[] = []
      t.doc.descendants((node, position) => {
        if (node.isText) for (let at = 0; at < node.nodeSize; at += 1) texts.push(position + at)
      })
      const place = texts[what.at % Math.max(1, texts.length)]
      if (place === undefined) return t.insert(0, schema.node('paragraph', null, schema.text('two words')))
      if (what.what === 'type') return t.insert(place, schema.text(' new words'))
      if (what.what === 'enter') return t.split(place)
      if (what.what === 'bold') return t.addMark(place, place + 1, schema.mark('bold'))
      return t.delete(place, place + 1)
    },
    binding,
  )
}

/** Two people and a follower of everything that each of them writes, as a log has it. */
function team() {
  const people = [2, 3].map((client) => {
    const docs = docsOf(client, 'core')
    const live = liveOf(docs, { origins: [binding] })
    return { doc: docs.core ?? new Y.Doc(), live, waiting: [] as Uint8Array[] }
  })
  const log: Uint8Array[] = []
  for (const person of people)
    person.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'peer') person.waiting.push(update)
    })
  const send = (who: number) => log.push(...(people[who]?.waiting.splice(0) ?? []))
  return { people, log, send, hear: () => meet(people[0]?.doc ?? new Y.Doc(), people[1]?.doc ?? new Y.Doc()) }
}

const acts = fc.array(fc.tuple(fc.nat(1), act, fc.boolean()), { minLength: 3, maxLength: 40 })

function logOf(steps: readonly (readonly [number, Act, boolean])[]) {
  const { people, log, send, hear } = team()
  for (const [who, what, meets] of steps) {
    const person = people[who]
    if (person) perform(person.live, what)
    if (!meets) continue
    send(0)
    send(1)
    hear()
  }
  send(1)
  send(0)
  hear()
  return { log, people }
}

test('[HISTORY1] what a chronicle tells, played over what stood before, is what stands, and back to the beginning (seed 41)', () => {
  let told = 0
  fc.assert(
    fc.property(acts, (steps) => {
      const { log, people } = logOf(steps)
      const chronicle = new Chronicle(river, 'core', new Y.Doc())
      const began = new Map(chronicle.held)
      const changes = log.flatMap((update) => chronicle.take(update))
      told += changes.length
      const now = read(river, { core: people[0]?.doc ?? new Y.Doc() })
      const said = (held: ReadonlyMap<string, never>): Snapshot => snapshotOf(river, new Map([['core', held]]))
      expect(said(replay(began, changes) as never)).toEqual(now)
      expect(said(chronicle.held as never)).toEqual(now)
      const back = changes
        .toReversed()
        .map(({ address, before }) => (before === undefined ? { address } : { address, after: before }))
      expect(replay(chronicle.held, back)).toEqual(began)
      // Opened again in the middle, from the state alone, it goes on as if it had never been closed.
      const half = Math.floor(log.length / 2)
      const first = new Chronicle(river, 'core', new Y.Doc())
      for (const update of log.slice(0, half)) first.take(update)
      const doc = new Y.Doc()
      Y.applyUpdate(doc, first.state())
      const second = new Chronicle(river, 'core', doc)
      const rest = log.slice(half).flatMap((update) => second.take(update))
      expect(replay(first.held, rest)).toEqual(chronicle.held)
    }),
    { seed: 41, numRuns: 150 },
  )
  expect(told).toBeGreaterThan(500)
})

test('[HISTORY2] what a last writer overwrote at the same moment is told with whoever wrote it', () => {
  const both = [2, 3].map((client) => docsOf(client, 'core').core ?? new Y.Doc())
  const [ana, ben] = both.map((doc) => ({ doc, live: liveOf({ core: doc }), wrote: [] as Uint8Array[] }))
  if (!ana || !ben) throw new Error('two people')
  for (const { doc, wrote } of [ana, ben])
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'peer' && wrote.push(update))
  ana.live.edit({ do: 'add', table: 'venue', id: 'v1', values: { capacity: 40 } })
  meet(ana.doc, ben.doc)
  const begun = ana.wrote.splice(0)
  ana.live.edit({ do: 'set', address: 'venue/v1/capacity', value: 60 })
  ben.live.edit({ do: 'set', address: 'venue/v1/capacity', value: 50 })
  // Whoever's update comes second, one value stands and the other is told as lost or overwritten.
  for (const [first, second, one, other] of [
    [ana, ben, 60, 50],
    [ben, ana, 50, 60],
  ] as const) {
    const chronicle = new Chronicle(river, 'core', new Y.Doc())
    for (const update of begun) chronicle.take(update)
    const told = [...first.wrote, ...second.wrote].flatMap((update) => chronicle.take(update))
    const stands = chronicle.held.get('venue/v1/capacity')
    expect(told[0]).toEqual({ address: 'venue/v1/capacity', before: 40, after: one })
    expect(told[1]).toEqual({
      address: 'venue/v1/capacity',
      before: one,
      after: stands,
      ...(stands === one ? { lost: other } : {}),
    })
  }
})

test('[HISTORY3] a chronicle follows the log without changing a byte of the document (seed 43)', () => {
  fc.assert(
    fc.property(acts, (steps) => {
      const { log, people } = logOf(steps)
      const chronicle = new Chronicle(river, 'core', new Y.Doc())
      for (const update of log) chronicle.take(update)
      const doc = people[0]?.doc ?? new Y.Doc()
      const copy = new Y.Doc()
      Y.applyUpdate(copy, chronicle.state())
      let differs = 0
      for (const each of [doc, copy]) each.on('update', () => (differs += 1))
      meet(doc, copy)
      expect(differs).toBe(0)
    }),
    { seed: 43, numRuns: 60 },
  )
})

test('[HISTORY4] prose is made to say something else by the smallest changes: words that stay keep their place', () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('p')
  writeProse(
    fragment,
    proseOf('Two villages share one well.\nThey signed the river treaty in spring.\nNobody has broken it.'),
  )
  const before = readProse(fragment)
  const anchor = anchorWords(doc, 'p', { from: 41, to: 57 })
  if (!anchor.ok) throw new Error(anchor.problem.message)
  expect(anchor.value.quote.exact).toBe('the river treaty')
  asTiptapWrites(doc, 'p', (t) => {
    t.insert(0, schema.node('heading', { level: 2 }, schema.text('The well')))
    t.addMark(12, 20, schema.mark('bold'))
    return t.insert(t.doc.content.size, schema.node('paragraph', null, schema.text('A last word.')))
  })
  const stood = refreshAnchor(doc, anchor.value).anchor
  let bytes = 0
  doc.on('update', (update: Uint8Array) => {
    bytes += update.length
  })
  doc.transact(() => rewriteProse(fragment, before))
  expect(readProse(fragment)).toEqual(before)
  expect(refreshAnchor(doc, stood)).toMatchObject({ state: 'fresh', anchor: { start: stood.start } })
  expect(bytes).toBeLessThan(120)
})

test('[HISTORY4] any prose becomes any other, in the form that an editor reads (seed 44)', () => {
  let grown = 0
  fc.assert(
    fc.property(acts, acts, (steps, more) => {
      const one = logOf(steps).people[0]?.live
      const other = logOf(more).people[0]?.live
      if (!one || !other) return
      const wanted = other.proseDoc('assessment/story')
      const doc = one.docOf('assessment/story')
      const fragment = doc.getXmlFragment('assessment/story')
      doc.transact(() => rewriteProse(fragment, wanted))
      expect(readProse(fragment)).toEqual(wanted)
      if (wanted.content.length > 0)
        expect(asTiptapReads(doc, 'assessment/story').toJSON()).toEqual(
          asTiptapReads(other.docOf('assessment/story'), 'assessment/story').toJSON(),
        )
      grown += wanted.content.length
    }),
    { seed: 44, numRuns: 80 },
  )
  expect(grown).toBeGreaterThan(50)
})

test('[HISTORY5] [HISTORY6] bringing back what stood makes it stand again, in the section that was meant and no other (seed 45)', () => {
  fc.assert(
    fc.property(acts, acts, (steps, more) => {
      const { people, hear } = team()
      const [ana, ben] = people
      if (!ana || !ben) return
      for (const [, what] of steps) perform(ana.live, what)
      hear()
      const stood = new Map(new Chronicle(river, 'core', ana.doc).held)
      const before = ana.live.snapshot()
      for (const [who, what] of more) perform(who ? ana.live : ben.live, what)
      hear()
      const since = ana.live.snapshot()
      const copy = () => {
        const doc = new Y.Doc()
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana.doc))
        return doc
      }
      const whole = copy()
      const written = bringTo(river, 'core', whole, stood, () => true, author)
      expect(read(river, { core: whole })).toEqual(before)
      expect(bringTo(river, 'core', whole, stood, () => true, author)).toEqual([])
      if (JSON.stringify(before) === JSON.stringify(since)) expect(read(river, { core: whole })).toEqual(since)
      else expect(written.length).toBeGreaterThan(0)
      const part = copy()
      bringTo(river, 'core', part, stood, (address) => address.startsWith('shell/'), author)
      expect(read(river, { core: part })).toEqual({
        ...since,
        sections: { ...since.sections, shell: before.sections['shell'] },
      })
    }),
    { seed: 45, numRuns: 100 },
  )
})

test('[HISTORY7] records that came since are taken away and can be brought back with all that stands in them', () => {
  const docs = docsOf(2, 'core')
  const live = liveOf(docs)
  live.edit({ do: 'add', table: 'venue', id: 'v1', values: { name: 'Mill' } })
  const stood = new Map(new Chronicle(river, 'core', docs.core ?? new Y.Doc()).held)
  live.edit({ do: 'add', table: 'venue', id: 'v2', values: { name: 'Barn', capacity: 9 } })
  live.edit({ do: 'remove', table: 'venue', id: 'v1' })
  bringTo(river, 'core', docs.core ?? new Y.Doc(), stood, () => true, author)
  expect(live.rows('venue')).toEqual([{ id: 'v1', values: { name: 'Mill' } }])
  expect(live.removed('venue')).toEqual(['v2'])
  live.edit({ do: 'bring-back', table: 'venue', id: 'v2' })
  expect(live.rows('venue')[1]).toEqual({ id: 'v2', values: { name: 'Barn', capacity: 9 } })
})
