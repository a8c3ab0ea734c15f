import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { process as description, type Edition } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Env } from '../context.ts'
import type { DesignCard } from '../contract.ts'
import { failedSignInsPerHour } from '../sign-in/attempts.ts'
import { guestOf } from '../testing/guest.ts'
import { cookieOf, origin, type World, world } from '../testing/world.ts'
import type { LinkCard, LinkList, MadeLink, OpenedLink } from './contract.ts'

const day = 24 * 3_600_000
const fixtures = JSON.parse(
  readFileSync(new URL('../../../design/src/demo/fixtures.json', import.meta.url), 'utf8'),
) as {
  mustNeverAppearBelowRestricted: string[]
}

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const links = () => `/api/designs/${here.design}/links`
const wanted = { name: 'Dr Hana Sato', right: 'link-comment', days: 14, devices: 1, withCode: false } as const

async function made(over: Record<string, unknown> = {}): Promise<MadeLink> {
  const answer = await here.lead.post(links(), { ...wanted, ...over })
  expect(answer.status).toBe(201)
  return (await answer.json()) as MadeLink
}

/** What the page sends when its button is pressed. */
function asked({ link }: Pick<MadeLink, 'link'>, over: Record<string, unknown> = {}) {
  const { pathname, hash } = new URL(link)
  return { link: pathname.split('/')[2], token: hash.slice(1), name: 'Hana', ...over }
}

const open = (link: Pick<MadeLink, 'link'>, over = {}, headers = {}) =>
  here.nobody.post('/api/links/open', asked(link, over), headers)

test('[GUEST1] a link opens by a request with its secret and a name, and gives a cookie of that link alone', async () => {
  const link = await made({ partner: 'PT1' })
  const { pathname } = new URL(link.link)
  for (const path of [pathname, `/api${pathname}`, `/api/links/${link.card.id}`, `/api/links/${link.card.id}/edition`])
    expect((await here.nobody.get(path)).headers.get('set-cookie')).toBeNull()
  expect((await open(link, { name: '' })).status).toBe(400)
  const answer = await open(link)
  expect((await answer.json()) as OpenedLink).toMatchObject({ name: 'Hana', right: 'link-comment', mayKeep: true })
  const cookie = String(answer.headers.get('set-cookie'))
  expect(cookie).toMatch(new RegExp(`^balcony-7300-link-${link.card.id}=[\\w-]{43}; .*Path=/`))
  for (const part of ['HttpOnly', 'SameSite=Strict']) expect(cookie).toContain(part)
  const again = await here.nobody.get(`/api/links/${link.card.id}`, { cookie: cookieOf(answer) })
  expect((await again.json()) as OpenedLink).toMatchObject({ name: 'Hana' })
  // Of another link, the cookie opens nothing.
  const other = await made()
  const renamed = cookieOf(answer).replace(link.card.id, other.card.id)
  expect((await here.nobody.get(`/api/links/${other.card.id}`, { cookie: renamed })).status).toBe(401)
})

test('[GUEST1] over HTTPS the cookie is bound to the host and never sent in the clear', async () => {
  const https = await world({ origins: ['https://balcony.example.org'] })
  const guest = await guestOf(https)
  expect(guest.cookie).toMatch(/^__Host-balcony-link-/)
  expect(guest.setCookie).toContain('Secure')
  await https.close()
})

test('[GUEST2] a holder reads the edition of the partner and of the chosen sections, and everything else is not there', async () => {
  const guest = await guestOf(here, { partner: 'PT1' })
  const answer = await guest.get(`/api/links/${guest.link}/edition`)
  const { edition, partner } = (await answer.json()) as { edition: Edition; partner: string }
  expect(edition).toMatchObject({ kind: 'partner', leftOut: [] })
  expect(partner.length).toBeGreaterThan(3)
  expect(Object.keys(edition.snapshot.tables).length).toBeGreaterThan(2)
  const narrow = await guestOf(here, { partner: 'PT1', sections: ['partners'] })
  const part = (await (await narrow.get(`/api/links/${narrow.link}/edition`)).json()) as { edition: Edition }
  const kept = description.sections['partners']?.tables ?? []
  expect(Object.keys(part.edition.snapshot.tables).filter((table) => !kept.includes(table))).toEqual([])
  const sealed = JSON.stringify([edition, part])
  for (const secret of fixtures.mustNeverAppearBelowRestricted) expect(sealed).not.toContain(secret)
  for (const path of ['', '/threads', '/json', '/links', '/review', '/files', '/events', '/waivers'])
    expect((await guest.get(`/api/designs/${here.design}${path}`)).status, path).toBe(401)
  for (const path of ['/api/me', '/api/search?q=lake']) expect((await guest.get(path)).status, path).toBe(401)
  expect((await guest.get(`/api/links/${narrow.link}/edition`)).status).toBe(401)
})

