import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Eraser, type Thread } from '@balcony/design'
import { anchorWords } from '@balcony/document'
import { openStorage } from '@balcony/storage'
import { aMaster, plainWords } from '@balcony/storage/contract'
import { closeCode, handIn } from '@balcony/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Version, VersionList } from '../contract.ts'
import { png } from '../testing/pictures.ts'
import { type Port, port } from '../testing/port.ts'
import { upload, type Visitor } from '../testing/world.ts'
import { writer } from '../testing/writing.ts'
import type { NewPurge, PurgeAnswer, PurgeList, WordsFound } from './contract.ts'

const spellings = ['Vexmar', 'فكسمار']
const eraser = new Eraser(spellings, '')
const purgeOf = (more: Partial<NewPurge> = {}): NewPurge => ({
  ...{ words: spellings, instead: 'P7', compartments: ['core'], ...more },
})

let here: Port
let folder: string
let base: string
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'balcony-purge-'))
  const storage = await openStorage({ folder, masters: aMaster })
  if (!storage.ok) throw new Error(storage.problem.message)
  here = await port({ storage: storage.value })
  base = `/api/designs/${here.design}`
})
let isClosed = false
afterEach(async () => {
  if (!isClosed) await here.close()
  isClosed = false
  rmSync(folder, { recursive: true })
})

async function json<T>(answer: Promise<Response>): Promise<T> {
  const got = await answer
  expect(got.status, await got.clone().text()).toBeLessThan(300)
  return (await got.json()) as T
}

/** The name in every way in which it comes into a design. */
async function fill() {
  const one = await writer(here, here.lead)
  const minutes = (count: number) => here.clock.turn(count * 60_000)
  await one.edit({ do: 'write', address: 'design/summary', text: 'Ask Vexmar to begin by the river.' })
  const anchor = anchorWords(one.doc, 'design/summary', { from: 4, to: 19 })
  if (!anchor.ok) throw new Error(anchor.problem.message)
  const thread = await json<Thread>(
    here.lead.post(`${base}/threads`, { anchor: anchor.value, text: 'Is VËXMAR the right one?' }),
  )
  await here.lead.post(`/api/threads/${thread.id}/remarks`, { text: 'سأل فُكسمـار أمس' })
  await json(here.lead.post(`${base}/versions`, { name: 'Talk with Vexmar', note: 'Vexmar said yes.', kind: 'draft' }))
  minutes(40)
  // Typed letter by letter, and erased again.
  const typed = 'Vexmar'
  for (let end = 1; end <= typed.length; end++)
    await one.edit({ do: 'write', address: 'venue/V1/name', text: typed.slice(0, end) })
  await one.edit({ do: 'write', address: 'venue/V1/name', text: 'Hotel' })
  minutes(40)
  const versions = await json<VersionList>(here.lead.get(`${base}/versions`))
  const version = versions.versions[0] as Version
  await one.edit({ do: 'write', address: 'design/summary', text: 'Nobody is named here.' })
  await json(here.lead.post(`${base}/versions/restore`, { to: `v:${version.id}` }))
  await one.hear()
  await json(upload(here.lead, here.design, 'venue/V1', png(), 'Vexmar at home.png'))
  await json(
    here.lead.post(`${base}/links`, {
      ...{ name: 'Dr Vexmar', right: 'link-read', days: 7, devices: 1, withCode: false },
    }),
  )
  const made = await here.lead.post(`${base}/exports/preview`, { edition: 'internal', paper: 'a4' })
  expect(made.status).toBe(200)
  const kept = /"id":"([a-z0-9]+)"/.exec(await made.text())?.[1] ?? ''
  return { thread, version, kept, minutes }
}

/** Every answer that a lead can get of the design, as one text. */
async function answers(who: Visitor, kept: string): Promise<string> {
  const { versions, sittings } = await json<VersionList>(who.get(`${base}/versions`))
  const moments = ['now', ...versions.map(({ id }) => `v:${id}`), ...sittings.map(({ until }) => `t:${until}`)]
  const routes = [
    '',
    ...['/threads', '/files', '/links', '/members', '/journal', '/review', '/waivers', '/activity', '/versions'],
    ...['/json', '/looks', '/readers', '/purges', `/exports/${kept}`],
    ...moments.flatMap((of) => [`/versions/moment?of=${of}`, `/versions/compare?from=${of}&to=now`]),
    ...['design/summary', 'venue/V1/name'].map((address) => `/history?address=${address}`),
  ].map((route) => base + route)
  const said: string[] = []
  for (const route of ['/api/me', '/api/inbox', '/api/search?q=vexmar', '/api/search?q=Ask', ...routes])
    said.push(await (await who.get(route)).text())
  return said.join('\n').replaceAll('"q":"vexmar"', '')
}

