import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openLive, read } from './index.ts'
import { docsOf, liveOf, meet, river } from './testing.ts'

test('[DOC1] what is edited reads back as plain values, over all open compartments', () => {
  const live = liveOf(docsOf(1, 'core', 'people'))
  expect(
    live.edit(
      { do: 'write', address: 'shell/title', text: 'River talks' },
      { do: 'write', address: 'shell/names', text: 'Gespräche am Fluss', language: 'de' },
      { do: 'set', address: 'shell/languages', value: ['en', 'ar'] },
      { do: 'add', table: 'venue', id: 'v1', values: { name: 'Mill', capacity: 12, kinds: ['school', 'hotel'] } },
      { do: 'add', table: 'person', id: 'p1', values: { name: 'Heron' } },
      { do: 'set', address: 'person/p1/born', value: 1970 },
    ),
  ).toEqual({ ok: true, value: undefined })
  expect(live.snapshot()).toEqual({
    open: ['core', 'people'],
    sections: {
      shell: { title: 'River talks', names: { de: 'Gespräche am Fluss' }, languages: ['ar', 'en'] },
      assessment: {},
    },
    tables: {
      venue: [{ id: 'v1', values: { name: 'Mill', capacity: 12, kinds: ['hotel', 'school'] } }],
      block: [],
      person: [{ id: 'p1', values: { name: 'Heron', born: 1970 } }],
    },
  })
  expect(live.value('venue/v1/capacity')).toBe(12)
  expect(live.value('law/line')).toBeUndefined()
})

test('[DOC2] edits go in together or not at all, also across compartments', () => {
  const docs = docsOf(1, 'core', 'people')
  const live = liveOf(docs)
  const before = live.snapshot()
  for (const bad of [
    { do: 'set', address: 'venue/nowhere/capacity', value: 3 },
    { do: 'set', address: 'law/line', value: 'x' },
    { do: 'set', address: 'shell/start', value: 'tomorrow' },
    { do: 'set', address: 'venue/v1/kinds', value: ['castle'] },
    { do: 'set', address: 'venue/v1/capacity', value: -1 },
    { do: 'set', address: 'assessment/story', value: { type: 'doc', content: [] } },
    { do: 'write', address: 'shell/names', text: 'x' },
    { do: 'write', address: 'shell/names', text: 'x', language: '../x' },
    { do: 'add', table: 'venue', id: 'a/b' },
    { do: 'add', table: 'person', id: 'p1' },
    { do: 'add', table: '__proto__', id: 'p1' },
    { do: 'remove', table: 'venue', id: 'v9' },
  ] as const) {
    const result = live.edit(
      { do: 'write', address: 'shell/title', text: 'River talks' },
      { do: 'add', table: 'person', id: 'p1' },
      bad,
    )
    expect(result).toMatchObject({ ok: false, problem: { at: expect.any(String), message: expect.any(String) } })
  }
  expect(live.snapshot()).toBe(before)
  expect(live.undo.canUndo).toBe(false)
})

test('[DOC3] what did not change keeps its identity', () => {
  const docs = docsOf(1, 'core')
  const live = liveOf(docs)
  live.edit(
    { do: 'add', table: 'venue', id: 'v1' },
    { do: 'add', table: 'venue', id: 'v2' },
    { do: 'add', table: 'block', id: 'b1' },
  )
  live.edit({ do: 'write', address: 'shell/title', text: 'River' })
  const before = live.snapshot()
  expect(live.snapshot()).toBe(before)
  live.edit({ do: 'write', address: 'venue/v2/name', text: 'Mill' })
  const after = live.snapshot()
  expect(after).not.toBe(before)
  expect(after.sections['shell']).toBe(before.sections['shell'])
  expect(after.tables['block']).toBe(before.tables['block'])
  expect(after.tables['venue']?.[0]).toBe(before.tables['venue']?.[0])
  expect(after.tables['venue']?.[1]).toEqual({ id: 'v2', values: { name: 'Mill' } })
  expect(after.tables['venue']).toBe(live.rows('venue'))
})

