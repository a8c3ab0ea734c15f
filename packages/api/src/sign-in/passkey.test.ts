import { afterAll, beforeAll, expect, test } from 'vitest'
import { password, postFrom, tokenIn } from '../testing/accounts.ts'
import { authenticator } from '../testing/authenticator.ts'
import { cookieOf, type Visitor, type World, world } from '../testing/world.ts'
import { challengeLasts } from './challenges.ts'
import { makeLink } from './links.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

type Options = { challenge: string }
let lastAddress = 0
/** As `nobody`, from an address that nobody used before. */
const from = (path: string, body: unknown) => postFrom(here, `10.2.0.${++lastAddress}`, path, body)
const options = async (answer: Promise<Response>) => (await (await answer).json()) as Options

async function invited(): Promise<string> {
  const path = `/api/designs/${here.design}/invitations`
  const answer = await here.lead.post(path, { name: 'Ilse', role: 'reader', clearances: [] })
  return tokenIn(((await answer.json()) as { link: string }).link)
}

/** Somebody who came by an invitation with a passkey and nothing else. */
async function withPasskey() {
  const token = await invited()
  const key = authenticator('http://localhost:7300')
  const handle = `ilse-${++lastAddress}`
  const asked = await options(from('/api/sign-in/new-passkey', { token, handle }))
  const answer = await from('/api/sign-in', { token, account: { handle, passkey: key.make(asked) } })
  expect(answer.status).toBe(200)
  const me = (await answer.json()) as { id: string; recoveryCodes: string[] }
  return { key, handle, me, visitor: here.visitor(me.id, cookieOf(answer)) as Visitor }
}

const asked = () => options(from('/api/sign-in/passkey/options', {}))
const use = (passkey: unknown) => from('/api/sign-in/passkey', { passkey })

test('[ENTER7] [ENTER11] a passkey made upon an invitation is an account, and signs in alone', async () => {
  const { key, me } = await withPasskey()
  expect(me.recoveryCodes).toHaveLength(10)
  const signed = await use(key.use(await asked()))
  expect(signed.status).toBe(200)
  expect(await signed.json()).toMatchObject({ id: me.id, designs: [{ id: here.design, role: 'reader' }] })
})

test('[ENTER7] what a passkey signed is good once, within five minutes, and for nothing that was not asked', async () => {
  const { key } = await withPasskey()
  const once = key.use(await asked())
  expect((await use(once)).status).toBe(200)
  expect((await use(once)).status).toBe(400)
  const late = key.use(await asked())
  here.clock.turn(challengeLasts)
  expect((await use(late)).status).toBe(400)
  expect((await use(key.use({ challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }))).status).toBe(400)
})

test('[ENTER7] a challenge for one purpose is good for no other', async () => {
  const { key, visitor } = await withPasskey()
  const toProve = await options(visitor.post('/api/prove/passkey'))
  expect((await use(key.use(toProve))).status).toBe(400)
  const toSignIn = await asked()
  expect((await visitor.post('/api/prove', { passkey: key.use(toSignIn) })).status).toBe(400)
  const token = await invited()
  const forLink = await options(from('/api/sign-in/new-passkey', { token, handle: 'other' }))
  const elsewhere = await invited()
  const other = authenticator('http://localhost:7300')
  const account = { handle: 'other', passkey: other.make(forLink) }
  expect((await from('/api/sign-in', { token: elsewhere, account })).status).toBe(400)
})

test('[ENTER7] another site’s signature, a missing finger or PIN, an older count and another key are refused', async () => {
  const { key } = await withPasskey()
  const bends = [{ origin: 'https://evil.example' }, { name: 'evil.example' }, { unverified: true }, { counter: 0 }]
  for (const bend of bends) expect((await use(key.use(await asked(), bend))).status, JSON.stringify(bend)).toBe(400)
  expect((await use(authenticator('http://localhost:7300').use(await asked()))).status).toBe(400)
  const stolen = { ...(key.use(await asked()) as object), ...{ response: {} } }
  expect((await use(stolen)).status).toBe(400)
  expect((await use(key.use(await asked(), { counter: 99 }))).status).toBe(200)
})

