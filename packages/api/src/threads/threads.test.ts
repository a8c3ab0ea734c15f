import { maxRemarkChars, type Remark, type Thread } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FeedEvent } from '../contract.ts'
import { beatEvery } from '../feed/open.ts'
import { listenTo } from '../testing/listening.ts'
import { type Visitor, type World, world } from '../testing/world.ts'

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const threads = () => `/api/designs/${here.design}/threads`
const on = (address: string) => ({ on: 'place', address })

async function open(by: Visitor, address: string, text = 'Which one?'): Promise<Thread> {
  const answer = await by.post(threads(), { anchor: on(address), text })
  expect(answer.status, address).toBe(201)
  here.clock.turn(1)
  return (await answer.json()) as Thread
}

const threadsIn = (events: readonly FeedEvent[]) =>
  events.flatMap((event) => (event.is === 'thread' ? [event.thread] : []))

test('[THREAD1] a thread takes the level of the compartment it stands in, and its place must exist', async () => {
  expect(await open(here.lead, 'venue/V1')).toMatchObject({ level: 'team', state: 'fresh', status: { is: 'open' } })
  expect(await open(here.lead, 'design/coverTitle')).toMatchObject({ level: 'team' })
  expect(await open(here.lead, 'identity/O1/name')).toMatchObject({ level: 'restricted' })
  for (const address of [
    '',
    'nowhere',
    'venue/V1/nothing',
    'venue/../x',
    'venue/V1/name/more',
    '__proto__',
    'constructor/x',
  ])
    expect((await here.lead.post(threads(), { anchor: on(address), text: 'x' })).status, address).toBe(400)
  const quote = { before: '', exact: 'thirty', after: '' }
  const number = { on: 'words', address: 'venue/V1/capacity', start: 'AA==', end: 'AA==', quote }
  expect((await here.lead.post(threads(), { anchor: number, text: 'x' })).status).toBe(400)
})

test('[THREAD2] opening, answering, resolving and opening again are seen live by another person', async () => {
  const planner = await here.person({ role: 'planner' })
  const feed = await listenTo(planner, here.design)
  const thread = await open(here.lead, 'venue/V1', 'Is it near?')
  const reply = await planner.post(`/api/threads/${thread.id}/remarks`, { text: 'Two hours.' })
  expect((await reply.json()) as Remark).toMatchObject({ by: planner.id, text: 'Two hours.' })
  await here.lead.post(`/api/threads/${thread.id}/status`, { resolved: true })
  await here.lead.post(`/api/threads/${thread.id}/status`, { resolved: false })
  const seen = threadsIn(await feed.next(4))
  expect(seen.map((each) => [each.status.is, each.remarks.length])).toEqual([
    ['open', 1],
    ['open', 2],
    ['resolved', 2],
    ['open', 2],
  ])
  expect(seen[0]).toEqual(thread)
  await feed.stop()
})

test('[THREAD2] people without clearance hear nothing of a restricted thread, not even that it is there', async () => {
  const planner = await here.person({ role: 'planner', clearances: ['legal'] })
  const cleared = await here.person({ role: 'reviewer', clearances: ['people'] })
  const [deaf, hearing] = [await listenTo(planner, here.design), await listenTo(cleared, here.design)]
  const secret = await open(here.lead, 'identity/O1', 'Ilvane travels alone.')
  await here.lead.post(`/api/threads/${secret.id}/remarks`, { text: 'By night.' })
  const plain = await open(here.lead, 'venue/V1', 'Nothing secret.')
  expect(threadsIn(await hearing.next(3))).toHaveLength(3)
  expect(threadsIn(await deaf.next(1))).toEqual([plain])
  expect(deaf.bytes()).not.toContain(secret.id)
  expect(deaf.bytes()).not.toContain('Ilvane')
  for (const each of [deaf, hearing]) await each.stop()
})

