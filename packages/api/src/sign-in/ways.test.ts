import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mail, Mailer } from '../mail/mailer.ts'
import { codeNow, password, postFrom, tokenIn, withAccount } from '../testing/accounts.ts'
import { cookieOf, type World, world } from '../testing/world.ts'
import { makeLink } from './links.ts'
import { mailLinkLasts, mailLinksPerHour } from './mail-routes.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const letters: Mail[] = []
let postOffice: 'open' | 'closed' = 'open'
const mailer: Mailer = {
  async send(mail) {
    if (postOffice === 'closed') return { is: 'later', code: 'ECONNECTION' }
    letters.push(mail)
    return { is: 'sent' }
  },
  trouble: async () => undefined,
}

let here: World
beforeAll(async () => {
  here = await world({ mailer, demo: true })
})
afterAll(() => here.close())

let lastAddress = 0
const from = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  postFrom(here, `10.3.0.${++lastAddress}`, path, body, headers)
const settled = async () => {
  for (let i = 0; i < 20; i++) await new Promise(setImmediate)
}
async function mailFor(handle: string): Promise<string | undefined> {
  const before = letters.length
  expect((await from('/api/sign-in/mail', { handle })).status).toBe(202)
  await settled()
  return letters.length > before ? /#(\S+)/.exec(letters.at(-1)?.text ?? '')?.[1] : undefined
}

test('[ENTER8] a link in a mail signs in once, for ten minutes, and the newest only; the mail names nobody', async () => {
  const ana = await here.person()
  const handle = await withAccount(here, ana.id, { email: 'ana@example.org' })
  const [first, second] = [await mailFor(handle), await mailFor(handle)]
  const { to, subject, text } = letters.at(-1) ?? { to: '', subject: '', text: '' }
  expect(to).toBe('ana@example.org')
  expect(`${subject} ${text}`).not.toMatch(/stranger|Maruvel|handle-/)
  expect(await (await from('/api/sign-in/look', { token: second })).json()).toMatchObject({ is: 'mail' })
  expect((await from('/api/sign-in', { token: first })).status).toBe(404)
  expect(await (await from('/api/sign-in', { token: second })).json()).toMatchObject({ id: ana.id })
  expect((await from('/api/sign-in', { token: second })).status).toBe(404)
  const late = await mailFor(handle)
  here.clock.turn(mailLinkLasts)
  expect((await from('/api/sign-in', { token: late })).status).toBe(404)
})

test('[ENTER1] [ENTER8] asking for a mail answers the same to every name, and one account gets a few an hour', async () => {
  const ana = await here.person()
  const handle = await withAccount(here, ana.id, { email: 'b@example.org' })
  const plain = await withAccount(here, (await here.person()).id)
  const seen = new Set<string>()
  for (const name of [handle, plain, 'nobody']) {
    const answer = await from('/api/sign-in/mail', { handle: name })
    seen.add(JSON.stringify([answer.status, [...answer.headers].sort(), await answer.text()]))
  }
  expect(seen.size).toBe(1)
  for (let i = 0; i < mailLinksPerHour + 3; i++) await mailFor(handle)
  expect(letters.filter((each) => each.to === 'b@example.org')).toHaveLength(mailLinksPerHour)
})

test('[ENTER8] a link in a mail still asks for the second factor, and is not used up by asking', async () => {
  const handle = await withAccount(here, (await here.person()).id, { email: 'c@example.org', totp: secret })
  const token = await mailFor(handle)
  const asks = await from('/api/sign-in', { token })
  expect(asks.status).toBe(403)
  expect(asks.headers.get('set-cookie')).toBeNull()
  expect((await from('/api/sign-in', { token, code: '123456' })).status).toBe(403)
  expect((await from('/api/sign-in', { token, code: codeNow(here, secret) })).status).toBe(200)
})

test('[ENTER8] a mail that cannot go now goes later, and nothing of it stands in the log', async () => {
  const handle = await withAccount(here, (await here.person()).id, { email: 'd@example.org' })
  postOffice = 'closed'
  expect(await mailFor(handle)).toBeUndefined()
  postOffice = 'open'
  here.clock.turn(20_000)
  await settled()
  expect(letters.at(-1)?.to).toBe('d@example.org')
  expect(JSON.stringify(here.reports)).toContain('ECONNECTION')
  expect(JSON.stringify(here.reports)).not.toMatch(/example\.org|#/)
})

const codes = ['abcd-efgh-jkmn-pqrs-tvwx-yz23', 'bbcd-efgh-jkmn-pqrs-tvwx-yz23', 'cbcd-efgh-jkmn-pqrs-tvwx-yz23']
const newPassword = 'walnut harbour thistle engine'

test('[ENTER9] a recovery code sets a new password once, and ends all sign-ins', async () => {
  const ana = await here.person()
  const handle = await withAccount(here, ana.id)
  await here.storage.recoveryCodes.replace(ana.id, codes)
  const recover = (recoveryCode: string, name = handle) =>
    from('/api/sign-in/recover', { handle: name, recoveryCode, password: newPassword })
  expect((await recover('xxxx-xxxx-xxxx-xxxx-xxxx-xxxx')).status).toBe(400)
  expect((await recover(String(codes[0]), 'nobody')).status).toBe(400)
  expect((await ana.get('/api/me')).status).toBe(200)
  const both = await Promise.all([recover(String(codes[0])), recover(String(codes[0]))])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 400])
  expect((await ana.get('/api/me')).status).toBe(401)
  expect((await from('/api/sign-in/password', { handle, password })).status).toBe(400)
  expect((await from('/api/sign-in/password', { handle, password: newPassword })).status).toBe(200)
})