test('[DOC4] one hears once of everything at or below an address, when all of it is written', () => {
  const docs = docsOf(1, 'core', 'people')
  const live = liveOf(docs)
  const heard: string[] = []
  for (const address of ['', 'venue', 'venue/v1', 'venue/v1/name', 'venue/v2', 'person', 'shell'])
    live.watch(address, () => heard.push(`${address}:${live.rows('venue').length}/${live.rows('person').length}`))
  live.edit({ do: 'add', table: 'venue', id: 'v1', values: { name: 'Mill' } }, { do: 'add', table: 'person', id: 'p1' })
  expect(heard.sort()).toEqual([':1/1', 'person:1/1', 'venue/v1/name:1/1', 'venue/v1:1/1', 'venue:1/1'])
  heard.length = 0
  const peer = docsOf(2, 'core')
  if (docs.core && peer.core) meet(docs.core, peer.core)
  liveOf(peer).edit({ do: 'write', address: 'venue/v1/name', text: 'Watermill' })
  if (docs.core && peer.core) meet(docs.core, peer.core)
  expect(heard.sort()).toEqual([':1/1', 'venue/v1/name:1/1', 'venue/v1:1/1', 'venue:1/1'])
  live.close()
  heard.length = 0
  liveOf(docs).edit({ do: 'write', address: 'venue/v1/name', text: 'Mill' })
  expect(heard).toEqual([])
})

test('[DOC5] a record that is taken away keeps what others write into it, and can be brought back to its place', () => {
  const a = docsOf(1, 'core')
  const b = docsOf(2, 'core')
  const [ana, ben] = [liveOf(a), liveOf(b)]
  ana.edit(...['v1', 'v2', 'v3'].map((id) => ({ do: 'add', table: 'venue', id }) as const))
  if (!a.core || !b.core) throw new Error('both are open')
  meet(a.core, b.core)
  ana.edit({ do: 'remove', table: 'venue', id: 'v2' })
  ben.edit({ do: 'write', address: 'venue/v2/name', text: 'Mill' })
  meet(a.core, b.core)
  expect(ana.rows('venue').map((row) => row.id)).toEqual(['v1', 'v3'])
  expect(ana.removed('venue')).toEqual(['v2'])
  expect(a.core.getMap('values').get('venue/v2')).toMatchObject({ removed: { at: 1_000, by: 'ana' } })
  ben.edit({ do: 'bring-back', table: 'venue', id: 'v2' })
  meet(a.core, b.core)
  expect(ana.rows('venue')[1]).toEqual({ id: 'v2', values: { name: 'Mill' } })
})

test('[DOC6] values that no client of ours would write never break reading', () => {
  const docs = docsOf(1, 'core')
  const values = docs.core?.getMap('values')
  const strange: Readonly<Record<string, unknown>> = {
    'venue/v1': { order: 'a0' },
    'venue/v2': 'not a record',
    'venue/v3': { order: 7, removed: true },
    'venue/v4': { order: '!!!' },
    'venue/../x': { order: 'a1' },
    'venue/v1/capacity': 'many',
    'venue/v1/open': 1,
    'venue/v1/kinds/hotel': 'yes',
    'venue/v1/kinds/castle': true,
    'venue/v1/kinds/school': true,
    'shell/start': { year: 2026 },
    'shell/languages/en/x/y': true,
    __proto__: true,
    'nonsense/x/y': 4,
    '': null,
  }
  for (const [key, value] of Object.entries(strange)) values?.set(key, value)
  docs.core?.getText('shell/title').insert(0, 'half a pair \ud83d and more')
  docs.core?.getMap('somewhere').set('x', 1)
  const snapshot = read(river, docs)
  expect(snapshot.sections['shell']).toEqual({ title: 'half a pair � and more' })
  expect(snapshot.tables['venue']).toEqual([
    { id: 'v1', values: { kinds: ['school'] } },
    { id: 'v4', values: {} },
  ])
})