test('[GUEST3] wrong, past, closed and used-up links look alike, to the byte, and like having no sign-in', async () => {
  const used = await made()
  await open(used)
  const closed = await made()
  await here.lead.post(`${links()}/${closed.card.id}/close`)
  const past = await made({ days: 1 })
  here.clock.turn(day)
  const good = await made()
  const seen = new Set<string>()
  for (const each of [used, closed, past]) seen.add(await told(await open(each)))
  seen.add(await told(await open(good, { token: 'A'.repeat(43) })))
  seen.add(await told(await open(good, { link: 'nosuchlinknosuch' })))
  seen.add(await told(await open(good, { link: '../../x', token: '' })))
  expect([...seen]).toHaveLength(1)
  const without = new Set<string>()
  for (const path of [
    `/api/links/${good.card.id}`,
    `/api/links/${closed.card.id}/edition`,
    '/api/links/x/events',
    '/api/me',
  ])
    without.add(await told(await here.nobody.get(path)))
  expect([...without]).toHaveLength(1)
})

const told = async (answer: Response) =>
  `${answer.status} ${JSON.stringify([...answer.headers].sort())} ${await answer.text()}`

test('[GUEST4] a code is asked for once the secret is right, and five wrong ones close the link', async () => {
  const link = await made({ withCode: true })
  expect(link.code).toMatch(/^\d{6}$/)
  expect(await (await open(link)).json()).toEqual({ codeNeeded: true })
  expect((await open(link, { token: 'A'.repeat(43) })).status).toBe(404)
  const wrong = link.code === '000000' ? '111111' : '000000'
  for (let left = 4; left > 0; left -= 1) {
    const answer = await open(link, { code: wrong })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(`${left} more`)
  }
  expect((await open(link, { code: wrong })).status).toBe(404)
  expect((await open(link, { code: link.code })).status).toBe(404)
  const second = await made({ withCode: true })
  // Whoever wants a code wants nothing to lie on a device.
  expect(await (await open(second, { code: second.code })).json()).toMatchObject({ mayKeep: false })
})

test('[GUEST4] after too many attempts an address waits', async () => {
  const link = await made()
  for (let i = 0; i < failedSignInsPerHour; i++) expect((await open(link, { token: 'A'.repeat(43) })).status).toBe(404)
  expect((await open(link)).status).toBe(429)
  here.clock.turn(3_600_001)
  expect((await open(link)).status).toBe(200)
})

test('[GUEST5] closing cuts off every holder at once: open pages, and an answer that is being made', async () => {
  const guest = await guestOf(here, { partner: 'PT1' })
  const feed = await guest.listen()
  const loading = here.storage.log.load.bind(here.storage.log)
  let closing: Promise<Response> | undefined
  here.storage.log.load = async (room) => {
    closing ??= here.lead.post(`${links()}/${guest.link}/close`)
    expect((await closing).status).toBe(204)
    return loading(room)
  }
  expect((await guest.get(`/api/links/${guest.link}/edition`)).status).toBe(401)
  expect(closing).toBeDefined()
  here.storage.log.load = loading
  expect(await feed.ended()).toBe(true)
  expect((await guest.get(`/api/links/${guest.link}`)).status).toBe(401)
})

test('[GUEST5] an edition of which a part has left is broken off when its link is closed', async () => {
  const guest = await guestOf(here, { partner: 'PT1' })
  let isBroken = false
  const destroy = () => {
    isBroken = true
  }
  // The connection of a slow reader, which is still open when the rest of the answer waits to be sent.
  const outgoing = Object.assign(new EventEmitter(), {
    headersSent: true,
    writableFinished: false,
    closed: false,
    destroy,
  })
  const headers = { host: new URL(origin).host, cookie: guest.cookie }
  const path = `/api/links/${guest.link}/edition`
  const env = { outgoing } as unknown as Env['Bindings']
  expect((await here.api.app.request(path, { headers }, env)).status).toBe(200)
  expect(isBroken).toBe(false)
  expect((await here.lead.post(`${links()}/${guest.link}/close`)).status).toBe(204)
  expect(isBroken).toBe(true)
})

