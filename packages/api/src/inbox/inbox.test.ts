import { newId } from '@balcony/base'
import type { Thread } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InboxAnswer, InboxItem } from '../contract.ts'
import { guestOf } from '../testing/guest.ts'
import { listenTo } from '../testing/listening.ts'
import { type Visitor, type World, world } from '../testing/world.ts'

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const threads = () => `/api/designs/${here.design}/threads`

async function open(by: Visitor, address: string, more: object = {}): Promise<Thread> {
  const body = { anchor: { on: 'place', address }, text: 'Which one?', ...more }
  const answer = await by.post(threads(), body)
  expect(answer.status).toBe(201)
  here.clock.turn(1)
  return (await answer.json()) as Thread
}

async function reply(by: Visitor, thread: Thread, text: string, more: object = {}): Promise<void> {
  expect((await by.post(`/api/threads/${thread.id}/remarks`, { text, ...more })).status).toBe(201)
  here.clock.turn(1)
}

async function inbox(of: Visitor): Promise<readonly InboxItem[]> {
  return ((await (await of.get('/api/inbox')).json()) as InboxAnswer).items
}

const told = async (of: Visitor) => (await inbox(of)).map((item) => [item.because, item.text])

test('[INBOX1] something waits for whoever is named, given a thread, wrote in it or follows it: once, and never for whoever did it', async () => {
  const [ana, ben, cem] = [
    await here.person({ role: 'planner' }),
    await here.person({ role: 'reviewer' }),
    await here.person({ role: 'reader' }),
  ]
  const follow = (by: Visitor, target: string, on = true) =>
    by.post(`/api/designs/${here.design}/follows`, { target, on })
  expect((await follow(cem, 'venues')).status).toBe(200)
  expect((await follow(cem, 'nowhere')).status).toBe(404)
  const thread = await open(ana, 'venue/V1', { mentions: [ben.id] })
  await reply(ben, thread, 'The second.', { mentions: [] })
  await here.lead.post(`/api/threads/${thread.id}/task`, { to: ben.id, due: '2027-03-01' })
  await open(ana, 'risk')
  expect(await told(ana)).toEqual([['answered', 'The second.']])
  expect(await told(ben)).toEqual([
    ['assigned', 'Which one?'],
    ['mentioned', 'Which one?'],
  ])
  expect((await inbox(ben))[0]).toMatchObject({ due: '2027-03-01', name: 'Rhona', unread: true, address: 'venue/V1' })
  expect(await told(cem)).toEqual([
    ['followed', 'The second.'],
    ['followed', 'Which one?'],
  ])
  expect(await told(here.lead)).toEqual([])
  await follow(here.lead, '')
  await open(ana, 'risk', { text: 'Another.' })
  expect(await told(here.lead)).toEqual([['followed', 'Another.']])
})

test('[INBOX2] it is told live without a word of it, and not a byte is left for whoever may not read the place any more', async () => {
  const ana = await here.person({ role: 'planner', clearances: ['people'] })
  const feed = await listenTo(ana, here.design, '/api/inbox/events')
  const secret = await open(here.lead, 'identity/O1', { text: 'Ilvane travels alone.', mentions: [ana.id] })
  expect(await feed.next(1)).toEqual([{ is: 'inbox' }])
  expect(feed.bytes()).not.toContain('Ilvane')
  expect(await told(ana)).toEqual([['mentioned', 'Ilvane travels alone.']])
  await ana.post(`/api/threads/${secret.id}/seen`, { at: 0 })
  const put = (clearances: readonly 'people'[]) =>
    here.storage.members.put({ design: here.design, person: ana.id, role: 'planner', clearances }, here.clock.now())
  await put([])
  await here.api.accessChanged({ design: here.design, person: ana.id })
  const answer = await (await ana.get('/api/inbox')).text()
  expect(answer).not.toContain('Ilvane')
  expect(answer).not.toContain(secret.id)
  expect(answer).not.toContain('identity')
  await reply(here.lead, secret, 'By night.')
  expect(await inbox(ana)).toEqual([])
  await put(['people'])
  expect(await told(ana)).toEqual([['mentioned', 'Ilvane travels alone.']])
  await here.storage.members.remove(here.design, ana.id)
  expect(await inbox(ana)).toEqual([])
  await feed.stop()
})

test('[INBOX3] what was seen on one page is seen everywhere, and the mark can be set back', async () => {
  const ana = await here.person({ role: 'planner' })
  const feed = await listenTo(ana, here.design)
  const thread = await open(here.lead, 'venue/V1', { mentions: [ana.id] })
  await open(here.lead, 'venue/V2', { mentions: [ana.id] })
  const unread = async () => (await inbox(ana)).map((item) => item.unread)
  expect(await unread()).toEqual([true, true])
  expect((await ana.post(`/api/threads/${thread.id}/seen`, {})).status).toBe(204)
  expect(await unread()).toEqual([true, false])
  await feed.until(() => feed.bytes().split('"inbox"').length > 3)
  await ana.post(`/api/threads/${thread.id}/seen`, { at: 0 })
  expect(await unread()).toEqual([true, true])
  await ana.post('/api/inbox/seen')
  expect(await unread()).toEqual([false, false])
  const own = await open(ana, 'venue/V1')
  const answer = (await (await ana.get('/api/inbox')).json()) as InboxAnswer
  expect(answer.seen[own.id]).toBeGreaterThan(0)
  const stranger = await here.person()
  expect((await stranger.post(`/api/threads/${thread.id}/seen`, {})).status).toBe(404)
  await feed.stop()
})

