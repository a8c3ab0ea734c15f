import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { noProxies, type ReviewAnswer } from '@balcony/api'
import { defaultSettings, type Thread } from '@balcony/design'
import { afterAll, expect, test } from 'vitest'
import { listen } from './listen.ts'
import { type RunningServer, startServer } from './start.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'balcony-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function started(name: string, logFile?: string): Promise<RunningServer> {
  const settings = {
    data: path.join(folder, name),
    port: { is: 'this', port: 0 },
    web: folder,
    demo: true,
    logFile,
    keys: { is: 'given', keys: [new Uint8Array(32).fill(7)] },
    reviewSettings: defaultSettings,
    mailer: undefined,
    origin: undefined,
    listen: '127.0.0.1',
    proxies: noProxies,
  } as const
  const server = await startServer(settings)
  if (!server.ok) throw new Error(server.problem.message)
  return server.value
}

/** Asks as the person of this role, with a fresh link. */
async function as(server: RunningServer, role: string) {
  const { url } = server
  const token = (await server.links()).find((each) => each.role === role)?.link.split('#')[1]
  const headers = { origin: url, 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify({ token }) })
  const cookie = String(answer.headers.get('set-cookie')).split(';')[0] ?? ''
  const me = (await answer.json()) as { designs: { id: string }[] }
  return {
    design: String(me.designs[0]?.id),
    get: (at: string) => fetch(url + at, { headers: { cookie } }),
    post: (at: string, body: unknown) =>
      fetch(url + at, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) }),
  }
}

test('[BRING1] the demo of a fresh start has exactly the nine findings of its field, and its comments', async () => {
  const server = await started('findings')
  const lead = await as(server, 'lead')
  const answer = (await (await lead.get(`/api/designs/${lead.design}/review`)).json()) as ReviewAnswer
  expect(answer.findings.map(({ rule }) => rule)).toEqual([
    'DR-02',
    'DR-05',
    'DR-13',
    'DR-17',
    'DR-26',
    'DR-26',
    'DR-29',
    'DR-29',
    'DR-40',
  ])
  expect(answer.findings.filter((each) => each.waived).map(({ at }) => at)).toEqual(['session/S-PSW3/startsOn'])
  expect(await (await lead.get(`/api/designs/${lead.design}/threads`)).json()).toHaveLength(8)
  await server.close()
})

test('[SERVER10] a reviewer comments, the lead answers and exports a real PDF, and it is all there after a restart', async () => {
  const server = await started('story')
  const [lead, reviewer] = [await as(server, 'lead'), await as(server, 'reviewer')]
  const { design } = lead
  const anchor = { on: 'place', address: 'venue/V1/name' }
  const thread = (await (
    await reviewer.post(`/api/designs/${design}/threads`, { anchor, text: 'Is it neutral?' })
  ).json()) as Thread
  expect((await lead.post(`/api/threads/${thread.id}/remarks`, { text: 'To both.' })).status).toBe(201)
  const pdf = await lead.post(`/api/designs/${design}/exports`, { edition: 'internal', paper: 'a4' })
  expect(pdf.headers.get('content-disposition')).toContain('Basin-hydrology')
  const bytes = Buffer.from(await pdf.arrayBuffer())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(50_000)
  await server.close()

  const again = await started('story')
  const seen = await (await (await as(again, 'planner')).get(`/api/designs/${design}/threads`)).json()
  expect((seen as Thread[]).find(({ id }) => id === thread.id)).toMatchObject({
    remarks: [{ text: 'Is it neutral?' }, { text: 'To both.' }],
  })
  await again.close()
})

test('[SERVER9] there is no log unless a file is named, and it holds ids and codes only', async () => {
  const quiet = await started('quiet')
  await quiet.close()
  expect(existsSync(path.join(folder, 'quiet/balcony.log'))).toBe(false)
  const logFile = path.join(folder, 'logged/balcony.log')
  const server = await started('logged', logFile)
  const lead = await as(server, 'lead')
  const { threads } = server.storage
  threads.of = () => Promise.reject(new Error('near "Ilvane Dorsk"'))
  expect((await lead.get(`/api/designs/${lead.design}/threads`)).status).toBe(500)
  await server.close()
  const log = readFileSync(logFile, 'utf8')
  expect(log).toContain('"event":"request-failed"')
  for (const never of ['Ilvane', 'Maruvel', 'Rhona', 'balcony-']) expect(log).not.toContain(never)
})

test('[SERVER3] the next free port is taken when the usual one is busy', async () => {
  const [first, second, third] = [createServer(), createServer(), createServer()]
  const one = await listen(first, { is: 'this', port: 0 }, '127.0.0.1')
  if (!one.ok) throw new Error(one.problem.message)
  const two = await listen(second, { is: 'free', first: one.value }, '127.0.0.1')
  expect(two.ok && two.value).toBeGreaterThan(one.value)
  expect(await listen(third, { is: 'this', port: one.value }, '127.0.0.1')).toMatchObject({
    ok: false,
    problem: { code: 'unavailable' },
  })
  for (const server of [first, second]) server.close()
})
