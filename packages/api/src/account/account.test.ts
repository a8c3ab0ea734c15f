import { closeCode } from '@balcony/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountCard } from '../contract.ts'
import { codeAt } from '../sign-in/totp.ts'
import { codeNow, password, postFrom, withAccount } from '../testing/accounts.ts'
import { listenTo } from '../testing/listening.ts'
import { type Port, port, until } from '../testing/port.ts'
import { cookieOf, type Visitor } from '../testing/world.ts'

let here: Port
beforeAll(async () => {
  here = await port()
})
afterAll(() => here.close())

let lastAddress = 0
/** Another device of a person, signed in by password. */
async function device(person: string, handle: string, code?: string): Promise<Visitor> {
  const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0'
  const body = { handle, password, ...(code !== undefined && { code }) }
  const answer = await postFrom(here, `10.4.0.${++lastAddress}`, '/api/sign-in/password', body, {
    'user-agent': firefox,
  })
  if (answer.status !== 200) throw new Error(`signing in answered ${answer.status}`)
  return here.visitor(person, cookieOf(answer))
}

/** A planner with an account, on two devices. */
async function planner() {
  const first = await here.person({ role: 'planner' })
  const handle = await withAccount(here, first.id)
  return { laptop: await device(first.id, handle), phone: await device(first.id, handle), link: first, handle }
}

const cardOf = async (visitor: Visitor) => (await (await visitor.get('/api/account')).json()) as AccountCard

test('[MINE1] the card says how one can come in and where one is, in words of ours', async () => {
  const { laptop, handle } = await planner()
  const card = await cardOf(laptop)
  expect(card).toMatchObject({
    account: { handle, password: true, totp: false, passkeys: [] },
    ways: { mail: false, passkeys: true },
  })
  expect(card.signIns.map((each) => [each.device, each.here])).toContainEqual(['Firefox, Windows', true])
  expect(card.signIns.filter((each) => each.here)).toHaveLength(1)
  const text = JSON.stringify(card)
  for (const never of ['argon2', 'Mozilla', '10.4.0', laptop.cookie.split('=')[1] ?? '?'])
    expect(text).not.toContain(never)
  expect((await cardOf(here.lead)).account).toBeUndefined()
})

test('[MINE2] a change asks who sits there, and nothing was changed by asking', async () => {
  const { laptop, phone, link } = await planner()
  here.clock.turn(10 * 60_000)
  const paths = ['password', 'totp/begin', 'totp/off', 'recovery-codes', 'email'] as const
  const bodies = { password: { password: 'walnut harbour thistle engine' }, email: { email: 'x@example.org' } }
  for (const path of paths) {
    const body = path === 'password' || path === 'email' ? bodies[path] : {}
    for (const visitor of [laptop, link]) {
      const answer = await visitor.post(`/api/account/${path}`, body)
      expect(await answer.json(), path).toMatchObject({ problem: { code: 'prove-again' } })
    }
  }
  expect((await phone.get('/api/me')).status).toBe(200)
  expect((await laptop.post('/api/prove', { password })).status).toBe(204)
  expect((await laptop.post('/api/account/password', bodies.password)).status).toBe(204)
})

test('[MINE3] after a new password the other devices get not a byte more over sockets or feeds, and are signed out', async () => {
  const { laptop, phone } = await planner()
  const feed = await listenTo(phone, here.design)
  const seat = here.provider(phone, 'core')
  await seat.synced()
  const own = here.provider(laptop, 'core')
  await own.synced()
  expect((await laptop.post('/api/account/password', { password: 'walnut harbour thistle engine' })).status).toBe(204)
  // From here on: whatever is written after the moment of the answer.
  own.doc.getText('venue/V3/name').insert(0, 'after the moment')
  const thread = { anchor: { on: 'place', address: 'venue/V1' }, text: 'after the moment' }
  expect((await laptop.post(`/api/designs/${here.design}/threads`, thread)).status).toBe(201)
  expect(await seat.closed()).toBe(closeCode.signedOut)
  expect(await feed.ended()).toBe(true)
  const reader = here.provider(here.lead, 'core')
  await until(reader.doc, () => reader.doc.getText('venue/V3/name').toString().includes('after the moment'))
  expect(seat.doc.getText('venue/V3/name').toString()).not.toContain('after the moment')
  expect(feed.bytes()).not.toContain('after the moment')
  expect((await phone.get('/api/me')).status).toBe(401)
  expect((await laptop.get('/api/me')).status).toBe(200)
  const acts = await here.storage.journal.of('server')
  expect(acts).toContainEqual(expect.objectContaining({ did: 'changed password', by: laptop.id }))
})

test('[MINE4] the second factor is on once the app showed a code, and that code is used up by it', async () => {
  const { laptop, handle } = await planner()
  const begun = (await (await laptop.post('/api/account/totp/begin')).json()) as { secret: string; uri: string }
  expect(begun.uri).toBe(`otpauth://totp/Balcony%3A${handle}?secret=${begun.secret}&issuer=Balcony`)
  expect((await laptop.post('/api/account/totp', { code: '000000' })).status).toBe(400)
  expect((await cardOf(laptop)).account?.totp).toBe(false)
  const code = codeNow(here, begun.secret)
  const on = await laptop.post('/api/account/totp', { code })
  expect(((await on.json()) as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10)
  expect((await cardOf(laptop)).account).toMatchObject({ totp: true, recoveryCodes: 10 })
  await expect(device(laptop.id, handle)).rejects.toThrow('403')
  await expect(device(laptop.id, handle, code)).rejects.toThrow('403')
  here.clock.turn(30_000)
  await device(laptop.id, handle, codeNow(here, begun.secret))
  expect((await laptop.post('/api/account/totp/off')).status).toBe(204)
  await device(laptop.id, handle)
})

test('[MINE4] what was begun on one device is finished on no other, and not after ten minutes', async () => {
  const { laptop, phone } = await planner()
  const { secret } = (await (await laptop.post('/api/account/totp/begin')).json()) as { secret: string }
  expect((await phone.post('/api/account/totp', { code: codeNow(here, secret) })).status).toBe(409)
  here.clock.turn(10 * 60_000)
  await laptop.post('/api/prove', { password })
  expect((await laptop.post('/api/account/totp', { code: codeNow(here, secret) })).status).toBe(409)
})

test('[MINE4] codes are those of RFC 6238', () => {
  // Appendix B, SHA-1: the last six digits of 94287082, 07081804, 14050471, 89005924.
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const at = (seconds: number) => codeAt(secret, Math.floor(seconds / 30))
  expect([59, 1111111109, 1111111111, 1234567890].map(at)).toEqual(['287082', '081804', '050471', '005924'])
})

test('[MINE6] one device can be put out, or all but this one; nobody puts out another person’s', async () => {
  const { laptop, phone, link } = await planner()
  const stranger = await planner()
  const ids = (await cardOf(laptop)).signIns
  const other = ids.find((each) => !each.here)
  expect((await stranger.laptop.remove(`/api/account/sign-ins/${other?.id}`)).status).toBe(404)
  const feed = await listenTo(link, here.design)
  expect((await laptop.remove(`/api/account/sign-ins/${other?.id}`)).status).toBe(204)
  expect((await cardOf(laptop)).signIns).toHaveLength(ids.length - 1)
  expect((await laptop.remove('/api/account/sign-ins')).status).toBe(204)
  expect(await feed.ended()).toBe(true)
  expect((await cardOf(laptop)).signIns).toMatchObject([{ here: true }])
  expect((await phone.get('/api/me')).status).toBe(401)
  expect((await stranger.laptop.get('/api/me')).status).toBe(200)
})
