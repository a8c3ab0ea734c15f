import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bringTo, Chronicle, type Edit, type Live } from './index.ts'
import { docsOf, liveOf, meet, river } from './testing.ts'

const title = (live: Live) => live.value('shell/title')

test('[UNDO1] undo goes back over words and values of all compartments in the order in which they were made, and redo forward', () => {
  const live = liveOf(docsOf(1, 'core', 'people', 'legal'))
  const states: string[] = []
  const steps = [
    () => live.edit({ do: 'write', address: 'shell/title', text: 'River' }),
    () => live.edit({ do: 'add', table: 'person', id: 'p1', values: { name: 'Heron' } }),
    () => live.edit({ do: 'add', table: 'venue', id: 'v1' }),
    () => live.edit({ do: 'write', address: 'law/line', text: 'fine' }),
    () => live.edit({ do: 'set', address: 'person/p1/born', value: 1970 }),
    () => live.edit({ do: 'set', address: 'venue/v1/kinds', value: ['hotel'] }),
    () => live.edit({ do: 'remove', table: 'venue', id: 'v1' }),
  ]
  const state = () => JSON.stringify(live.snapshot())
  for (const step of steps) {
    states.push(state())
    expect(step()).toMatchObject({ ok: true })
  }
  const last = state()
  for (const before of states.toReversed()) {
    expect(live.undo.undo()).toBe(true)
    expect(state()).toBe(before)
  }
  expect([live.undo.canUndo, live.undo.undo()]).toEqual([false, false])
  for (const after of [...states.slice(1), last]) {
    expect(live.undo.redo()).toBe(true)
    expect(state()).toBe(after)
  }
  expect([live.undo.canRedo, live.undo.redo()]).toEqual([false, false])
})

test('[UNDO2] one call of edit is one step, over several compartments too', () => {
  const live = liveOf(docsOf(1, 'core', 'people'))
  live.edit(
    { do: 'add', table: 'person', id: 'p1' },
    { do: 'write', address: 'shell/title', text: 'x' },
    { do: 'add', table: 'venue', id: 'v1' },
  )
  live.undo.undo()
  expect(live.snapshot().tables).toEqual({ venue: [], block: [], person: [] })
  expect(title(live)).toBeUndefined()
  live.undo.redo()
  expect(live.rows('person').length + live.rows('venue').length).toBe(2)
})

const venues = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ do: 'add' as const, table: 'venue', id: `v${at}` },
    values: { name: `Hall ${at}` },
  }))

test('[UNDO12] a thousand edits written in turns are one step, whatever is written between', () => {
  const docs = docsOf(1, 'core', 'people')
  const live = liveOf(docs)
  const turn = live.inTurns(venues(1_000))
  if (!turn.ok) throw new Error(turn.problem.message)
  expect(turn.value()).toBe(true)
  const first = live.rows('venue').length
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(1_000)
  live.edit({ do: 'write', address: 'shell/title', text: 'Meanwhile' })
  while (turn.value());
  expect(live.rows('venue').map((row) => row.id)).toEqual(venues(1_000).map((venue) => venue.id))
  live.undo.undo()
  expect([live.rows('venue').length, title(live)]).toEqual([1_000, undefined])
  live.undo.undo()
  expect([live.rows('venue').length, live.undo.canUndo]).toEqual([0, false])
  live.undo.redo()
  expect(live.rows('venue')).toHaveLength(1_000)
})

test('[UNDO12] undo, and closing, come after the end of what is written in turns; one bad edit refuses all of them', () => {
  const live = liveOf(docsOf(1, 'core'))
  const turn = live.inTurns(venues(1_000))
  if (!turn.ok) throw new Error(turn.problem.message)
  turn.value()
  live.undo.undo()
  expect(live.rows('venue')).toHaveLength(0)
  expect(turn.value()).toBe(false)
  expect(live.rows('venue')).toHaveLength(0)

  expect(live.inTurns([...venues(500), { do: 'set', address: 'venue/none/kinds', value: [] }])).toMatchObject({
    ok: false,
  })
  expect(live.rows('venue')).toHaveLength(0)

  const docs = docsOf(2, 'core')
  const other = liveOf(docs)
  const half = other.inTurns(venues(1_000))
  if (half.ok) half.value()
  other.close()
  expect(liveOf(docs).rows('venue')).toHaveLength(1_000)
})

test('[UNDO2] typing in one text is one step until it is cut or goes on elsewhere', () => {
  const live = liveOf(docsOf(1, 'core', 'people'), { pause: Number.POSITIVE_INFINITY })
  for (const text of ['R', 'Ri', 'Riv']) live.edit({ do: 'write', address: 'shell/title', text })
  live.undo.cut()
  for (const text of ['River', 'River talks']) live.edit({ do: 'write', address: 'shell/title', text })
  live.edit({ do: 'write', address: 'shell/notes', text: 'n' })
  live.edit({ do: 'write', address: 'shell/title', text: 'River talks!' })
  const seen = []
  while (live.undo.undo()) seen.push(`${title(live)}|${live.value('shell/notes')}`)
  expect(seen).toEqual(['River talks|n', 'River talks|undefined', 'Riv|undefined', 'undefined|undefined'])
})