test('[ENTER2] passkeys do not wait for others’ wrong passwords', async () => {
  const { key, handle } = await withPasskey()
  for (let i = 0; i < 8; i++) await from('/api/sign-in/password', { handle, password: 'wrong wrong wrong' })
  expect((await from('/api/sign-in/password', { handle, password })).status).toBe(429)
  expect((await use(key.use(await asked()))).status).toBe(200)
})

test('[ENTER10] a passkey answers who sits there, for this sign-in only and for ten minutes', async () => {
  const { key, visitor } = await withPasskey()
  const grave = () => visitor.post('/api/account/recovery-codes')
  expect((await grave()).status).toBe(200)
  here.clock.turn(10 * 60_000)
  expect(await (await grave()).json()).toMatchObject({ problem: { code: 'prove-again' } })
  const { key: foreign } = await withPasskey()
  const wrong = await options(visitor.post('/api/prove/passkey'))
  expect((await visitor.post('/api/prove', { passkey: foreign.use(wrong) })).status).toBe(400)
  const signed = key.use(await options(visitor.post('/api/prove/passkey')))
  expect((await visitor.post('/api/prove', { passkey: signed })).status).toBe(204)
  expect((await grave()).status).toBe(200)
  expect((await visitor.post('/api/prove', { passkey: signed })).status).toBe(400)
})

test('[MINE5] a passkey can be added and removed, and the last way in stays', async () => {
  const { visitor, key } = await withPasskey()
  const card = async () =>
    ((await (await visitor.get('/api/account')).json()) as { account: { passkeys: { id: string; name: string }[] } })
      .account
  const second = authenticator('http://localhost:7300')
  here.clock.turn(1)
  const toAdd = await options(visitor.post('/api/account/passkeys/options'))
  const made = second.make(toAdd)
  expect((await visitor.post('/api/account/passkeys', { name: 'Blue key', passkey: made })).status).toBe(204)
  expect((await visitor.post('/api/account/passkeys', { name: 'Again', passkey: made })).status).toBe(400)
  const { passkeys } = await card()
  expect(passkeys.map((each) => each.name)).toEqual(['', 'Blue key'])
  const stranger = await withPasskey()
  expect((await stranger.visitor.remove(`/api/account/passkeys/${passkeys[0]?.id}`)).status).toBe(404)
  expect((await visitor.remove(`/api/account/passkeys/${passkeys[0]?.id}`)).status).toBe(204)
  expect((await use(key.use(await asked()))).status).toBe(400)
  expect((await use(second.use(await asked()))).status).toBe(200)
  expect((await visitor.remove(`/api/account/passkeys/${passkeys[1]?.id}`)).status).toBe(409)
})

test('[ENTER15] a link of the operator lets a person choose anew, and ends all that they were signed in by', async () => {
  const { visitor, me, handle, key } = await withPasskey()
  const about = { purpose: { is: 'set-up', person: me.id } as const, by: undefined, origin: 'http://localhost:7300' }
  const token = tokenIn(await makeLink(here.storage, { ...about, now: here.clock.now() }, here.random))
  const look = await from('/api/sign-in/look', { token })
  expect(await look.json()).toEqual({ is: 'set-up', name: 'Ilse', account: true, handle })
  expect((await from('/api/sign-in', { token })).status).toBe(400)
  const chosen = await from('/api/sign-in', { token, account: { handle, password } })
  expect(chosen.status).toBe(200)
  expect((await visitor.get('/api/me')).status).toBe(401)
  expect((await from('/api/sign-in/password', { handle, password })).status).toBe(200)
  expect((await use(key.use(await asked()))).status).toBe(200)
  expect((await from('/api/sign-in', { token, account: { handle, password } })).status).toBe(404)
})
