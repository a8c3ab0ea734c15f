import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FileCard } from '../contract.ts'
import { listenTo } from '../testing/listening.ts'
import { png, secrets, tellingJpeg } from '../testing/pictures.ts'
import { upload, type Visitor, type World, world } from '../testing/world.ts'
import { maxDesignFilesBytes } from './judged.ts'
import { roomFor } from './room.ts'
import { keptAfterRemoval } from './routes.ts'

let here: World
let planner: Visitor
let cleared: Visitor
beforeAll(async () => {
  here = await world()
  planner = await here.person({ role: 'planner' })
  cleared = await here.person({ role: 'planner', clearances: ['people'] })
})
afterAll(() => here.close())

const cardOf = async (answer: Response) => (await answer.json()) as FileCard
const list = async (visitor: Visitor) =>
  (await (await visitor.get(`/api/designs/${here.design}/files`)).json()) as FileCard[]
const open = (visitor: Visitor, file: string) => visitor.get(`/api/designs/${here.design}/files/${file}`)
const words = async (answer: Response) => ((await answer.json()) as { problem: { message: string } }).problem.message

test('[FILES1] only those who may enter the compartment of its place hear of a file, live and later', async () => {
  const feeds = [await listenTo(planner, here.design), await listenTo(cleared, here.design)]
  const made = await cardOf(await upload(cleared, here.design, 'identity/O1', png(), 'Envoy at home.png'))
  expect(await feeds[1]?.next(1)).toEqual([{ is: 'files' }])
  await cardOf(await upload(cleared, here.design, 'venue/V1', png()))
  expect(await feeds[0]?.next(1)).toEqual([{ is: 'files' }])
  for (const feed of feeds) await feed.stop()
  expect((await list(cleared)).map((file) => file.id)).toContain(made.id)
  const seen = await list(planner)
  expect(seen.length).toBeGreaterThan(0)
  expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${made.id}|Envoy|identity`))
  expect((await open(planner, made.id)).status).toBe(404)
  const absent = [await open(planner, made.id), await open(planner, 'nothing')].map((answer) => answer.text())
  expect(new Set(await Promise.all(absent)).size).toBe(1)
})

test('[FILES1] a file of another design is not served under this one', async () => {
  const made = await cardOf(await upload(here.lead, here.design, 'venue/V1', png()))
  const other = await here.lead.post('/api/designs', { coverTitle: 'Other', title: 'Other' })
  const { id } = (await other.json()) as { id: string }
  expect((await here.lead.get(`/api/designs/${id}/files/${made.id}`)).status).toBe(404)
  expect((await here.lead.remove(`/api/designs/${id}/files/${made.id}`)).status).toBe(404)
})

test('[FILES1] a place that takes no files is refused with words; among words only pictures stand', async () => {
  const pdf = Buffer.from('%PDF-1.7\n%%EOF\n')
  expect((await upload(planner, here.design, 'venue/V1', pdf)).status).toBe(201)
  expect((await upload(planner, here.design, 'venue/V1/notes', png())).status).toBe(201)
  expect(await words(await upload(planner, here.design, 'venue/V1/notes', pdf))).toMatch(/Only pictures/)
  expect(await words(await upload(planner, here.design, 'venue/V1/name', png()))).toMatch(/takes none/)
  for (const address of ['', 'nothing', 'venue/../x', 'x'.repeat(5000)])
    expect(await words(await upload(planner, here.design, address, png()))).toMatch(/no such place/)
})

test('[FILES2] the name and the header of a lying file count nothing', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const refused = await upload(planner, here.design, 'venue/V1', svg, 'harmless.png')
  expect(refused.status).toBe(400)
  expect(await words(refused)).toMatch(/could run programs/)
  const kept = await cardOf(await upload(planner, here.design, 'venue/V1', png(), 'page.html'))
  expect(kept).toMatchObject({ type: 'image/png', name: 'page.html.png', width: 2, height: 2 })
  const large = await upload(planner, here.design, 'venue/V1', new Uint8Array(25 * 2 ** 20 + 1))
  expect([large.status, await words(large)]).toEqual([413, 'A file may have at most 25 MB. Nothing was kept.'])
})

test('[FILES3] what is served of a telling picture holds none of it', async () => {
  const made = await cardOf(await upload(planner, here.design, 'venue/V1', tellingJpeg(), 'IMG 0001.JPG'))
  expect(made).toMatchObject({ type: 'image/jpeg', name: 'IMG 0001.jpg' })
  const bytes = Buffer.from(await (await open(planner, made.id)).arrayBuffer())
  expect(bytes).toHaveLength(made.size)
  for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
})

test('[FILES5] pictures are shown and the rest is saved; nothing runs and nothing is kept on the way', async () => {
  const picture = await cardOf(await upload(planner, here.design, 'venue/V1', png(), 'خريطة.png'))
  const shown = await open(planner, picture.id)
  expect(Object.fromEntries(shown.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'content-disposition': `inline; filename="_____.png"; filename*=UTF-8''${encodeURIComponent('خريطة.png')}`,
  })
  const text = await cardOf(await upload(planner, here.design, 'venue/V1', Buffer.from('hello <script>'), 'x".html'))
  const saved = await open(planner, text.id)
  expect(saved.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(saved.headers.get('content-disposition')).toMatch(/^attachment; filename="x-.html.txt"/)
  expect((await here.lead.get('/api/me')).headers.get('content-security-policy')).toMatch(/script-src 'self'/)
})

test('[FILES6] a removed file is served no more and comes back; after a month it is gone', async () => {
  const { id } = await cardOf(await upload(planner, here.design, 'venue/V1', png()))
  const path = `/api/designs/${here.design}/files/${id}`
  expect((await planner.post(`${path}/restore`)).status).toBe(404)
  expect((await planner.remove(path)).status).toBe(204)
  expect((await open(planner, id)).status).toBe(404)
  expect((await planner.remove(path)).status).toBe(404)
  expect(await cardOf(await planner.post(`${path}/restore`))).toMatchObject({ id })
  expect((await open(planner, id)).status).toBe(200)
  const found = await here.storage.files.find(id)
  if (!found) throw new Error('it just came back')
  const later = await world()
  await later.storage.files.add({ ...found, id: 'old', design: later.design }, png())
  await later.storage.files.remove('old', later.lead.id, later.clock.now() - keptAfterRemoval)
  expect((await upload(later.lead, later.design, 'venue/V1', png())).status).toBe(201)
  expect(await later.storage.files.find('old')).toBeDefined()
  later.clock.turn(1)
  expect((await upload(later.lead, later.design, 'venue/V1', png())).status).toBe(201)
  expect(await later.storage.files.find('old')).toBeUndefined()
  await later.close()
})

test('[FILES7] the journal says who and which, never what it is called', async () => {
  const before = (await here.storage.journal.of(here.design)).length
  const { id } = await cardOf(await upload(here.lead, here.design, 'venue/V1', png(), 'Envoy.png'))
  await here.lead.remove(`/api/designs/${here.design}/files/${id}`)
  const acts = (await here.storage.journal.of(here.design)).slice(before)
  expect(acts).toMatchObject([
    { did: 'added-file', about: { file: id } },
    { did: 'removed-file', about: { file: id } },
  ])
  expect(JSON.stringify(acts)).not.toContain('Envoy')
})

test('[FILES7] a design takes no more than its bound', () => {
  expect(roomFor(maxDesignFilesBytes - 5, 5)).toEqual({ ok: true, value: undefined })
  expect(roomFor(maxDesignFilesBytes - 5, 6)).toMatchObject({
    problem: { code: 'too-large', message: expect.stringMatching(/at most 1 GB together/) },
  })
})