test('[UNDO3] undo never takes away what somebody else wrote', () => {
  const [a, b] = [docsOf(1, 'core'), docsOf(2, 'core')]
  const [ana, ben] = [liveOf(a), liveOf(b)]
  const sync = () => a.core && b.core && meet(a.core, b.core)
  ana.edit({ do: 'write', address: 'shell/title', text: 'River' })
  ana.edit({ do: 'add', table: 'venue', id: 'v1', values: { name: 'Mill' } })
  ana.edit({ do: 'set', address: 'shell/start', value: '2026-11-24' })
  sync()
  ben.edit({ do: 'write', address: 'shell/title', text: 'River talks' })
  ben.edit({ do: 'set', address: 'venue/v1/capacity', value: 12 })
  ben.edit({ do: 'set', address: 'shell/start', value: '2027-01-01' })
  sync()
  while (ana.undo.undo());
  sync()
  expect(ana.snapshot()).toEqual(ben.snapshot())
  expect(title(ben)).toBe(' talks')
  expect(ben.value('shell/start')).toBe('2027-01-01')
  // Ana's record stays, because Ben has written in it; only her own words in it go.
  expect(ben.rows('venue')).toEqual([{ id: 'v1', values: { capacity: 12 } }])
})

test('[UNDO3] a paragraph that one began stays when somebody else has written in it', () => {
  const binding = { key: 'binding' }
  const [a, b] = [docsOf(1, 'core'), docsOf(2, 'core')]
  const ana = liveOf(a, { origins: [binding] })
  const ben = liveOf(b)
  const words = new Y.XmlText()
  ana.docOf('assessment/story').transact(() => {
    const paragraph = new Y.XmlElement('heading')
    ana.prose('assessment/story').insert(0, [paragraph])
    paragraph.insert(0, [words])
    words.insert(0, 'mine')
  }, binding)
  if (a.core && b.core) meet(a.core, b.core)
  const theirs = (ben.prose('assessment/story').get(0) as Y.XmlElement).get(0) as Y.XmlText
  theirs.insert(4, ' and his')
  if (a.core && b.core) meet(a.core, b.core)
  expect(ana.undo.undo()).toBe(true)
  expect(ana.proseDoc('assessment/story').content).toEqual([
    { type: 'heading', content: [{ type: 'text', text: ' and his' }] },
  ])
})

test('[UNDO4] what others do and what the server does is no step of one’s own', () => {
  const docs = docsOf(1, 'core')
  const live = liveOf(docs)
  const peer = docsOf(2, 'core')
  liveOf(peer).edit({ do: 'write', address: 'shell/title', text: 'theirs' })
  if (docs.core && peer.core) meet(docs.core, peer.core)
  docs.core?.transact(() => docs.core?.getText('shell/notes').insert(0, 'restored'), 'restore')
  expect(live.undo.canUndo).toBe(false)
})

test('[UNDO5] when a step has no effect any more, the next older one of any compartment is undone, and no other', () => {
  const [a, b] = [docsOf(1, 'core', 'people'), docsOf(2, 'core')]
  const [ana, ben] = [liveOf(a), liveOf(b)]
  ana.edit({ do: 'write', address: 'shell/notes', text: 'first' })
  ana.edit({ do: 'add', table: 'person', id: 'p1' })
  ana.edit({ do: 'set', address: 'shell/start', value: '2026-11-24' })
  if (a.core && b.core) meet(a.core, b.core)
  ben.edit({ do: 'set', address: 'shell/start', value: '2027-01-01' })
  if (a.core && b.core) meet(a.core, b.core)
  expect(ana.undo.undo()).toBe(true)
  expect(ana.rows('person')).toEqual([])
  expect(ana.value('shell/notes')).toBe('first')
})

test('[UNDO6] something new ends what could be redone, in every compartment; watchers hear of every change', () => {
  const live = liveOf(docsOf(1, 'core', 'people'))
  let heard = 0
  const stop = live.undo.watch(() => {
    heard += 1
  })
  live.edit({ do: 'write', address: 'shell/title', text: 'x' })
  live.undo.undo()
  expect([live.undo.canUndo, live.undo.canRedo]).toEqual([false, true])
  live.edit({ do: 'add', table: 'person', id: 'p1' })
  expect([live.undo.canUndo, live.undo.canRedo]).toEqual([true, false])
  expect(heard).toBeGreaterThanOrEqual(3)
  stop()
  const before = heard
  live.undo.undo()
  expect(heard).toBe(before)
})