test('[DOC6] what is wrong with a value of another client is told', () => {
  const docs = docsOf(1, 'core')
  const live = liveOf(docs)
  docs.core?.getMap('values').set('venue/v1', { order: 'a0' })
  docs.core?.getMap('values').set('venue/v1/capacity', -3)
  docs.core?.getMap('values').set('venue/v1/open', 'perhaps')
  expect(live.value('venue/v1/capacity')).toBe(-3)
  expect(live.invalid('venue/v1/capacity')).toMatchObject({ code: 'invalid', at: 'venue/v1/capacity' })
  expect(live.invalid('venue/v1/open')).toMatchObject({ code: 'invalid', at: 'venue/v1/open' })
  live.edit({ do: 'set', address: 'venue/v1/capacity', value: 3 })
  expect(['venue/v1/capacity', 'venue/v1/name', 'nowhere', 'venue/v1'].map((address) => live.invalid(address))).toEqual(
    [undefined, undefined, undefined, undefined],
  )
})

test('[DOC7] limits are told with a message and change nothing', () => {
  const live = liveOf(docsOf(1, 'core'))
  const many = Array.from({ length: 5_000 }, (_, index) => ({ do: 'add', table: 'block', id: `b${index}` }) as const)
  expect(live.edit(...many)).toMatchObject({ ok: true })
  const tooMany = live.edit({ do: 'add', table: 'block', id: 'one-more' })
  expect(tooMany).toMatchObject({ ok: false, problem: { code: 'too-many', message: expect.stringContaining('5,000') } })
  const tooLong = live.edit({ do: 'write', address: 'shell/notes', text: 'x'.repeat(20_001) })
  expect(tooLong).toMatchObject({
    ok: false,
    problem: { code: 'invalid', message: expect.stringContaining('at most 20000') },
  })
  const longProse = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(200_000) }] }],
  } as const
  expect(live.edit({ do: 'add', table: 'venue', id: 'v1', values: { about: longProse } })).toMatchObject({
    ok: false,
    problem: { code: 'invalid', message: expect.stringContaining('200000') },
  })
  expect(live.rows('block').length).toBe(5_000)
  expect(live.rows('venue')).toEqual([])
})

test('[DOC8] reading brings no root into being and writes nothing', () => {
  const docs = docsOf(1, 'core')
  const live = openLive(river, docs, { person: 'ana', now: () => 0 })
  live.snapshot()
  live.proseDoc('assessment/story')
  live.value('shell/title')
  expect([...(docs.core?.share.keys() ?? [])]).toEqual(['values'])
  expect(Y.encodeStateAsUpdate(docs.core ?? new Y.Doc())).toEqual(new Uint8Array([0, 0]))
})

test('[DOC16] blocks are put at the end of a prose as one step that can be undone, beside whatever others write there at once', () => {
  const [live, other] = [liveOf(docsOf(1, 'core')), liveOf(docsOf(2, 'core'))]
  const decision = (text: string) => ({
    type: 'decision',
    attrs: { date: '2027-02-12' },
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })
  const read = (design: typeof live) => design.proseDoc('assessment/story').content
  expect(live.edit({ do: 'append', address: 'assessment/story', content: [decision('The mill.')] })).toMatchObject({
    ok: true,
  })
  expect(other.edit({ do: 'append', address: 'assessment/story', content: [decision('In June.')] })).toMatchObject({
    ok: true,
  })
  const meeting = () => meet(live.docOf('assessment/story'), other.docOf('assessment/story'))
  meeting()
  expect(read(live)).toHaveLength(2)
  expect(read(live)).toEqual(read(other))
  expect(read(live)).toEqual(expect.arrayContaining([decision('The mill.'), decision('In June.')]))
  live.undo.undo()
  meeting()
  expect(read(other)).toEqual([decision('In June.')])
})

