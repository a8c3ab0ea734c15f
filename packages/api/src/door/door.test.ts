import { StorageFailed } from '@balcony/storage'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maxBodyBytes } from '../body.ts'
import { origin, type World, world } from '../testing/world.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

const remark = { anchor: { on: 'place', address: 'venue/V1' }, text: 'Near?' }
const threads = () => `/api/designs/${here.design}/threads`

test('[DOOR3] what changes anything comes from our own page as JSON, or not at all', async () => {
  const cases: readonly [string, number, Record<string, string>][] = [
    ['our own page', 201, { 'sec-fetch-site': 'same-origin' }],
    ['no Origin', 403, { origin: '' }],
    ['another site', 403, { origin: 'https://evil.example' }],
    ['another port', 403, { origin: 'http://localhost:7301' }],
    ['a file', 403, { origin: 'null' }],
    ['another site, by Sec-Fetch-Site', 403, { 'sec-fetch-site': 'cross-site' }],
    ['another name of this machine', 403, { 'sec-fetch-site': 'same-site' }],
    ['a form', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', 415, { 'content-type': 'text/plain' }],
    ['something that begins like JSON', 415, { 'content-type': 'application/jsonp' }],
    ['no content type', 415, { 'content-type': '' }],
  ]
  for (const [what, status, headers] of cases)
    expect((await here.lead.post(threads(), remark, headers)).status, what).toBe(status)
})

test('[DOOR3] other sites cannot read the interface either', async () => {
  expect((await here.lead.get('/api/me', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await here.lead.get('/api/me', { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await here.lead.get('/api/me', { 'sec-fetch-site': 'none' })).status).toBe(200)
})

test('[DOOR7] a request to a name that is not ours is not served', async () => {
  for (const host of ['evil.example', 'localhost', 'localhost:1', 'localhost:7300.evil.example'])
    expect((await here.lead.get('/api/me', { host })).status, host).toBe(421)
})

test('[DOOR4] every answer carries the security headers and is kept by nobody', async () => {
  const answers = [
    await here.lead.get('/api/me'),
    await here.nobody.get('/api/me'),
    await here.lead.get('/api/nothing'),
    await here.nobody.get('/'),
    await here.nobody.get('/nowhere'),
    await here.lead.get('/api/me', { host: 'evil.example' }),
    await here.lead.post(threads(), '{'),
  ]
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('strict-transport-security')).toBeNull()
  }
})

test('[DOOR8] bodies have a limit, and a refusal says what was expected', async () => {
  const cases: readonly [unknown, number, RegExp][] = [
    ['{', 400, /Expected JSON/],
    ['', 400, /Expected JSON/],
    ['[]', 400, /./],
    [{ ...remark, text: '' }, 400, /text: Write something first/],
    [{ ...remark, text: 7 }, 400, /text: Expected the words/],
    [{ ...remark, extra: 1 }, 400, /extra/],
    [{ anchor: { on: 'moon' }, text: 'x' }, 400, /Expected an anchor/],
    [`{"text":"x","anchor":{"on":"place","address":"venue","__proto__":{"role":"lead"}}}`, 400, /__proto__/],
    [`{"constructor":{"prototype":{}}}`, 400, /constructor/],
    [`${'['.repeat(100)}${']'.repeat(100)}`, 400, /deep/],
    [{ ...remark, text: 'x'.repeat(maxBodyBytes) }, 413, /larger than 64 KB/],
  ]
  for (const [body, status, words] of cases) {
    const answer = await here.lead.post(threads(), body)
    const { problem } = (await answer.json()) as { problem: { message: string } }
    expect(answer.status, problem.message).toBe(status)
    expect(problem.message).toMatch(words)
  }
})

test('[DOOR10] a failure of ours says so and no more, and the log gets ids only', async () => {
  const failing = await world()
  const secret = 'Ilvane Dorsk'
  const { threads } = failing.storage
  const broken = threads.of.bind(threads)
  threads.of = () => Promise.reject(new Error(`near "${secret}"`))
  const answer = await failing.lead.get(`/api/designs/${failing.design}/threads`)
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain('What was saved is safe')
  expect(JSON.stringify(failing.reports)).toContain('request-failed')
  expect(JSON.stringify(failing.reports)).not.toContain(secret)
  threads.of = () => Promise.reject(new StorageFailed('full'))
  const full = await failing.lead.get(`/api/designs/${failing.design}/threads`)
  expect(full.status).toBe(503)
  expect(await full.text()).toContain('The disk is full')
  threads.of = broken
  await failing.close()
})

test('[DOOR3] the address of our page is compared whole', async () => {
  expect((await here.lead.post(threads(), remark, { origin: `${origin}.evil.example` })).status).toBe(403)
})
