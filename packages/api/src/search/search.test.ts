import { readFileSync } from 'node:fs'
import { process } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { SearchResults } from '../contract.ts'
import { build } from '../reading/build.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import { type Shelf, Shelves } from './answer.ts'
import { searchesPerMinute } from './pace.ts'

const fixtures = JSON.parse(
  readFileSync(new URL('../../../design/src/demo/fixtures.json', import.meta.url), 'utf8'),
) as { mustNeverAppearBelowRestricted: string[] }
const secrets = [...fixtures.mustNeverAppearBelowRestricted, 'Sella, north shore', 'Envoy’s deputy can receive']

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

async function search(visitor: Visitor, query: string): Promise<SearchResults> {
  const answer = await visitor.get(`/api/search?q=${encodeURIComponent(query)}`)
  expect(answer.status).toBe(200)
  return answer.json() as Promise<SearchResults>
}

const said = ({ hits }: SearchResults) => hits.map((hit) => hit.snippet.map((piece) => piece.text).join(''))

/** Somebody writes, and it is on disk. */
async function write(compartment: string, address: string, words: string): Promise<void> {
  const room = `${here.design}/${compartment}`
  const stored = await here.storage.log.load(room)
  if (!stored) throw new Error('no such room')
  const doc = build([...(stored.snapshot ? [stored.snapshot] : []), ...stored.updates.map((update) => update.bytes)])
  const before = Y.encodeStateVector(doc)
  doc.getText(address).insert(0, `${words} `)
  const bytes = Y.encodeStateAsUpdate(doc, before)
  await here.storage.log.append([
    {
      ...{ compartment: room, epoch: stored.epoch, bytes, by: here.lead.id, signIn: 'x', at: 1 },
      newClients: [doc.clientID],
    },
  ])
}

test('[SEEK1] words are found in every compartment that one may enter, with their place, design and snippet', async () => {
  const found = await search(here.lead, 'maruvel')
  expect(found.hits.length).toBeGreaterThan(1)
  const [first] = found.hits
  expect(first?.design.id).toBe(here.design)
  expect(first?.snippet.some((piece) => piece.hit && /maruvel/i.test(piece.text))).toBe(true)
  const people = await search(here.lead, secrets[0] ?? '')
  expect(people.hits.map((hit) => hit.address.split('/')[0])).toContain('identity')
})

test('[SEEK1] what is on disk is found at once, and what was taken away no longer', async () => {
  expect((await search(here.lead, 'quinoa')).hits).toEqual([])
  await write('core', 'venue/V1/name', 'Quinoa')
  const [hit] = (await search(here.lead, 'quinoa')).hits
  expect(hit).toMatchObject({ address: 'venue/V1/name' })
  expect(hit?.name).toContain('Quinoa')
})

test('[SEEK1] a search goes over all designs of the asker and over no other', async () => {
  const answer = await here.lead.post('/api/designs', { coverTitle: 'Second paper', title: 'Maruvel again' })
  const second = ((await answer.json()) as { id: string }).id
  const planner = await here.person({ role: 'planner' })
  const designs = async (visitor: Visitor) =>
    new Set((await search(visitor, 'maruvel')).hits.map((hit) => hit.design.id))
  expect(await designs(here.lead)).toEqual(new Set([here.design, second]))
  expect(await designs(planner)).toEqual(new Set([here.design]))
  expect(await designs(await here.person())).toEqual(new Set())
})

test('[SEEK1] the day access ends, nothing is found', async () => {
  const reader = await here.person({ role: 'reader' })
  expect((await search(reader, 'maruvel')).hits.length).toBeGreaterThan(0)
  await here.storage.members.remove(here.design, reader.id)
  expect(await search(reader, 'maruvel')).toEqual({ hits: [], more: false })
})

for (const role of ['reader', 'reviewer', 'planner', 'lead'] as const) {
  test(`[SEEK2] to a ${role} without clearance secrets answer as nonsense does, to the byte, also when others have just found them`, async () => {
    expect(secrets.length).toBeGreaterThan(10)
    const visitor = await here.person({ role })
    const bytes = async (query: string) => {
      const answer = await visitor.get(`/api/search?q=${encodeURIComponent(query)}`)
      return JSON.stringify([answer.status, [...answer.headers].sort(), await answer.text()])
    }
    await write('people', 'identity/O1/name', 'Zanzibarine')
    const nonsense = await bytes('xyzzyqwert')
    expect((await search(here.lead, 'zanzibarine')).hits.length).toBeGreaterThan(0)
    expect(await bytes('zanzibarine')).toBe(nonsense)
    for (const secret of secrets) {
      const theirs = await search(here.lead, secret)
      expect(said(theirs).join('\n').length, secret).toBeGreaterThan(0)
      const mine = await search(visitor, secret)
      const all = said(mine).join('\n')
      for (const one of secrets) expect(all).not.toContain(one)
      for (const hit of mine.hits)
        expect(
          (process.tables[hit.address.split('/')[0] ?? ''] ?? process.sections[hit.address.split('/')[0] ?? ''])
            ?.compartment,
        ).toBe('core')
    }
  })
}