test('[DOC16] what is no block of a prose, or too much, or for another kind of field, is refused and changes nothing', () => {
  const live = liveOf(docsOf(1, 'core'))
  const before = live.snapshot()
  const long = { type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(200_001) }] }
  for (const [address, content] of [
    ['assessment/story', [{ type: 'script', content: [] }]],
    ['assessment/story', [long]],
    ['shell/title', [{ type: 'paragraph' }]],
    ['nowhere/story', [{ type: 'paragraph' }]],
  ] as const)
    expect(live.edit({ do: 'append', address, content })).toMatchObject({ ok: false, problem: { at: address } })
  expect(live.snapshot()).toBe(before)
})

const paragraph = (...content: readonly object[]) => ({ type: 'paragraph', content })
const said = (text: string, ...marks: readonly string[]) => ({
  ...{ type: 'text', text },
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})

test('[DOC18] words are replaced wherever they stand by themselves, and everything else stays', () => {
  const [live, other] = [liveOf(docsOf(1, 'core')), liveOf(docsOf(2, 'core'))]
  const content = [
    paragraph(said('Ask '), said('Ilvane', 'bold'), said(' Dorsk', 'italic'), said('’s people, not ILVANE DORSKY.')),
    paragraph(said('Later ilvane dorsk comes. Ilvane Dorsk')),
  ]
  live.edit(
    { do: 'append', address: 'assessment/story', content: content as never },
    { do: 'write', address: 'shell/title', text: 'Dorsk and Dorskland (dorsk)' },
    { do: 'write', address: 'shell/names', text: 'Dorsk, toujours', language: 'fr' },
  )
  const meeting = () => meet(live.docOf('assessment/story'), other.docOf('assessment/story'))
  meeting()
  live.undo.cut()
  expect(
    live.edit(
      { do: 'replace', address: 'assessment/story', words: 'Ilvane Dorsk', by: 'Heron' },
      { do: 'replace', address: 'shell/title', words: 'Dorsk', by: 'Heron' },
      { do: 'replace', address: 'shell/names', words: 'dorsk', by: 'Heron', language: 'fr' },
    ),
  ).toMatchObject({ ok: true })
  other.edit({ do: 'write', address: 'shell/title', text: 'Dorsk and Dorskland (dorsk) at once' })
  meeting()
  for (const design of [live, other]) {
    expect(design.proseDoc('assessment/story').content).toEqual([
      paragraph(said('Ask '), said('Heron', 'bold'), said('’s people, not ILVANE DORSKY.')),
      paragraph(said('Later Heron comes. Heron')),
    ])
    expect(design.value('shell/title')).toBe('Heron and Dorskland (Heron) at once')
    expect(design.value('shell/names')).toEqual({ fr: 'Heron, toujours' })
  }
  live.undo.undo()
  expect(live.proseDoc('assessment/story').content).toEqual(content)
})

test('[DOC18] words that do not stand there, or signs that mean something to a computer, replace nothing else', () => {
  const live = liveOf(docsOf(1, 'core'))
  live.edit({ do: 'write', address: 'shell/title', text: 'a.c (a+c) abc [x] +961 1 000-000' })
  const before = live.snapshot()
  const replace = (words: string, by = 'P', address = 'shell/title') => live.edit({ do: 'replace', address, words, by })
  for (const words of ['', 'b', 'a.', '.*']) expect(replace(words), words).toMatchObject({ ok: false })
  expect(replace('abc', '')).toMatchObject({ ok: false })
  expect(replace('abc', 'P', 'venue/none/name')).toMatchObject({ ok: false })
  expect(live.snapshot()).toBe(before)
  expect(replace('a.c')).toMatchObject({ ok: true })
  expect(replace('961 1 000-000', 'phone')).toMatchObject({ ok: true })
  expect(live.value('shell/title')).toBe('P (a+c) abc [x] +phone')
})