test('[INBOX4] remarks sent together wait as one, with how many more there are among those that the asker may read', async () => {
  const ana = await here.person({ role: 'planner' })
  const cleared = await here.person({ role: 'planner', clearances: ['people'] })
  for (const each of [ana, cleared]) await each.post(`/api/designs/${here.design}/follows`, { target: '', on: true })
  const at = (address: string, text: string) => ({ anchor: { on: 'place', address }, text })
  const items = [at('venue/V1', 'One.'), at('identity/O1', 'Two.'), at('venue/V2', 'Three.')]
  await here.lead.post(`/api/designs/${here.design}/reviews`, { items })
  expect((await inbox(ana)).map((item) => item.more)).toEqual([1])
  expect((await inbox(cleared)).map((item) => item.more)).toEqual([2])
})

test('[INBOX5] leads are asked whether somebody may read a place; nobody else hears of it', async () => {
  const ana = await here.person({ role: 'planner', clearances: ['people'] })
  const ben = await here.person({ role: 'reviewer' })
  await open(ana, 'identity/O1', { text: 'Can he see this?', asks: [ben.id] })
  expect(await inbox(here.lead)).toMatchObject([{ because: 'asked', about: 'reviewer', name: 'planner' }])
  expect(await inbox(ben)).toEqual([])
  expect(await inbox(ana)).toEqual([])
})

test('[INBOX6] what a partner writes waits for those who lead and plan; whoever wants no more of a thread hears only their name', async () => {
  const ana = await here.person({ role: 'planner' })
  const reviewer = await here.person({ role: 'reviewer' })
  const guest = await guestOf(here)
  const said = { id: 'phone-1', address: 'sessions', text: 'Too early for us.' }
  await guest.post(`/api/links/${guest.link}/threads`, said)
  await guest.post(`/api/links/${guest.link}/threads`, said)
  here.clock.turn(1)
  for (const each of [here.lead, ana])
    expect(await inbox(each)).toMatchObject([
      { because: 'guest', name: 'Hana', guest: true, text: 'Too early for us.' },
    ])
  expect(await inbox(reviewer)).toEqual([])
  const [item] = await inbox(ana)
  await ana.post(`/api/designs/${here.design}/follows`, { target: item?.thread, on: false })
  const thread = { id: item?.thread } as Thread
  await reply(here.lead, thread, 'We hear you.')
  expect(await inbox(ana)).toHaveLength(1)
  await reply(here.lead, thread, '@planner, please look.', { mentions: [ana.id] })
  expect(await told(ana)).toEqual([
    ['mentioned', '@planner, please look.'],
    ['guest', 'Too early for us.'],
  ])
})

test('[INBOX7] whoever is asked to agree to a version finds it waiting until they answer, and nobody else does', async () => {
  const [ana, ben] = [await here.person({ role: 'planner' }), await here.person({ role: 'reviewer' })]
  const version = newId(here.random)
  const about = { id: version, design: here.design, by: here.lead.id, at: here.clock.now(), note: '', rows: {} }
  await here.storage.versions.make({ ...about, purpose: 'review', name: 'For both sides' })
  const asked = { design: here.design, version, askedBy: here.lead.id, askedAt: here.clock.now() }
  await here.storage.versions.ask([ana, ben].map(({ id }) => ({ ...asked, id: newId(here.random), person: id })))
  const waits = { because: 'agreement', version, text: 'For both sides', name: 'Rhona', unread: true }
  for (const each of [ana, ben]) expect(await inbox(each)).toMatchObject([waits])
  expect(await inbox(here.lead)).toEqual([])
  await ana.post('/api/inbox/seen')
  expect(await inbox(ana)).toMatchObject([{ ...waits, unread: false }])
  const feed = await listenTo(ana, here.design, '/api/inbox/events')
  const answer = { answer: 'agreed', words: '' }
  expect((await ana.post(`/api/designs/${here.design}/versions/${version}/answer`, answer)).status).toBe(200)
  expect(await feed.next(1)).toEqual([{ is: 'inbox' }])
  expect(await inbox(ana)).toEqual([])
  // Whoever only reads from now on has nothing to answer.
  await here.storage.members.put({ design: here.design, person: ben.id, role: 'reader', clearances: [] }, 0)
  expect(await inbox(ben)).toEqual([])
  await feed.stop()
})