test('[GUEST5] a new address puts the old one and its devices out, and leaving ends one device', async () => {
  const first = await made({ devices: 2 })
  const one = await guestOf(here, {}, first)
  const feed = await one.listen()
  const answer = await here.lead.post(`${links()}/${first.card.id}/renew`, { days: 7 })
  const renewed = (await answer.json()) as MadeLink
  expect(renewed.card.id).toBe(first.card.id)
  expect(renewed.link).not.toBe(first.link)
  expect(await feed.ended()).toBe(true)
  expect((await open(first)).status).toBe(404)
  const two = await guestOf(here, {}, renewed)
  expect((await two.post(`/api/links/${two.link}/leave`)).status).toBe(204)
  expect((await two.get(`/api/links/${two.link}`)).status).toBe(401)
})

test('[GUEST5] the end of a link is the end, also for an open page', async () => {
  const guest = await guestOf(here, { days: 1 })
  const feed = await guest.listen()
  here.clock.turn(day)
  expect(await feed.ended()).toBe(true)
  expect((await guest.get(`/api/links/${guest.link}/edition`)).status).toBe(401)
})

test('[GUEST6] only leads make links and see them; what a link may be has bounds', async () => {
  const planner = await here.person({ role: 'planner' })
  const { card } = await made()
  for (const [path, body] of [
    ['', wanted],
    [`/${card.id}/close`, {}],
    [`/${card.id}/extend`, { days: 3 }],
    [`/${card.id}/renew`, { days: 3 }],
  ] as const)
    expect((await planner.post(`${links()}${path}`, body)).status, path).toBe(404)
  expect((await planner.get(links())).status).toBe(404)
  for (const over of [
    { days: 0 },
    { days: 91 },
    { days: 1.5 },
    { devices: 0 },
    { devices: 21 },
    { partner: 'nobody' },
    { sections: [] },
    { sections: ['nowhere'] },
    { sections: ['identities'] },
    { right: 'lead' },
    { name: ' ' },
    { name: 'Hana\u202e' },
  ])
    expect((await here.lead.post(links(), { ...wanted, ...over })).status, JSON.stringify(over)).toBe(400)
  const extended = (await (await here.lead.post(`${links()}/${card.id}/extend`, { days: 90 })).json()) as LinkCard
  expect(extended.until).toBe(here.clock.now() + 90 * day)
  const guest = await guestOf(here, {}, undefined)
  const list = (await (await here.lead.get(links())).json()) as LinkList
  expect(list.links.map((link) => link.openedBy.map(({ name }) => name))).toContainEqual(['Hana'])
  expect(list.partners.length).toBeGreaterThan(0)
  expect(list.sections).toContain('partners')
  const seen = (await (await planner.get(`/api/designs/${here.design}`)).json()) as DesignCard
  expect(seen.guests).toMatchObject([{ id: guest.id, name: 'Hana' }])
  await here.lead.post(`${links()}/${card.id}/close`)
  expect((await here.lead.post(`${links()}/${card.id}/extend`, { days: 3 })).status).toBe(409)
  expect((await here.lead.post(`${links()}/nosuchlink/close`)).status).toBe(404)
})

test('[GUEST7] the journal says who made, opened and closed which link, and never its secret or for whom it is', async () => {
  const link = await made({ withCode: true })
  await open(link, { code: link.code === '000000' ? '111111' : '000000' })
  const opened = (await (await open(link, { code: link.code })).json()) as OpenedLink
  await here.lead.post(`${links()}/${link.card.id}/extend`, { days: 3 })
  await here.lead.post(`${links()}/${link.card.id}/close`)
  const acts = await here.storage.journal.of(here.design)
  expect(acts.map(({ did }) => did)).toEqual([
    'made a link',
    'gave a wrong code',
    'opened a link',
    'set the end of a link',
    'closed a link',
  ])
  expect(acts[2]).toMatchObject({ by: opened.id, about: { link: link.card.id } })
  const text = JSON.stringify(acts)
  for (const secret of [asked(link).token, link.code, 'Hana', 'Sato']) expect(text).not.toContain(secret)
  expect(await here.storage.journal.firstBroken(here.design)).toBeUndefined()
})
