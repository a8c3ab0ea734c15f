import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readSettings } from '../settings.ts'
import { type RunningServer, startServer } from '../start.ts'
import { usersCommand } from './command.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-users-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function settings() {
  const env = { BALCONY_DATA: path.join(folder, 'data'), BALCONY_KEY: key, BALCONY_WEB: folder, PORT: '0' }
  const read = readSettings([], env, folder)
  if (!read.ok) throw new Error(read.problem.message)
  return read.value
}
const key = randomBytes(32).toString('base64')
const password = 'lantern orchard velvet comet'

async function asked(...words: string[]): Promise<string> {
  const answer = await usersCommand(settings(), words)
  return answer.ok ? answer.value : `refused: ${answer.problem.message}`
}

const tokenIn = (words: string) => /#([\w-]{43})/.exec(words)?.[1]

async function post(server: RunningServer, at: string, body: unknown, cookie = '') {
  const headers = { origin: server.url, 'content-type': 'application/json', cookie }
  return fetch(server.url + at, { method: 'POST', headers, body: JSON.stringify(body) })
}
const cookieOf = (answer: Response) => String(answer.headers.get('set-cookie')).split(';')[0] ?? ''

test('[SERVER13] an operator adds people, makes them links and signs them out, while the server runs; nobody is told a password', async () => {
  const started = await startServer(settings())
  if (!started.ok) throw new Error(started.problem.message)
  const server = started.value
  expect(await server.links()).toMatchObject([{ role: 'first' }])
  const added = await asked('add', 'Ana Lind', '--owner')
  expect(added).toContain('Ana Lind')
  const token = tokenIn(added)
  const first = await post(server, '/api/sign-in', { token, account: { handle: 'ana', password } })
  expect(await first.json()).toMatchObject({ name: 'Ana Lind', owner: true })
  expect(await server.links()).toEqual([])
  expect(await asked()).toMatch(/Ana Lind: ana \(password\), signed in on 1 devices/)

  const reset = await asked('reset-link', 'ana')
  const me = (cookie: string) => fetch(`${server.url}/api/me`, { headers: { cookie } })
  expect((await me(cookieOf(first))).status).toBe(200)
  const account = { handle: 'ana', password: 'walnut harbour thistle engine' }
  const again = await post(server, '/api/sign-in', { token: tokenIn(reset), account })
  expect(again.status).toBe(200)
  expect((await me(cookieOf(first))).status).toBe(401)
  expect((await post(server, '/api/sign-in/password', { handle: 'ana', password })).status).toBe(400)

  expect(await asked('end-sign-ins', 'Ana Lind')).toContain('signed out everywhere')
  expect((await me(cookieOf(again))).status).toBe(401)
  for (const [words, answer] of [
    [['reset-link', 'nobody'], /Nobody here is/],
    [['reset-link'], /Say whom/],
    [['add'], /Say whom/],
    [['sell', 'ana'], /is not known/],
  ] as const)
    expect(await asked(...words)).toMatch(answer)
  const acts = (await server.storage.journal.of('server')).filter((act) => act.by === 'operator')
  expect(acts.map((act) => act.did)).toEqual(['added person', 'made reset link', 'ended sign-ins'])
  await server.close()
})

test('[SERVER13] without a running server the folder itself is asked', async () => {
  expect(await asked()).toMatch(/Ana Lind: ana/)
  expect(await asked('add', 'Ana Lind')).toContain('http://localhost')
  expect(await asked('reset-link', 'Ana Lind')).toMatch(/refused: Several people/)
})

test('[SERVER14] without a public address nothing but loopback is listened on, and only HTTPS is taken for one', () => {
  const read = (env: Record<string, string>) => readSettings([], { BALCONY_KEY: key, ...env }, folder)
  expect(read({})).toMatchObject({ value: { listen: '127.0.0.1', origin: undefined } })
  const origin = 'https://balcony.example.org'
  expect(read({ BALCONY_ORIGIN: origin })).toMatchObject({ value: { listen: '127.0.0.1', origin } })
  expect(read({ BALCONY_ORIGIN: `${origin}/`, BALCONY_LISTEN: '0.0.0.0' })).toMatchObject({
    value: { listen: '0.0.0.0', origin },
  })
  const wrong = [
    { BALCONY_LISTEN: '0.0.0.0' },
    { BALCONY_PROXIES: '10.0.0.1' },
    { BALCONY_ORIGIN: 'http://balcony.example.org' },
    { BALCONY_ORIGIN: 'balcony.example.org' },
    { BALCONY_ORIGIN: `${origin}/path` },
    { BALCONY_ORIGIN: origin, BALCONY_PROXIES: 'my-proxy' },
  ]
  for (const env of wrong) {
    const settings = read(env)
    expect(!settings.ok && settings.problem.message, JSON.stringify(env)).toMatch(/BALCONY_/)
  }
})

test('[SERVER14] a folder with the demo gets no public address', async () => {
  const demo = { ...settings(), data: path.join(folder, 'demo'), demo: true }
  const started = await startServer(demo)
  if (started.ok) await started.value.close()
  const reached = await startServer({ ...demo, demo: false, origin: 'https://balcony.example.org' })
  expect(reached).toMatchObject({ ok: false, problem: { message: expect.stringContaining('have no passwords') } })
})

test('[SERVER15] with --empty and with a public address there is no demo', () => {
  const env = { BALCONY_KEY: key }
  expect(readSettings(['--demo'], env, folder)).toMatchObject({ value: { demo: true } })
  expect(readSettings(['--demo', '--empty'], env, folder)).toMatchObject({ value: { demo: false } })
  const reached = { ...env, BALCONY_ORIGIN: 'https://balcony.example.org' }
  expect(readSettings(['--demo'], reached, folder)).toMatchObject({ value: { demo: false } })
})