function diskBytes(): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))))
}

/** Rows of these tables as they lie on the disk, sealed. */
function sealedNow(): readonly Buffer[] {
  const database = new DatabaseSync(path.join(folder, 'balcony.db'), { readOnly: true })
  const tables = ['updates', 'snapshots', 'remarks', 'history', 'checkpoints', 'versions', 'threads', 'links', 'files']
  const rows = tables.flatMap((table) => database.prepare(`select bytes from ${table}`).all())
  database.close()
  return rows.map((row) => Buffer.from(row['bytes'] as Uint8Array)).filter((bytes) => bytes.length > 24)
}

test('[PURGE1] [PURGE2] [PURGE3] after a purge the name stands in no answer, no row, no byte of the disk and no document, in any spelling', async () => {
  const { thread, kept, minutes } = await fill()
  const late = await writer(here, here.lead)
  const before = await answers(here.lead, kept)
  expect(eraser.count(before)).toBeGreaterThan(15)
  const old = (await here.storage.log.load(`${here.design}/core`))?.epoch ?? ''
  const sealed = sealedNow()
  expect(sealed.length).toBeGreaterThan(30)
  const shown = JSON.stringify(
    (await json<{ snapshot: object }>(here.lead.get(`${base}/versions/moment?of=now`))).snapshot,
  )

  const found = await json<WordsFound>(here.lead.post(`${base}/purges/look`, { words: spellings }))
  expect(found.parts).toMatchObject([
    { compartment: 'core', places: [{ address: 'design/summary', count: 1 }], beside: 6 },
  ])
  expect(eraser.count(JSON.stringify(found))).toBe(0)
  expect(found.parts[0]?.past).toBeGreaterThan(2)

  const stock = here.provider(here.lead, 'core')
  await stock.synced()
  expect(await json<PurgeAnswer>(here.lead.post(`${base}/purges`, purgeOf()))).toMatchObject({
    ...{ is: 'done', parts: ['core'], beside: 6 },
  })
  expect(await stock.closed()).toBe(closeCode.purged)
  minutes(1)
  await here.api.anchors.flush()

  const after = await answers(here.lead, kept)
  expect(eraser.count(after)).toBe(0)
  expect((await here.lead.get(`${base}/exports/${kept}`)).status).toBe(404)
  // Nothing but the words is another.
  const now = JSON.stringify(
    (await json<{ snapshot: object }>(here.lead.get(`${base}/versions/moment?of=now`))).snapshot,
  )
  expect(now).toBe(shown.replaceAll('Vexmar', 'P7'))
  const threads = await json<Thread[]>(here.lead.get(`${base}/threads`))
  expect(threads.find(({ id }) => id === thread.id)).toMatchObject({
    state: 'moved',
    anchor: { quote: { before: 'Ask ' } },
    remarks: [{ text: 'Is P7 the right one?' }, { text: 'سأل P7 أمس' }],
  })

  // Whoever comes late brings nothing back: not what they had, not a word more.
  const behind = late.live.edit({ do: 'write', address: 'design/summary', text: 'Vexmar again' })
  expect(behind.ok).toBe(true)
  const pass = { person: here.lead.id, signIn: 'late', epoch: old }
  await expect(handIn(here.api.rooms, `${here.design}/core`, pass, Y.encodeStateAsUpdate(late.doc))).rejects.toThrow()
  const again = here.provider(here.lead, 'core', { epoch: old })
  Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(late.doc))
  expect(await again.closed()).toBe(closeCode.purged)
  const plain = here.provider(here.lead, 'core')
  Y.applyUpdate(plain.doc, Y.encodeStateAsUpdate(late.doc))
  expect(await plain.closed()).toBe(closeCode.purged)
  expect(eraser.count(await (await here.lead.get(`${base}/json`)).text())).toBe(0)
  // Under the numbers that the new document carries nobody else goes on writing.
  const made = await here.storage.log.load(`${here.design}/core`)
  const owners = await here.storage.log.owners(`${here.design}/core`)
  const carried = [
    ...Y.decodeStateVector(Y.encodeStateVectorFromUpdate(made?.snapshot ?? new Uint8Array([0, 0]))).keys(),
  ]
  expect(carried.length).toBeGreaterThan(0)
  for (const client of carried) expect(owners.get(client)).toBe(here.lead.id)
  // And the design is written on.
  const fresh = await writer(here, here.lead)
  await fresh.edit({ do: 'write', address: 'venue/V1/name', text: 'House' })
  expect(eraser.count(fresh.doc.getText('design/summary').toString())).toBe(0)

  const left = new Set(sealedNow().map((bytes) => bytes.toString('base64')))
  const gone = sealed.filter((bytes) => !left.has(bytes.toString('base64')))
  expect(gone.length).toBeGreaterThan(20)
  const disk = diskBytes()
  for (const bytes of gone) expect(disk.includes(bytes)).toBe(false)
  expect(await here.storage.keys.check()).toMatchObject({ damaged: [] })
  await here.close()
  isClosed = true
  const words = await plainWords(folder, aMaster)
  expect(words.length).toBeGreaterThan(10_000)
  expect(words).toContain('P7')
  expect(eraser.count(words)).toBe(0)
})