test('[THREAD3] the list holds what the asker may read, and no other', async () => {
  const planner = await here.person({ role: 'planner' })
  const secret = await open(here.lead, 'identity/O1', 'Ilvane travels alone.')
  const plain = await open(here.lead, 'venue/V1')
  expect(await (await planner.get(threads())).json()).toEqual([plain])
  expect(await (await here.lead.get(threads())).json()).toEqual([secret, plain])
  expect((await planner.post(`/api/threads/${secret.id}/remarks`, { text: 'Hm' })).status).toBe(404)
  expect((await planner.post(`/api/threads/${secret.id}/status`, { resolved: true })).status).toBe(404)
})

test('[THREAD2] whoever opened a thread may resolve it, and whoever writes the design; other reviewers may not', async () => {
  const [ana, ben] = [await here.person({ role: 'reviewer' }), await here.person({ role: 'reviewer' })]
  const thread = await open(ana, 'venue/V1')
  expect((await ben.post(`/api/threads/${thread.id}/status`, { resolved: true })).status).toBe(404)
  const resolved = await ana.post(`/api/threads/${thread.id}/status`, { resolved: true })
  expect(await resolved.json()).toMatchObject({ status: { is: 'resolved', by: ana.id } })
})

test('[THREAD4] a remark has words, and at most 10,000 characters of them', async () => {
  const post = (text: string) => here.lead.post(threads(), { anchor: on('venue/V1'), text })
  expect((await post(' \n ')).status).toBe(400)
  expect((await post('ي'.repeat(maxRemarkChars))).status).toBe(201)
  const tooLong = await post('x'.repeat(maxRemarkChars + 1))
  expect(tooLong.status).toBe(400)
  expect(await tooLong.text()).toContain('10,000')
})

test('[DOOR12] a request whose access ends while it is on its way writes nothing', async () => {
  const planner = await here.person({ role: 'planner' })
  const bytes = new TextEncoder().encode(JSON.stringify({ anchor: on('venue/V1'), text: 'Too late.' }))
  let rest: () => void = () => {}
  const slow = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 10))
      rest = () => {
        controller.enqueue(bytes.slice(10))
        controller.close()
      }
    },
  })
  const headers = {
    host: 'localhost:7300',
    origin: 'http://localhost:7300',
    'content-type': 'application/json',
    cookie: planner.cookie,
  }
  const request = new Request(`http://localhost:7300${threads()}`, {
    method: 'POST',
    headers,
    body: slow,
    duplex: 'half',
  } as RequestInit)
  const answer = here.api.app.request(request)
  await here.storage.members.remove(here.design, planner.id)
  await here.api.accessChanged({ design: here.design, person: planner.id })
  rest()
  expect((await answer).status).toBe(404)
  expect(await (await here.lead.get(threads())).json()).toEqual([])
})

test('[FEED2] removing a member ends the feed at once; a lost clearance silences its threads', async () => {
  const planner = await here.person({ role: 'planner', clearances: ['people'] })
  const feed = await listenTo(planner, here.design)
  await here.storage.members.put(
    { design: here.design, person: planner.id, role: 'planner', clearances: [] },
    here.clock.now(),
  )
  await here.api.accessChanged({ design: here.design, person: planner.id })
  await open(here.lead, 'identity/O1', 'Ilvane travels alone.')
  const plain = await open(here.lead, 'venue/V1')
  expect(await feed.next(2)).toEqual([{ is: 'access' }, { is: 'thread', thread: plain }])
  await here.storage.members.remove(here.design, planner.id)
  await here.api.accessChanged({ design: here.design, person: planner.id })
  await open(here.lead, 'venue/V2')
  expect(await feed.ended()).toBe(true)
  expect(feed.bytes()).not.toContain('venue/V2')
})

test('[SIGNIN3] [FEED2] signing out ends the feeds of that sign-in', async () => {
  const planner = await here.person({ role: 'planner' })
  const feed = await listenTo(planner, here.design)
  await planner.post('/api/sign-out')
  expect(await feed.ended()).toBe(true)
})

test('[FEED5] a silent feed beats', async () => {
  const feed = await listenTo(here.lead, here.design)
  here.clock.turn(beatEvery)
  here.clock.turn(beatEvery)
  await feed.until(() => feed.bytes().split(': still here').length === 3)
  await feed.stop()
})
