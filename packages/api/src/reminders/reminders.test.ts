import { newId } from '@balcony/base'
import type { Thread } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InboxAnswer, SentReminder } from '../contract.ts'
import { listenTo } from '../testing/listening.ts'
import { type Visitor, type World, world } from '../testing/world.ts'

const day = 24 * 60 * 60_000
let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const path = () => `/api/designs/${here.design}/reminders`
const inbox = async (of: Visitor) => ((await (await of.get('/api/inbox')).json()) as InboxAnswer).items
const list = async (of: Visitor) => (await (await of.get(path())).json()) as readonly SentReminder[]
const remind = async (by: Visitor, person: string, about: string) => (await by.post(path(), { person, about })).status

/** A version about which these people were asked. */
async function asked(...people: readonly Visitor[]): Promise<string> {
  const version = newId(here.random)
  const about = { id: version, design: here.design, by: here.lead.id, at: here.clock.now(), note: '', rows: {} }
  await here.storage.versions.make({ ...about, purpose: 'review', name: 'For both sides' })
  const rest = { design: here.design, version, askedBy: here.lead.id, askedAt: here.clock.now() }
  await here.storage.versions.ask(people.map(({ id }) => ({ ...rest, id: newId(here.random), person: id })))
  return version
}

/** A thread that is somebody's to answer. */
async function given(to: Visitor, address: string): Promise<string> {
  const body = { anchor: { on: 'place', address }, text: 'Which one?' }
  const thread = (await (await here.lead.post(`/api/designs/${here.design}/threads`, body)).json()) as Thread
  expect((await here.lead.post(`/api/threads/${thread.id}/task`, { to: to.id, due: '2027-03-01' })).status).toBe(200)
  return thread.id
}

test('[REMIND1] whoever has not said yet whether they agree is asked once more: it waits anew, said by whoever asks', async () => {
  const [ana, ben] = [await here.person({ role: 'lead' }), await here.person({ role: 'reviewer' })]
  const version = await asked(ben)
  await ben.post('/api/inbox/seen')
  expect(await inbox(ben)).toMatchObject([{ because: 'agreement', unread: false }])
  const feed = await listenTo(ben, here.design, '/api/inbox/events')
  here.clock.turn(day)
  expect(await remind(ana, ben.id, version)).toBe(201)
  expect(await feed.next(1)).toEqual([{ is: 'inbox' }])
  expect(await inbox(ben)).toMatchObject([
    { because: 'agreement', again: true, unread: true, version, name: 'lead', at: here.clock.now() },
  ])
  // No mail told of it yet: the post goes out with it as with anything that waits.
  const waiting = await here.storage.inbox.unmailed()
  expect(waiting.filter((each) => each.person === ben.id)).toHaveLength(1)
  expect(await list(ana)).toEqual([{ person: ben.id, about: version, by: ana.id, at: here.clock.now() }])
  await feed.stop()
})

test('[REMIND1] whoever was given a thread is asked once more for the answer, until it is given', async () => {
  const ana = await here.person({ role: 'planner' })
  const thread = await given(ana, 'venues')
  await ana.post(`/api/threads/${thread}/seen`)
  here.clock.turn(1)
  expect(await remind(here.lead, ana.id, thread)).toBe(201)
  const [first] = await inbox(ana)
  expect(first).toMatchObject({ because: 'reminded', unread: true, thread, name: 'Rhona', due: '2027-03-01' })
  expect((await here.lead.post(`/api/threads/${thread}/status`, { resolved: true })).status).toBe(200)
  expect((await inbox(ana)).map(({ because }) => because)).not.toContain('reminded')
})

test('[REMIND2] of one thing nobody is reminded more than once a day, whoever does it', async () => {
  const [ana, ben] = [await here.person({ role: 'lead' }), await here.person({ role: 'reviewer' })]
  const [version, other] = [await asked(ben), await asked(ben)]
  expect(await remind(here.lead, ben.id, version)).toBe(201)
  expect(await remind(here.lead, ben.id, version)).toBe(409)
  expect(await remind(ana, ben.id, version)).toBe(409)
  expect(await remind(ana, ben.id, other)).toBe(201)
  here.clock.turn(day - 1)
  expect(await remind(ana, ben.id, version)).toBe(409)
  here.clock.turn(1)
  expect(await list(ana)).toEqual([])
  expect(await remind(ana, ben.id, version)).toBe(201)
})

test('[REMIND3] what is closed, answered or was never asked of somebody looks as if it were not there', async () => {
  const cleared = await here.person({ role: 'planner', clearances: ['people'] })
  const ana = await here.person({ role: 'planner' })
  const ben = await here.person({ role: 'reviewer' })
  const secret = await given(cleared, 'identity/O1')
  const version = await asked(ana, ben)
  const stranger = await here.person()
  for (const [by, person, about] of [
    [stranger, ana.id, version],
    [ben, ana.id, version],
    [here.lead, here.lead.id, version],
    [here.lead, cleared.id, version],
    [here.lead, stranger.id, version],
    [here.lead, ana.id, 'nosuch'],
    [here.lead, ana.id, secret],
    [ana, cleared.id, secret],
  ] as const)
    expect(await remind(by, person, about)).toBe(404)
  const answer = { answer: 'agreed', words: '' }
  expect((await ben.post(`/api/designs/${here.design}/versions/${version}/answer`, answer)).status).toBe(200)
  expect(await remind(here.lead, ben.id, version)).toBe(404)
  expect(await remind(here.lead, cleared.id, secret)).toBe(201)
  expect((await list(here.lead)).map(({ about }) => about)).toEqual([secret])
  // Nobody else learns that somebody was reminded of what they may not read.
  expect(await list(ana)).toEqual([])
  expect((await stranger.get(path())).status).toBe(404)
})
