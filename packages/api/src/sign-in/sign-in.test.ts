import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Me } from '../contract.ts'
import { join, password, tokenIn } from '../testing/accounts.ts'
import { listenTo } from '../testing/listening.ts'
import { cookieOf, type World, world } from '../testing/world.ts'
import { failedSignInsPerHour } from './attempts.ts'
import { linkLasts, makeLink } from './links.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

async function tokenFor(person: string, at = here): Promise<string> {
  const about = {
    purpose: { is: 'sign-in', person } as const,
    by: undefined,
    origin: 'http://localhost:7300',
    now: at.clock.now(),
  }
  return String((await makeLink(at.storage, about, at.random)).split('#')[1])
}

test('[SIGNIN1] a one-time link signs in once; used twice it fails and the first sign-in stays', async () => {
  const token = await tokenFor(here.lead.id)
  const first = await here.nobody.post('/api/sign-in', { token })
  expect(first.status).toBe(200)
  expect(((await first.json()) as Me).designs).toMatchObject([{ id: here.design, role: 'lead' }])
  const second = await here.nobody.post('/api/sign-in', { token })
  expect(second.status).toBe(404)
  expect(second.headers.get('set-cookie')).toBeNull()
  expect((await here.nobody.get('/api/me', { cookie: cookieOf(first) })).status).toBe(200)
})

test('[SIGNIN2] the cookie is an opaque secret for this host alone, and the store holds only its hash', async () => {
  const answer = await here.nobody.post('/api/sign-in', { token: await tokenFor(here.lead.id) })
  const cookie = String(answer.headers.get('set-cookie'))
  expect(cookie).toMatch(/^balcony-7300=[\w-]{43}; /)
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Domain')
  const secret = String(cookie.split(/[=;]/)[1])
  expect(JSON.stringify(await here.storage.signIns.of(here.lead.id, here.clock.now()))).not.toContain(secret)
})

test('[SIGNIN2] over HTTPS the cookie is bound to the host and never sent in the clear', async () => {
  const https = await world({ origins: ['https://balcony.example.org'] })
  const answer = await https.nobody.post('/api/sign-in', { token: await tokenFor(https.lead.id, https) })
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-balcony=[\w-]{43}; .*Secure/)
  expect(answer.headers.get('strict-transport-security')).toContain('max-age')
  await https.close()
})

test('[SIGNIN3] signing out ends this sign-in and no other', async () => {
  const one = cookieOf(await here.nobody.post('/api/sign-in', { token: await tokenFor(here.lead.id) }))
  const answer = await here.nobody.post('/api/sign-out', {}, { cookie: one })
  expect(answer.status).toBe(204)
  expect(answer.headers.get('set-cookie')).toMatch(/^balcony-7300=; Max-Age=0/)
  expect((await here.nobody.get('/api/me', { cookie: one })).status).toBe(401)
  expect((await here.lead.get('/api/me')).status).toBe(200)
})

test('[SIGNIN3] another person at the same browser puts the earlier one out', async () => {
  const earlier = cookieOf(await here.nobody.post('/api/sign-in', { token: await tokenFor(here.lead.id) }))
  const reader = await here.person({ role: 'reader' })
  const answer = await here.nobody.post('/api/sign-in', { token: await tokenFor(reader.id) }, { cookie: earlier })
  expect(answer.status).toBe(200)
  expect((await here.nobody.get('/api/me', { cookie: earlier })).status).toBe(401)
})

test('[SIGNIN4] an invitation makes its guest a member once, with what the lead gave', async () => {
  const path = `/api/designs/${here.design}/invitations`
  const invited = await here.lead.post(path, { name: 'Dana Rook', role: 'reviewer', clearances: ['legal'] })
  const { link } = (await invited.json()) as { link: string }
  const token = tokenIn(link)
  const account = { handle: 'dana', password }
  const opened = await here.nobody.post('/api/sign-in', { token, account })
  expect(await opened.json()).toMatchObject({ name: 'Dana Rook', designs: [{ id: here.design, role: 'reviewer' }] })
  const card = await here.nobody.get(`/api/designs/${here.design}`, { cookie: cookieOf(opened) })
  expect(await card.json()).toMatchObject({
    compartments: [
      { name: 'core', mayWrite: false },
      { name: 'legal', mayWrite: false },
    ],
  })
  const again = { token, account: { ...account, handle: 'eve' } }
  expect((await here.nobody.post('/api/sign-in', again)).status).toBe(404)
})

test('[SIGNIN4] who is in the design hears at once who came', async () => {
  const feed = await listenTo(here.lead, here.design)
  const invited = await here.lead.post(`/api/designs/${here.design}/invitations`, {
    name: 'Ilse',
    role: 'reader',
    clearances: [],
  })
  const { link } = (await invited.json()) as { link: string }
  await join(here, link)
  const [event] = await feed.next(1)
  expect(event?.is === 'members' && event.members.map((each) => each.name)).toContain('Ilse')
  await feed.stop()
})

test('[SIGNIN4] a lead gives no clearance that they do not hold', async () => {
  const halfLead = await here.person({ role: 'lead', clearances: ['people'] })
  const path = `/api/designs/${here.design}/invitations`
  const asked = (clearances: string[]) => halfLead.post(path, { name: 'Sam', role: 'planner', clearances })
  expect((await asked(['people'])).status).toBe(201)
  expect((await asked(['sealed'])).status).toBe(404)
})

test('[SIGNIN5] wrong, used and expired links look alike', async () => {
  const used = await tokenFor(here.lead.id)
  await here.nobody.post('/api/sign-in', { token: used })
  const late = await tokenFor(here.lead.id)
  here.clock.turn(linkLasts + 1)
  const seen = new Set<string>()
  for (const token of [used, late, 'A'.repeat(43), 'x', ''])
    seen.add(
      await here.nobody
        .post('/api/sign-in', { token })
        .then(async (answer) => `${answer.status} ${await answer.text()}`),
    )
  expect(seen.size).toBe(1)
})

test('[SIGNIN6] after too many failures an address waits, even with a good link; good sign-ins count nothing', async () => {
  const other = await world()
  for (let i = 0; i < failedSignInsPerHour + 5; i++)
    expect((await other.nobody.post('/api/sign-in', { token: await tokenFor(other.lead.id, other) })).status).toBe(200)
  for (let i = 0; i < failedSignInsPerHour; i++)
    expect((await other.nobody.post('/api/sign-in', { token: 'wrong' })).status).toBe(404)
  const token = await tokenFor(other.lead.id, other)
  expect((await other.nobody.post('/api/sign-in', { token })).status).toBe(429)
  other.clock.turn(3_600_001)
  expect((await other.nobody.post('/api/sign-in', { token })).status).toBe(200)
  await other.close()
})
