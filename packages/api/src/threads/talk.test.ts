import type { Thread } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Visitor, type World, world } from '../testing/world.ts'

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const threads = () => `/api/designs/${here.design}/threads`
const on = (address: string) => ({ on: 'place', address })

async function open(by: Visitor, more: object = {}): Promise<Thread> {
  const answer = await by.post(threads(), { anchor: on('venue/V1'), text: 'Which one?', ...more })
  expect(answer.status).toBe(201)
  here.clock.turn(1)
  return (await answer.json()) as Thread
}

async function asThread(answer: Promise<Response>): Promise<Thread> {
  const given = await answer
  expect(given.status).toBeLessThan(300)
  return (await given.json()) as Thread
}

const first = (thread: Thread) => `/api/threads/${thread.id}/remarks/${thread.remarks[0]?.id}`

test('[TALK1] the words of a remark are changed by whoever wrote it and nobody else, and it says that they were', async () => {
  const ana = await here.person({ role: 'reviewer' })
  const thread = await open(ana)
  expect((await here.lead.post(first(thread), { text: 'Put in her mouth.' })).status).toBe(404)
  const edited = await asThread(ana.post(first(thread), { text: 'Which of the two?' }))
  expect(edited.remarks).toEqual([{ ...thread.remarks[0], text: 'Which of the two?', editedAt: here.clock.now() }])
  expect((await ana.post(first(thread), { text: ' ' })).status).toBe(400)
})

test('[TALK2] a remark is taken back by whoever wrote it or by a lead: the trace stays, the words are in no answer', async () => {
  const [ana, ben] = [await here.person({ role: 'reviewer' }), await here.person({ role: 'planner' })]
  const thread = await open(ana, { text: 'Ilvane travels alone.' })
  expect((await ben.remove(first(thread))).status).toBe(404)
  const taken = await asThread(ana.remove(first(thread)))
  expect(taken.remarks).toMatchObject([{ by: ana.id, text: '', removedAt: here.clock.now() }])
  expect(await (await here.lead.get(threads())).text()).not.toContain('Ilvane')
  expect((await ana.post(first(thread), { text: 'Again.' })).status).toBe(404)
  const another = await open(ben)
  expect((await here.lead.remove(first(another))).status).toBe(200)
})

test('[TALK3] the one reaction is “I have seen this”: once a person, and withdrawn again', async () => {
  const ana = await here.person({ role: 'reviewer' })
  const reader = await here.person({ role: 'reader' })
  const thread = await open(here.lead)
  const say = (by: Visitor, on: boolean) => by.post(`${first(thread)}/acknowledgement`, { on })
  await say(ana, true)
  expect((await asThread(say(ana, true))).remarks[0]?.acks).toEqual([ana.id])
  expect((await say(reader, true)).status).toBe(404)
  expect((await asThread(say(ana, false))).remarks[0]?.acks).toBeUndefined()
})

test('[TALK4] a thread is given to somebody who may read it, with a day, and taken from them again', async () => {
  const planner = await here.person({ role: 'planner' })
  const thread = await open(here.lead)
  const give = (to: string | null, due?: string) => here.lead.post(`/api/threads/${thread.id}/task`, { to, due })
  expect((await asThread(give(planner.id, '2027-03-01'))).task).toEqual({
    ...{ to: planner.id, by: here.lead.id, at: here.clock.now(), due: '2027-03-01' },
  })
  expect((await give(planner.id, 'tomorrow')).status).toBe(400)
  expect((await asThread(give(null))).task).toBeUndefined()
  const secret = await open(here.lead, { anchor: on('identity/O1') })
  const refused = await here.lead.post(`/api/threads/${secret.id}/task`, { to: planner.id })
  expect(refused.status).toBe(400)
})

test('[TALK5] a remark mentions only people who may read it, and asks only for members who may not', async () => {
  const planner = await here.person({ role: 'planner' })
  const stranger = await here.person()
  const secret = on('identity/O1')
  expect((await open(here.lead, { mentions: [planner.id] })).remarks[0]?.mentions).toEqual([planner.id])
  const post = (body: object) => here.lead.post(threads(), { text: 'Look.', ...body })
  expect((await post({ anchor: secret, mentions: [planner.id] })).status).toBe(400)
  expect((await post({ anchor: on('venue/V1'), mentions: [stranger.id] })).status).toBe(400)
  expect((await post({ anchor: on('venue/V1'), asks: [planner.id] })).status).toBe(400)
  expect((await post({ anchor: secret, asks: [planner.id] })).status).toBe(201)
})

