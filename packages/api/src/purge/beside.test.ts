import { compartments, Eraser, type Field, process, type Snapshot, type Values } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ReleaseCard } from '../releases/contract.ts'
import { guestOf } from '../testing/guest.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import { writer } from '../testing/writing.ts'
import type { Moment } from '../versions/contract.ts'
import type { PurgeAnswer, WordsFound } from './contract.ts'

const words = ['Vexmar']
const eraser = new Eraser(words, '')

let here: World
let base: string
beforeEach(async () => {
  here = await world()
  base = `/api/designs/${here.design}`
})
afterEach(() => here.close())

async function json<T>(answer: Promise<Response> | Response): Promise<T> {
  const got = await answer
  expect(got.status, await got.clone().text()).toBeLessThan(300)
  return (await got.json()) as T
}

const purge = (spellings: readonly string[] = words, parts: readonly string[] = ['core'], instead = 'P7') =>
  json<PurgeAnswer>(here.lead.post(`${base}/purges`, { words: spellings, instead, compartments: parts }))
const said = async (who: Visitor, ...routes: readonly string[]) =>
  (await Promise.all(routes.map(async (route) => (await who.get(route)).text()))).join('\n')

test('[PURGE7] a release that holds the words is withdrawn and given to nobody any more; the others stay as they were, byte for byte', async () => {
  const one = await writer(here, here.lead)
  const published = async (version: string) => {
    const asked = { export: { edition: 'internal', paper: 'a4' }, version }
    const proposed = await json<ReleaseCard>(here.lead.post(`${base}/releases`, asked))
    return json<ReleaseCard>(here.lead.post(`${base}/releases/${proposed.id}/approve`, { as: 'lead' }))
  }
  const file = (release: ReleaseCard) => here.lead.get(`${base}/releases/${release.id}/file`)
  const clean = await published('Before')
  const before = await (await file(clean)).text()
  await one.edit({ do: 'write', address: 'design/summary', text: 'Ask Vexmar to begin.' })
  const holds = await published('Vexmar joins')
  await json(here.lead.post(`${base}/releases/${holds.id}/give`, { to: 'Dr Vexmar' }))
  await json(here.lead.post(`${base}/releases/${clean.id}/give`, { to: 'Dr Vexmar' }))
  expect(await (await file(holds)).text()).toContain('Vexmar')

  expect(await purge()).toMatchObject({ is: 'done', parts: ['core'] })

  const cards = await json<ReleaseCard[]>(here.lead.get(`${base}/releases`))
  expect(cards.find(({ id }) => id === holds.id)).toMatchObject({
    ...{
      version: 'P7 joins',
      given: [{ to: 'Dr P7' }],
      withdrawn: { by: here.lead.id, at: here.clock.now(), reason: '' },
    },
  })
  expect(cards.find(({ id }) => id === clean.id)).toMatchObject({ given: [{ to: 'Dr P7' }] })
  expect(cards.find(({ id }) => id === clean.id)?.withdrawn).toBeUndefined()
  expect((await file(holds)).status).toBe(404)
  expect(await (await file(clean)).text()).toBe(before)
  expect(await here.storage.releases.edition(holds.id)).toBeUndefined()
  expect((await here.lead.get(`${base}/releases/${holds.id}/changes?since=${clean.id}`)).status).toBe(404)
})

