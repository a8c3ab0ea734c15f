import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DesignCard } from '../contract.ts'
import { guestOf } from '../testing/guest.ts'
import { listenTo } from '../testing/listening.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import type { AskCard, MemberList } from './contract.ts'

const day = 24 * 3_600_000

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const members = (person = '') => `/api/designs/${here.design}/members${person && `/${person}`}`
const asks = (ask = '') => `/api/designs/${here.design}/asks${ask && `/${ask}`}`
const listFor = async (visitor: Visitor) => (await (await visitor.get(members())).json()) as MemberList
const change = (by: Visitor, person: Visitor, over: Record<string, unknown> = {}) =>
  by.post(members(person.id), { role: 'planner', clearances: [], ...over })
const remove = (by: Visitor, person: Visitor, closeLinks = false) =>
  by.post(`${members(person.id)}/remove`, { closeLinks })
const open = async (visitor: Visitor) =>
  ((await (await visitor.get(`/api/designs/${here.design}`)).json()) as DesignCard).compartments.map(({ name }) => name)

test('[MEMBER1] leads see what each may open, until when, and who was last here; others see the people and themselves', async () => {
  const planner = await here.person({ role: 'planner', clearances: ['people', 'legal'] })
  const reader = await here.person({ role: 'reader' })
  const invitation = { name: 'Dana', role: 'reviewer', clearances: ['legal'], memberUntil: here.clock.now() + day }
  await here.lead.post(`/api/designs/${here.design}/invitations`, invitation)
  const seen = await listFor(here.lead)
  expect(seen.members.find(({ id }) => id === planner.id)).toMatchObject({
    role: 'planner',
    clearances: ['people', 'legal'],
    seenAt: here.clock.now(),
  })
  expect(seen.invitations).toMatchObject([invitation])
  const own = await listFor(reader)
  expect(own.members.map(({ id }) => id)).toEqual(seen.members.map(({ id }) => id))
  expect(own.invitations).toEqual([])
  for (const each of own.members) {
    expect(each.seenAt).toBeUndefined()
    expect(each.clearances).toEqual(each.id === reader.id ? [] : undefined)
  }
})

test('[MEMBER2] a lead changes role, clearances and end; it holds at once, and everybody sees it', async () => {
  const planner = await here.person({ role: 'planner' })
  const feed = await listenTo(planner, here.design)
  const answer = await change(here.lead, planner, { role: 'reviewer', clearances: ['people'] })
  expect(answer.status).toBe(200)
  expect(((await answer.json()) as MemberList).members.find(({ id }) => id === planner.id)).toMatchObject({
    role: 'reviewer',
    clearances: ['people'],
  })
  expect(await feed.next(2)).toMatchObject([{ is: 'access' }, { is: 'members' }])
  expect(await open(planner)).toEqual(['core', 'people'])
  await change(here.lead, planner, { role: 'reader' })
  expect(await open(planner)).toEqual(['core'])
  await feed.stop()
})

test('[MEMBER2] nobody gives what they do not hold; what somebody held before they keep', async () => {
  const half = await here.person({ role: 'lead', clearances: ['people'] })
  const planner = await here.person({ role: 'planner', clearances: ['legal'] })
  expect((await change(half, planner, { clearances: ['legal', 'security'] })).status).toBe(404)
  expect((await change(half, half, { role: 'lead', clearances: ['people', 'sealed'], reason: 'Me' })).status).toBe(404)
  expect((await change(half, planner, { clearances: ['legal', 'people'] })).status).toBe(200)
  expect(await open(planner)).toEqual(['core', 'people', 'legal'])
  expect((await change(planner, planner, { role: 'lead' })).status).toBe(404)
  expect((await here.lead.post(members('nobody'), { role: 'lead', clearances: [] })).status).toBe(404)
})

test('[MEMBER2] letting somebody into what is sealed needs a reason', async () => {
  const planner = await here.person({ role: 'planner' })
  const refused = await change(here.lead, planner, { clearances: ['sealed'] })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('Say why')
  expect((await change(here.lead, planner, { clearances: ['sealed'], reason: 'Takes over the liaison.' })).status).toBe(
    200,
  )
  // It is there already: another change asks for none.
  expect((await change(here.lead, planner, { role: 'reviewer', clearances: ['sealed'] })).status).toBe(200)
})

test('[MEMBER3] a lead removes anybody, everybody may leave, the last lead stays', async () => {
  const planner = await here.person({ role: 'planner' })
  const reader = await here.person({ role: 'reader' })
  expect((await remove(planner, reader)).status).toBe(404)
  expect((await remove(here.lead, planner)).status).toBe(204)
  expect((await planner.get(`/api/designs/${here.design}`)).status).toBe(404)
  expect((await remove(reader, reader)).status).toBe(204)
  expect((await reader.get(`/api/designs/${here.design}`)).status).toBe(404)
  const alone = await remove(here.lead, here.lead)
  expect(alone.status).toBe(409)
  expect(await alone.text()).toContain('Make somebody else a lead first')
  expect((await change(here.lead, here.lead, { role: 'reader' })).status).toBe(409)
  expect((await change(here.lead, here.lead, { role: 'lead', until: here.clock.now() + day })).status).toBe(409)
})