test('[TALK6] a review of many remarks is kept whole or not at all', async () => {
  const ana = await here.person({ role: 'reviewer' })
  const thread = await open(here.lead)
  const send = (items: readonly object[]) => ana.post(`/api/designs/${here.design}/reviews`, { items })
  const good = [
    { anchor: on('venue/V2'), text: 'Too far.' },
    { anchor: on('venues'), text: 'Nothing by the lake?' },
    { thread: thread.id, text: 'The second.' },
  ]
  expect((await send([...good, { anchor: on('identity/O1'), text: 'Who is it?' }])).status).toBe(404)
  expect((await send([...good, { anchor: on('venue/V1/nothing'), text: 'x' }])).status).toBe(400)
  expect(await (await ana.get(threads())).json()).toEqual([thread])
  const sent = (await (await send(good)).json()) as Thread[]
  expect(sent.map((each) => each.remarks.at(-1)?.text)).toEqual(good.map((each) => each.text))
  expect(await (await ana.get(threads())).json()).toHaveLength(3)
})

test('[TALK7] what is sent twice under one id is kept once; nobody writes under another’s id', async () => {
  const ana = await here.person({ role: 'reviewer' })
  const one = await open(ana, { id: 'phone-1' })
  expect(await open(ana, { id: 'phone-1' })).toEqual(one)
  const reply = () => ana.post(`/api/threads/${one.id}/remarks`, { id: 'phone-2', text: 'And?' })
  await reply()
  expect(await (await reply()).json()).toMatchObject({ id: 'phone-2', text: 'And?' })
  expect(await (await ana.get(threads())).json()).toMatchObject([{ remarks: [{ id: 'phone-1' }, { id: 'phone-2' }] }])
  const thief = await here.lead.post(threads(), { id: 'phone-1', anchor: on('venue/V1'), text: 'x' })
  expect(thief.status).toBe(400)
})

test('[TALK8] a thread reaches partners only where their edition can hold the place and by those who may; later it is only narrowed', async () => {
  const ana = await here.person({ role: 'reviewer' })
  const post = (by: Visitor, address: string) =>
    by.post(threads(), { anchor: on(address), text: 'For all.', reach: 'partners' })
  expect((await post(here.lead, 'identity/O1')).status).toBe(400)
  expect((await post(ana, 'session')).status).toBe(400)
  const thread = (await (await post(here.lead, 'session')).json()) as Thread
  expect(thread.level).toBe('partner')
  expect(await open(here.lead)).toMatchObject({ level: 'team' })
  const reach = (to: string) => here.lead.post(`/api/threads/${thread.id}/reach`, { reach: to })
  expect((await asThread(reach('team'))).level).toBe('team')
  expect((await reach('partners')).status).toBe(400)
})

test('[TALK9] why a thread was resolved and what was decided stays in the conversation', async () => {
  const ana = await here.person({ role: 'reviewer' })
  const thread = await open(ana)
  const decide = (by: Visitor) =>
    by.post(`/api/threads/${thread.id}/remarks`, { text: 'We take Lakeside.', act: 'decided' })
  expect((await decide(ana)).status).toBe(400)
  expect((await decide(here.lead)).status).toBe(201)
  const status = (resolved: boolean, reason?: string) =>
    asThread(here.lead.post(`/api/threads/${thread.id}/status`, { resolved, reason }))
  await status(true, 'Booked until Friday.')
  const open_ = await status(false)
  expect(open_).toMatchObject({ status: { is: 'open' } })
  expect(open_.remarks.map((each) => [each.act, each.text])).toEqual([
    [undefined, 'Which one?'],
    ['decided', 'We take Lakeside.'],
    ['resolved', 'Booked until Friday.'],
  ])
})

test('[TALK10] a thread is put at another place only where the same people read', async () => {
  const thread = await open(here.lead)
  const put = (address: string) => here.lead.post(`/api/threads/${thread.id}/anchor`, { anchor: on(address) })
  expect(await asThread(put('venue/V2'))).toMatchObject({ anchor: on('venue/V2'), state: 'fresh' })
  expect((await put('identity/O1')).status).toBe(400)
  expect((await put('nowhere')).status).toBe(400)
  const shared = await open(here.lead, { anchor: on('session'), reach: 'partners' })
  const away = await here.lead.post(`/api/threads/${shared.id}/anchor`, { anchor: on('incident') })
  expect(away.status).toBe(400)
})

test('[TALK11] one is told who may enter the compartments that one may enter oneself, and of no other', async () => {
  const planner = await here.person({ role: 'planner', clearances: ['people'] })
  const reviewer = await here.person({ role: 'reviewer' })
  const readers = async (by: Visitor) => (await by.get(`/api/designs/${here.design}/readers`)).json()
  const told = (await readers(planner)) as Record<string, string[]>
  expect(Object.keys(told)).toEqual(['core', 'people'])
  expect(told['core']?.toSorted()).toEqual([here.lead.id, planner.id, reviewer.id].sort())
  expect(told['people']?.toSorted()).toEqual([here.lead.id, planner.id].sort())
  expect(Object.keys((await readers(reviewer)) as object)).toEqual(['core'])
})