test('[UNDO10] after a restore nothing is undone or redone across it, in any compartment, and what is written since is', () => {
  const docs = docsOf(1, 'core', 'people')
  const live = liveOf(docs)
  live.edit({ do: 'write', address: 'shell/title', text: 'River' })
  live.edit({ do: 'add', table: 'person', id: 'p1' })
  live.undo.undo()
  expect([live.undo.canUndo, live.undo.canRedo]).toEqual([true, true])
  docs.core?.transact(() => docs.core?.getText('shell/title').insert(5, ' talks'), 'restore')
  live.undo.forget()
  expect([live.undo.canUndo, live.undo.canRedo, live.undo.undo(), live.undo.redo()]).toEqual([
    false,
    false,
    false,
    false,
  ])
  expect(title(live)).toBe('River talks')
  live.edit({ do: 'write', address: 'shell/title', text: 'River talks, again' })
  live.undo.undo()
  expect(title(live)).toBe('River talks')
  expect(live.undo.canUndo).toBe(false)
})

test('[UNDO10] an editor that is open at a restore, and one that is opened after it, both go back no further', () => {
  const binding = { key: 'binding' }
  const docs = docsOf(1, 'core')
  const live = liveOf(docs, { origins: [binding] })
  const first = live.undo.manager('core')
  live.edit({ do: 'write', address: 'shell/notes', text: 'before' })
  live.undo.forget()
  expect(first.undoStack).toEqual([])
  first.destroy()
  const second = live.undo.manager('core')
  live.edit({ do: 'write', address: 'shell/notes', text: 'before and after' })
  second.undo()
  second.undo()
  expect(live.value('shell/notes')).toBe('before')
})

const bring = { person: 'ben', now: () => 5_000 }
const wrote: readonly (readonly [string, Edit, Edit])[] = [
  ['words that came', write('shell/title', 'The river'), write('shell/title', 'The')],
  ['words that go', write('shell/title', 'The'), write('shell/title', 'The river')],
  ['a value that goes', write('shell/title', 'The'), { do: 'set', address: 'shell/start', value: '2026-11-03' }],
  ['a member that goes', write('shell/title', 'The'), { do: 'set', address: 'shell/languages', value: ['ar'] }],
  ['a paragraph that goes', write('shell/title', 'The'), paragraph('One.')],
  ['a record that goes', write('shell/title', 'The'), { do: 'add', table: 'venue', id: 'v1' }],
]

for (const [name, stood, since] of wrote)
  test(`[UNDO11] undo stops at what a restore wrote, before anybody is told of it, and for whoever comes back later: ${name}`, () => {
    const [server, here, away] = [docsOf(1, 'core'), docsOf(2, 'core'), docsOf(3, 'core')]
    const [core, hereCore, awayCore] = [server.core, here.core, away.core] as [Y.Doc, Y.Doc, Y.Doc]
    const [writer, reader, traveller] = [liveOf(server), liveOf(here), liveOf(away)]
    writer.edit(stood)
    const target = new Map(new Chronicle(river, 'core', core).held)
    writer.edit(since)
    for (const doc of [hereCore, awayCore]) meet(core, doc)
    reader.edit(write('shell/notes', 'mine'))
    traveller.edit(write('shell/notes', 'on the train'))
    meet(core, hereCore)
    expect([reader.undo.canUndo, traveller.undo.canUndo]).toEqual([true, true])
    const before = Y.encodeStateVector(core)
    const room = new Y.Doc()
    Y.applyUpdate(room, Y.encodeStateAsUpdate(core))
    const isSince = (address: string) => address !== 'shell/notes'
    expect(bringTo(river, 'core', room, target, isSince, bring)).toHaveLength(1)
    Y.applyUpdate(hereCore, Y.encodeStateAsUpdate(room, before), 'room')
    expect([reader.undo.canUndo, reader.undo.undo(), reader.value('shell/notes')]).toEqual([false, false, 'mine'])
    // Steps that were made since are one's own again, also when the same restore is heard once more.
    reader.edit(write('shell/notes', 'mine, again'))
    Y.applyUpdate(hereCore, Y.encodeStateAsUpdate(room), 'room')
    expect(reader.undo.undo()).toBe(true)
    expect(reader.value('shell/notes')).toBe('mine')
    meet(room, awayCore)
    expect(traveller.undo.canUndo).toBe(false)
    // A second restore is another one.
    traveller.edit(write('shell/title', 'Something else'))
    meet(room, awayCore)
    traveller.edit(write('shell/notes', 'later'))
    const again = new Y.Doc()
    Y.applyUpdate(again, Y.encodeStateAsUpdate(room))
    bringTo(river, 'core', again, target, isSince, bring)
    Y.applyUpdate(awayCore, Y.encodeStateAsUpdate(again), 'room')
    expect(traveller.undo.canUndo).toBe(false)
    for (const live of [writer, reader, traveller]) live.close()
  })

function write(address: string, text: string): Edit {
  return { do: 'write', address, text }
}

function paragraph(text: string): Edit {
  return {
    do: 'append',
    address: 'assessment/story',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  }
}