test('[ENTER9] recovery still asks for the second factor; one code is not both', async () => {
  const ana = await here.person()
  const handle = await withAccount(here, ana.id, { totp: secret })
  await here.storage.recoveryCodes.replace(ana.id, codes)
  const recover = (code?: string) =>
    from('/api/sign-in/recover', { handle, recoveryCode: codes[0], password: newPassword, ...(code && { code }) })
  expect((await recover()).status).toBe(403)
  expect((await recover(codes[0])).status).toBe(400)
  expect((await recover(codes[1])).status).toBe(200)
  expect(await here.storage.recoveryCodes.left(ana.id)).toBe(1)
  expect((await here.storage.accounts.of(ana.id))?.totp).toBe(secret)
})

test('[ENTER10] a password, with its second factor, answers who sits there', async () => {
  const ana = await here.person()
  await withAccount(here, ana.id, { totp: secret })
  const grave = () => ana.post('/api/account/recovery-codes')
  expect(await (await grave()).json()).toMatchObject({ problem: { code: 'prove-again' } })
  expect((await ana.post('/api/prove', { password: 'wrong wrong wrong' })).status).toBe(400)
  expect((await ana.post('/api/prove', { password })).status).toBe(403)
  expect((await grave()).status).toBe(403)
  expect((await ana.post('/api/prove', { password, code: codeNow(here, secret) })).status).toBe(204)
  expect((await grave()).status).toBe(200)
  here.clock.turn(10 * 60_000)
  expect((await grave()).status).toBe(403)
})

test('[ENTER11] the first link makes the account that looks after the workspace, once, with a name and a way in', async () => {
  const empty = await world()
  const about = { purpose: { is: 'own' } as const, by: undefined, origin: 'http://localhost:7300' }
  const token = tokenIn(await makeLink(empty.storage, { ...about, now: empty.clock.now() }, empty.random))
  const post = (body: object) => empty.nobody.post('/api/sign-in', { token, ...body })
  expect(await (await empty.nobody.post('/api/sign-in/look', { token })).json()).toEqual({ is: 'own', account: true })
  expect((await post({})).status).toBe(400)
  expect((await post({ account: { handle: 'lea', password } })).status).toBe(400)
  expect((await post({ account: { handle: 'lea', name: 'Lea', password: 'too short' } })).status).toBe(400)
  expect((await post({ account: { handle: 'lea', name: 'Lea' } })).status).toBe(400)
  const made = await post({ account: { handle: 'lea', name: 'Lea', password } })
  expect(await made.json()).toMatchObject({ name: 'Lea', owner: true, designs: [] })
  const lea = empty.visitor('', cookieOf(made))
  expect((await lea.post('/api/designs', { coverTitle: 'Paper' })).status).toBe(201)
  expect((await post({ account: { handle: 'eve', name: 'Eve', password } })).status).toBe(404)
  await empty.close()
})

test('[ENTER11] a sign-in name that is taken is refused and the invitation still stands', async () => {
  await withAccount(here, (await here.person()).id, { handle: 'taken' })
  const path = `/api/designs/${here.design}/invitations`
  const answer = await here.lead.post(path, { name: 'Jo', role: 'reader', clearances: [] })
  const token = tokenIn(((await answer.json()) as { link: string }).link)
  expect((await from('/api/sign-in', { token, account: { handle: ' TAKEN ', password } })).status).toBe(400)
  for (const handle of ['a', 'has space', 'ctrl\u0007name', 'x'.repeat(300)])
    expect((await from('/api/sign-in', { token, account: { handle, password } })).status).toBe(400)
  expect((await from('/api/sign-in', { token, account: { handle: 'jo', password } })).status).toBe(200)
})

test('[ENTER14] the ready people of the demo become one another; nobody else becomes them, nor they anybody else', async () => {
  const now = here.clock.now()
  for (const id of ['demo-a', 'demo-b', 'demo-c'])
    await here.storage.people.add({ id, name: id, colour: 1, demo: true }, now)
  await withAccount(here, 'demo-c')
  const purpose = { is: 'sign-in', person: 'demo-a' } as const
  const about = { purpose, by: undefined, origin: 'http://localhost:7300', now }
  const opened = await from('/api/sign-in', { token: tokenIn(await makeLink(here.storage, about, here.random)) })
  const me = (await opened.json()) as { demo: { id: string }[] }
  expect(me.demo.map((each) => each.id)).toEqual(['demo-a', 'demo-b'])
  const first = here.visitor('demo-a', cookieOf(opened))
  const stranger = await here.person()
  for (const person of ['demo-a', 'demo-b']) expect((await stranger.post('/api/demo/be', { person })).status).toBe(404)
  for (const person of ['demo-c', here.lead.id, 'nobody'])
    expect((await first.post('/api/demo/be', { person })).status).toBe(404)
  const became = await first.post('/api/demo/be', { person: 'demo-b' })
  expect(await became.json()).toMatchObject({ id: 'demo-b' })
  expect((await first.get('/api/me')).status).toBe(401)
})

test('[ENTER14] outside the demo nobody becomes anybody', async () => {
  const plain = await world()
  await plain.storage.people.add({ id: 'demo-a', name: 'A', colour: 1, demo: true }, plain.clock.now())
  expect((await plain.lead.post('/api/demo/be', { person: 'demo-a' })).status).toBe(404)
  await plain.close()
})
