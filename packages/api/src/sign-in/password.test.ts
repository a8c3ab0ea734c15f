import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeNow, password, postFrom, withAccount } from '../testing/accounts.ts'
import { cookieOf, type Visitor, type World, world } from '../testing/world.ts'
import { failedSignInsPerHour } from './attempts.ts'
import { freeTries, longestWait } from './delays.ts'
import { argon2id, Hasher, hashesAtOnce, hashesWaiting } from './hashing.ts'
import { judgePassword } from './password-rules.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
let here: World
let ana: Visitor
let handle: string
let hashes = 0
/** argon2id itself, counted. */
const counted = {
  hash: (text: string) => argon2id.hash(text),
  verify(stored: string, text: string) {
    hashes += 1
    return argon2id.verify(stored, text)
  },
}

beforeAll(async () => {
  here = await world({ passwords: counted })
  ana = await here.person({ role: 'planner' })
  handle = await withAccount(here, ana.id)
})
afterAll(() => here.close())

let lastAddress = 0
/** From an address that nobody used before. */
const from = (path: string, body: unknown, headers: Record<string, string> = {}) => {
  lastAddress += 1
  return postFrom(here, `10.1.${lastAddress >> 8}.${lastAddress & 255}`, path, body, headers)
}
const tryPassword = (name: string, word: string, more: object = {}) =>
  from('/api/sign-in/password', { handle: name, password: word, ...more })

test('[ENTER1] a name that is nobody’s answers as a wrong password does, to the byte, after the same number of hashes', async () => {
  const seen = new Set<string>()
  const work = new Set<number>()
  for (const name of [handle, 'nobody-here', 'handle-', `${handle}x`]) {
    hashes = 0
    const answer = await tryPassword(name, 'wrong wrong wrong')
    work.add(hashes)
    seen.add(JSON.stringify([answer.status, [...answer.headers].sort(), await answer.text()]))
  }
  expect(seen.size).toBe(1)
  expect([...work]).toEqual([1])
  const right = await tryPassword(handle, password)
  expect(await right.json()).toMatchObject({ id: ana.id })
})

test('[ENTER1] an account that has only a passkey has no password that is right, and looks like any other', async () => {
  const ben = await here.person()
  const account = { person: ben.id, handle: 'ben', email: undefined, password: undefined, totp: undefined }
  await here.storage.accounts.make(account, here.clock.now())
  hashes = 0
  const answers = [await tryPassword('ben', password), await tryPassword('no-ben', password)]
  expect(answers.map((answer) => answer.status)).toEqual([400, 400])
  expect(hashes).toBe(2)
})

test('[ENTER2] wrong passwords for one name slow that name down from wherever they come, and never lock it', async () => {
  for (const name of [await withAccount(here, (await here.person()).id), 'a-name-of-nobody']) {
    for (let i = 0; i < freeTries; i++) expect((await tryPassword(name, 'wrong wrong wrong')).status).toBe(400)
    expect((await tryPassword(name, password)).status).toBe(429)
    here.clock.turn(30_000)
    for (let wait = 60_000; wait < longestWait; wait *= 2) {
      expect((await tryPassword(name, 'wrong wrong wrong')).status).toBe(400)
      here.clock.turn(wait - 1)
      expect((await tryPassword(name, password)).status, `${wait}`).toBe(429)
      here.clock.turn(1)
    }
    expect((await tryPassword(name, 'wrong wrong wrong')).status).toBe(400)
    here.clock.turn(longestWait)
    expect((await tryPassword(name, password)).status).toBe(name.startsWith('handle') ? 200 : 400)
  }
  expect((await tryPassword(handle, password)).status).toBe(200)
})

test('[ENTER2] [SIGNIN6] from one address there are ten wrong tries an hour, whatever the names', async () => {
  const same = (name: string, word: string) =>
    postFrom(here, '192.0.2.7', '/api/sign-in/password', { handle: name, password: word })
  for (let i = 0; i < failedSignInsPerHour; i++) {
    expect((await same(handle, password)).status).toBe(200)
    expect((await same(`name-${i}`, 'wrong wrong wrong')).status).toBe(400)
  }
  expect((await same(handle, password)).status).toBe(429)
  here.clock.turn(3_600_000)
  expect((await same(handle, password)).status).toBe(200)
})

test('[ENTER3] a hundred tries at once are a hundred tries, not one', async () => {
  const name = await withAccount(here, (await here.person()).id)
  hashes = 0
  const answers = await Promise.all(Array.from({ length: 100 }, () => tryPassword(name, 'wrong wrong wrong')))
  expect(answers.filter((answer) => answer.status === 400)).toHaveLength(freeTries)
  expect(hashes).toBe(freeTries)
})

test('[ENTER4] four passwords are hashed at a time, fifty wait, and more are asked to come again', async () => {
  const doors: (() => void)[] = []
  const slow = () => new Promise<boolean>((resolve) => doors.push(() => resolve(true)))
  const hasher = new Hasher({ hash: argon2id.hash, verify: slow })
  const all = Array.from({ length: hashesAtOnce + hashesWaiting + 3 }, () => hasher.isRight('x', 'y'))
  await Promise.resolve()
  expect(doors).toHaveLength(hashesAtOnce)
  const refused = await Promise.all(all.slice(-3))
  expect(refused.map((each) => !each.ok && each.problem.code)).toEqual(['too-many', 'too-many', 'too-many'])
  for (const one of all.slice(0, -3)) {
    expect(doors.length).toBeLessThanOrEqual(hashesAtOnce)
    doors.shift()?.()
    expect((await one).ok).toBe(true)
  }
})