test('[PURGE4] only leads remove words, over what they may open, and another lead agrees where there is one', async () => {
  await fill()
  const planner = await here.person({ role: 'planner' })
  for (const route of ['/purges/look', '/purges'])
    expect((await planner.post(base + route, route === '/purges' ? purgeOf() : { words: spellings })).status).toBe(404)
  const second = await here.person({ role: 'lead' })
  expect((await second.post(`${base}/purges`, purgeOf({ compartments: ['core', 'people'] }))).status).toBe(404)
  const asked = await json<PurgeAnswer>(here.lead.post(`${base}/purges`, purgeOf()))
  if (asked.is !== 'asked') throw new Error('one lead alone removed something')
  expect(await (await here.lead.get(`${base}/threads`)).text()).toContain('VËXMAR')
  expect((await here.lead.post(`${base}/purges/${asked.asked.id}/agree`)).status).toBe(409)
  expect((await planner.post(`${base}/purges/${asked.asked.id}/agree`)).status).toBe(404)
  expect(await json<PurgeList>(second.get(`${base}/purges`))).toMatchObject({
    ...{ needsSecond: true, asked: [{ by: here.lead.id, words: spellings }] },
  })
  expect(await json(second.post(`${base}/purges/${asked.asked.id}/agree`))).toMatchObject({
    is: 'done',
    parts: ['core'],
  })
  expect((await second.post(`${base}/purges/${asked.asked.id}/agree`)).status).toBe(404)
  const over = await json<PurgeAnswer>(here.lead.post(`${base}/purges`, purgeOf({ compartments: ['core', 'people'] })))
  if (over.is !== 'asked') throw new Error('one lead alone removed something')
  // Who may not open all of it hears nothing of it.
  expect(await json<PurgeList>(second.get(`${base}/purges`))).toMatchObject({ asked: [] })
  expect((await here.lead.remove(`${base}/purges/${over.asked.id}`)).status).toBe(204)
})

test('[PURGE5] the journal says who asked and who agreed, never what', async () => {
  await fill()
  const second = await here.person({ role: 'lead' })
  const asked = await json<PurgeAnswer>(here.lead.post(`${base}/purges`, purgeOf()))
  if (asked.is !== 'asked') throw new Error('one lead alone removed something')
  await json(second.post(`${base}/purges/${asked.asked.id}/agree`))
  const journal = await (await here.lead.get(`${base}/journal`)).text()
  expect(journal).toContain('"did":"asked-to-purge"')
  expect(journal).toContain('"did":"purged"')
  expect(journal).toContain(second.id)
  for (const word of spellings) expect(journal).not.toContain(word)
})

test('[PURGE6] a part in which the words never stood is left as it is, and what cannot be told apart is refused', async () => {
  await fill()
  const epoch = async (name: string) => (await here.storage.log.load(`${here.design}/${name}`))?.epoch
  const people = await epoch('people')
  await json(here.lead.post(`${base}/purges`, purgeOf({ compartments: ['core', 'people'] })))
  expect(await epoch('people')).toBe(people)
  expect(await epoch('core')).toMatch(/^purged-/)
  expect((await here.lead.post(`${base}/purges`, purgeOf({ words: ['x'] }))).status).toBe(400)
  expect((await here.lead.post(`${base}/purges`, purgeOf({ instead: 'not Vexmar' }))).status).toBe(400)
})