test('[SEEK2] words that stand in the core and in a closed compartment answer as if they stood in the core alone', async () => {
  const planner = await here.person({ role: 'planner' })
  const before = JSON.stringify(await search(planner, 'maruvel lake'))
  await write('people', 'identity/O1/name', 'Maruvel lake')
  await search(here.lead, 'maruvel lake')
  expect(JSON.stringify(await search(planner, 'maruvel lake'))).toBe(before)
})

test('[SEEK3] nobody searches without end', async () => {
  for (let i = 0; i < searchesPerMinute; i++) expect((await here.lead.get('/api/search?q=')).status).toBe(200)
  expect((await here.lead.get('/api/search?q=lake')).status).toBe(429)
  const other = await here.person({ role: 'reader' })
  expect((await other.get('/api/search?q=lake')).status).toBe(200)
  here.clock.turn(60_001)
  expect((await here.lead.get('/api/search?q=lake')).status).toBe(200)
  expect((await here.lead.get(`/api/search?q=${'x'.repeat(201)}`)).status).toBe(400)
})

test('[SEEK4] a design that cannot be read hides no other', async () => {
  const answer = await here.lead.post('/api/designs', { coverTitle: 'Second paper', title: 'Maruvel again' })
  const second = ((await answer.json()) as { id: string }).id
  const stored = await here.storage.log.load(`${here.design}/core`)
  const broken = new Uint8Array([1, 1, 255, 255, 255])
  await here.storage.log.append([
    {
      ...{ compartment: `${here.design}/core`, epoch: stored?.epoch ?? '', bytes: broken, by: here.lead.id },
      ...{ signIn: 'x', at: 1, newClients: [] },
    },
  ])
  const { hits } = await search(here.lead, 'maruvel')
  expect(new Set(hits.map((hit) => hit.design.id))).toEqual(new Set([second]))
  expect(here.reports).toContainEqual(expect.objectContaining({ event: 'search-failed', design: here.design }))
})

test('[SEEK5] words kept for searching make way for others, and are asked for again', () => {
  const doc = new Y.Doc()
  doc.getMap('values').set('venue/V1', { order: 'a0' })
  doc.getText('venue/V1/name').insert(0, 'lake '.repeat(10))
  const updates = [Y.encodeStateAsUpdate(doc)]
  const shelves = new Shelves(process, 100)
  const shelf = (room: string): Shelf => ({ room, compartment: 'core', epoch: 'e', head: 1 })
  const ask = (room: string, log = {}) =>
    shelves.search({ is: 'search', shelves: [{ ...shelf(room), ...log }], query: 'lake', limit: 5 })
  for (const room of ['a/core', 'b/core']) expect(ask(room, { updates }).is).toBe('found')
  expect(ask('b/core').is).toBe('found')
  expect(ask('a/core').is).toBe('found')
  expect(ask('c/core', { updates }).is).toBe('found')
  expect(ask('b/core')).toEqual({ is: 'missing', rooms: ['b/core'] })
  expect(
    shelves.search({ is: 'search', shelves: [{ ...shelf('c/core'), epoch: 'f' }], query: 'lake', limit: 5 }).is,
  ).toBe('missing')
})

test('[SEEK1] words of every script are found on the server however they are written', async () => {
  await write('core', 'venue/V1/name', 'مُعَاهَدَةُ النَّهْر · שָׁלוֹם · Ёлка · Élodie')
  for (const query of ['معاهده', 'نهر', 'שלום', 'елка', 'elodie', 'ÉLODIE نهر'])
    expect(
      (await search(here.lead, query)).hits.map(({ address }) => address),
      query,
    ).toContain('venue/V1/name')
  for (const query of ['ялта', 'معاهدات السلام', 'vltava']) expect((await search(here.lead, query)).hits).toEqual([])
})