test('[MEMBER4] who is removed or lowered leaves no way in behind', async () => {
  const second = await here.person({ role: 'lead' })
  const token = async () => {
    const path = `/api/designs/${here.design}/invitations`
    const made = await second.post(path, { name: 'Friend', role: 'lead', clearances: [] })
    return String(((await made.json()) as { link: string }).link.split('#')[1])
  }
  const [first, another] = [await token(), await token()]
  const link = await second.post(`/api/designs/${here.design}/links`, {
    ...{ name: 'Friend', right: 'link-read', days: 9, devices: 1, withCode: false },
  })
  const guest = await guestOf(here, {}, await link.json())
  await change(here.lead, second, { role: 'planner' })
  expect((await here.nobody.post('/api/sign-in', { token: first })).status).toBe(404)
  expect((await here.nobody.post('/api/sign-in', { token: another })).status).toBe(404)
  expect((await guest.get(`/api/links/${guest.link}`)).status).toBe(200)
  expect((await remove(here.lead, second, true)).status).toBe(204)
  expect((await guest.get(`/api/links/${guest.link}`)).status).toBe(401)
})

test('[MEMBER4] an invitation is withdrawn', async () => {
  const path = `/api/designs/${here.design}/invitations`
  const made = await here.lead.post(path, { name: 'Dana', role: 'reader', clearances: [] })
  const { link } = (await made.json()) as { link: string }
  const [invitation] = (await listFor(here.lead)).invitations
  const planner = await here.person({ role: 'planner' })
  expect((await planner.post(`${path}/${invitation?.id}/withdraw`)).status).toBe(404)
  expect((await here.lead.post(`${path}/${invitation?.id}/withdraw`)).status).toBe(204)
  expect((await listFor(here.lead)).invitations).toEqual([])
  expect((await here.nobody.post('/api/sign-in', { token: link.split('#')[1] })).status).toBe(404)
})

test('[MEMBER5] a membership with an end is over at that moment', async () => {
  const planner = await here.person({ role: 'planner' })
  expect((await change(here.lead, planner, { until: here.clock.now() })).status).toBe(400)
  expect((await change(here.lead, planner, { until: here.clock.now() + day })).status).toBe(200)
  const feed = await listenTo(planner, here.design)
  await here.api.accessChanged({})
  here.clock.turn(day - 1)
  expect((await planner.get(`/api/designs/${here.design}`)).status).toBe(200)
  here.clock.turn(1)
  expect(await feed.ended()).toBe(true)
  expect((await planner.get(`/api/designs/${here.design}`)).status).toBe(404)
})

test('[MEMBER6] somebody asks for a compartment with a reason; a lead who holds it grants it, once', async () => {
  const planner = await here.person({ role: 'planner' })
  const half = await here.person({ role: 'lead' })
  const feed = await listenTo(here.lead, here.design)
  const asked = await planner.post(asks(), { compartment: 'people', reason: 'I book the visas.' })
  expect(asked.status).toBe(201)
  const ask = (await asked.json()) as AskCard
  expect(await feed.next(1)).toEqual([{ is: 'asks' }])
  expect((await planner.post(asks(), { compartment: 'people', reason: 'Again.' })).status).toBe(409)
  expect((await planner.post(asks(), { compartment: 'core', reason: 'Hm.' })).status).toBe(409)
  expect((await planner.post(asks(), { compartment: 'legal', reason: ' ' })).status).toBe(400)
  expect((await listFor(planner)).asks).toEqual([ask])
  expect((await listFor(await here.person({ role: 'reader' }))).asks).toEqual([])
  expect((await listFor(here.lead)).asks).toEqual([ask])
  expect((await planner.post(asks(ask.id), { granted: true })).status).toBe(404)
  // This lead may not open it, so cannot open it to others.
  expect((await half.post(asks(ask.id), { granted: true })).status).toBe(404)
  expect((await here.lead.post(asks(ask.id), { granted: true })).status).toBe(204)
  expect(await open(planner)).toEqual(['core', 'people'])
  expect((await here.lead.post(asks(ask.id), { granted: true })).status).toBe(404)
  const second = (await (await planner.post(asks(), { compartment: 'legal', reason: 'Contracts.' })).json()) as AskCard
  expect((await half.post(asks(second.id), { granted: false })).status).toBe(204)
  expect(await open(planner)).toEqual(['core', 'people'])
  expect((await listFor(here.lead)).asks).toEqual([])
  await feed.stop()
})

test('[MEMBER7] the journal says who did what to whom, and holds no reason and no name', async () => {
  const planner = await here.person({ role: 'planner' })
  await planner.post(asks(), { compartment: 'people', reason: 'Ilvane’s visa.' })
  const [ask] = (await listFor(here.lead)).asks
  await here.lead.post(asks(String(ask?.id)), { granted: true })
  await change(here.lead, planner, { clearances: ['people', 'sealed'], reason: 'Ilvane asked for it.' })
  await remove(here.lead, planner)
  const acts = await here.storage.journal.of(here.design)
  expect(acts.map(({ did }) => did)).toEqual([
    'asked to open',
    'granted what was asked',
    'changed a member',
    'removed a member',
  ])
  expect(acts[2]?.about).toMatchObject({ person: planner.id, clearances: ['people', 'sealed'], had: ['people'] })
  expect(JSON.stringify(acts)).not.toMatch(/Ilvane|Rhona|visa/)
})