test('[PURGE2] nor do the words stand in what guests said and are called, in invitations, in what was asked for, dismissed and answered', async () => {
  const guest = await guestOf(here, { name: 'Vexmar’s office' })
  const talk = `/api/links/${guest.link}/threads`
  const own = { id: 'said-once', address: 'sessions', text: 'Vexmar cannot come.' }
  await json(guest.post(talk, own))
  await json(here.lead.post(`${base}/invitations`, { name: 'Ms Vexmar', role: 'planner', clearances: [] }))
  const planner = await here.person({ role: 'planner' })
  await json(planner.post(`${base}/asks`, { compartment: 'legal', reason: 'Is Vexmar listed?' }))
  const { findings } = await json<{ findings: { key: string }[] }>(here.lead.get(`${base}/review`))
  const dismissed = { key: findings[0]?.key, kind: 'accepted', reason: 'Vexmar agreed.', until: '2027-09-30' }
  await json(here.lead.post(`${base}/waivers`, dismissed))
  await json(here.lead.post(`${base}/versions`, { name: 'Vexmar’s draft', note: 'For Vexmar', kind: 'draft' }))
  const routes = ['/threads', '/links', '/members', '/waivers', '/review', '/versions', '/journal']
  const everything = () =>
    said(here.lead, '/api/inbox', ...routes.map((route) => base + route)).then((text) => eraser.count(text))
  expect(await everything()).toBeGreaterThan(6)
  expect(await said(guest, talk)).toContain('Vexmar')

  const found = await json<WordsFound>(here.lead.post(`${base}/purges/look`, { words }))
  // A dismissal belongs to the narrowest part that its finding speaks of.
  expect(found.parts.map(({ compartment }) => compartment)).toContain('core')
  for (const part of found.parts) expect(part).toMatchObject({ places: [], past: 0 })
  const besides = found.parts.reduce((sum, part) => sum + part.beside, 0)
  const done = await purge(words, compartments)
  if (done.is !== 'done') throw new Error('a lead alone was asked for another')
  // Nothing stood in the design itself: nobody was sent out.
  expect(done).toMatchObject({ parts: [], beside: besides })

  expect(await everything()).toBe(0)
  expect(eraser.count(await said(guest, talk, `/api/links/${guest.link}`))).toBe(0)
  expect(await said(guest, talk)).toContain('P7 cannot come.')
})

test('[PURGE2] a whole design is written anew, part by part, and is the same but for the words', async () => {
  const read = async () => (await json<Moment>(here.lead.get(`${base}/versions/moment?of=now`))).snapshot
  // In nearly every text of every part.
  const often = ['the', 'and', 'of']
  const taken = new Eraser(often, '')
  const found = await json<WordsFound>(here.lead.post(`${base}/purges/look`, { words: often }))
  expect(found.parts.length).toBeGreaterThan(4)
  const before = await read()
  expect(taken.count(JSON.stringify(before))).toBeGreaterThan(1000)

  const done = await purge(often, compartments, '')

  expect(done).toMatchObject({ is: 'done', parts: found.parts.map(({ compartment }) => compartment) })
  expect(await read()).toEqual(without(before, taken))
})

test('[PURGE8] a server that falls over before the old keys are destroyed destroys them at its next start', async () => {
  const one = await writer(here, here.lead)
  await one.edit({ do: 'write', address: 'design/summary', text: 'Ask Vexmar to begin.' })
  const before = (await here.storage.keys.state()).keys
  const renew = here.storage.keys.renew.bind(here.storage.keys)
  const renewed: unknown[] = []
  here.storage.keys.renew = async () => Promise.reject(new Error('no power'))
  const asked = { words, instead: 'P7', compartments: ['core'] }
  expect((await here.lead.post(`${base}/purges`, asked)).status).toBe(500)
  here.storage.keys.renew = (now, scope) => {
    renewed.push(scope)
    return renew(now, scope)
  }
  await here.storage.keys.finish(here.clock.now())
  expect(renewed).toEqual([`${here.design}/core`])
  // As many as before: the new one stands, and the one that could open what went does not.
  expect((await here.storage.keys.state()).keys).toBe(before)
  await here.storage.keys.finish(here.clock.now())
  expect(renewed).toHaveLength(1)
})

/** The same design with every text as the eraser leaves it. */
function without({ open, sections, tables }: Snapshot, eraser: Eraser): Snapshot {
  const clean = (fields: Readonly<Record<string, Field>> = {}, values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const field = fields[name]
        const left = field ? eraser.value(field, value) : value
        return left === undefined ? [] : [[name, left]]
      }),
    )
  const each = <T, U>(of: Readonly<Record<string, T>>, change: (name: string, one: T) => U) =>
    Object.fromEntries(Object.entries(of).map(([name, one]) => [name, change(name, one)]))
  return {
    open,
    sections: each(sections, (name, values) => clean(process.sections[name]?.fields, values)),
    tables: each(tables, (name, rows) =>
      rows.map(({ id, values }) => ({ id, values: clean(process.tables[name]?.fields, values) })),
    ),
  }
}