test('[ENTER4] the hash is argon2id with 19 MiB and two passes, and salted', async () => {
  const [one, other] = await Promise.all([argon2id.hash(password), argon2id.hash(password)])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
})

test('[ENTER5] short, common and dressed-up passwords are refused with what to do; unusual words of any script pass', () => {
  const refused = [
    'short one',
    'password1234',
    'Password2026!!',
    'passwordpassword',
    'qwertyuiop123',
    'P@ssw0rd!!!!!',
    '111111111111',
    'abcdefghijklm',
    'Balcony2026!!!',
    'PeaceProcess2026',
    'ana.lindholm1234',
    'AnaLindholm!!',
    'aaaaaaaaaaaaaaaa',
    'x'.repeat(129),
  ]
  for (const word of refused) expect(judgePassword(word, ['Ana Lindholm', 'ana']).ok, word).toBe(false)
  const passes = [
    password,
    'correct horse battery staple',
    'ghK2#vRq91-xTz',
    'سماء زرقاء فوق البحيرة',
    '湖の上に青い空が広がる朝です',
    'x7x7x7Qm2!vKp9',
  ]
  for (const word of passes) expect(judgePassword(word, ['Ana Lindholm', 'ana']).ok, word).toBe(true)
})

test('[ENTER6] with a second factor the password alone signs nobody in, and a code works once', async () => {
  const ben = await here.person()
  const name = await withAccount(here, ben.id, { totp: secret })
  const without = await tryPassword(name, password)
  expect(without.status).toBe(403)
  expect(await without.json()).toMatchObject({ problem: { code: 'needs-code' } })
  expect(without.headers.get('set-cookie')).toBeNull()
  const code = codeNow(here, secret)
  const both = await Promise.all([tryPassword(name, password, { code }), tryPassword(name, password, { code })])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 403])
  expect((await tryPassword(name, password, { code })).status).toBe(403)
  // The step before, which nobody used, is over with the one that was.
  expect((await tryPassword(name, password, { code: codeNow(here, secret, -1) })).status).toBe(403)
  here.clock.turn(30_000)
  expect((await tryPassword(name, password, { code: codeNow(here, secret) })).status).toBe(200)
})

test('[ENTER6] a wrong second factor is a wrong try, and asking for it in between forgives nothing', async () => {
  const name = await withAccount(here, (await here.person()).id, { totp: secret })
  for (let i = 0; i < freeTries; i++) {
    expect((await tryPassword(name, password)).status).toBe(403)
    expect((await tryPassword(name, password, { code: '000000' })).status).toBe(403)
  }
  expect((await tryPassword(name, password)).status).toBe(429)
  here.clock.turn(24 * 3_600_000)
})

test('[ENTER6] a recovery code stands for the second factor, once', async () => {
  const ben = await here.person()
  const name = await withAccount(here, ben.id, { totp: secret })
  await here.storage.recoveryCodes.replace(ben.id, ['abcd-efgh-jkmn-pqrs-tvwx-yz23'])
  const code = 'ABCD efgh jkmn pqrs tvwx yz23'
  expect((await tryPassword(name, password, { code })).status).toBe(200)
  expect((await tryPassword(name, password, { code })).status).toBe(403)
})

test('[ENTER12] whoever signs in gets a new secret, whatever cookie the browser brought along', async () => {
  const planted = `balcony-7300=${'A'.repeat(43)}`
  const answer = await from('/api/sign-in/password', { handle, password }, { cookie: planted })
  expect(answer.status).toBe(200)
  expect(cookieOf(answer)).not.toBe(planted)
  expect((await here.nobody.get('/api/me', { cookie: planted })).status).toBe(401)
  const stranger = await here.person()
  const other = await from('/api/sign-in/password', { handle, password }, { cookie: stranger.cookie })
  expect(cookieOf(other)).not.toBe(stranger.cookie)
  expect((await stranger.get('/api/me')).status).toBe(401)
})

test('[ENTER12] signing in is done from our own page only', async () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { 'content-type': 'text/plain' },
    { 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await from('/api/sign-in/password', { handle, password }, headers)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.headers.get('set-cookie')).toBeNull()
  }
})

test('[ENTER16] on a computer that others use the cookie goes with the browser, and the sign-in within twelve hours', async () => {
  const answer = await tryPassword(handle, password, { shared: true })
  expect(answer.headers.get('set-cookie')).not.toMatch(/max-age|expires/i)
  const cookie = cookieOf(answer)
  here.clock.turn(12 * 3_600_000 - 1)
  expect((await here.nobody.get('/api/me', { cookie })).status).toBe(200)
  here.clock.turn(1)
  expect((await here.nobody.get('/api/me', { cookie })).status).toBe(401)
})

test('[ENTER1] a refused sign-in of a person stands in the journal, without what was typed', async () => {
  await tryPassword(handle, 'my other secret word')
  await new Promise(setImmediate)
  const acts = await here.storage.journal.of('server')
  expect(acts).toContainEqual(expect.objectContaining({ did: 'sign-in refused', by: ana.id }))
  expect(JSON.stringify([acts, here.reports])).not.toMatch(/my other secret word|lantern/)
})
