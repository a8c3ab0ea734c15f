import { afterAll, beforeAll, expect, test } from 'vitest'
import { guestOf } from '../testing/guest.ts'
import { png } from '../testing/pictures.ts'
import { upload, type World, world } from '../testing/world.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
// The disk is gone by then: what is left of the world may say so.
afterAll(() => here.close().catch(() => {}))

test('[DOOR4] every answer of every route carries the security headers: what is served, refused, uploaded, exported, streamed and broken', async () => {
  const at = `/api/designs/${here.design}`
  const guest = await guestOf(here)
  const added = await upload(here.lead, here.design, 'venue/V1', png())
  const { id: file } = (await added.clone().json()) as { id: string }
  const answers: [string, Response][] = [
    ['upload', added],
    ['picture', await here.lead.get(`${at}/files/${file}`)],
    ['export', await here.lead.post(`${at}/exports`, { edition: 'internal', paper: 'a4' })],
    ['archive', await here.lead.get(`${at}/json?files=1`)],
    ['feed', await here.lead.get(`${at}/events`)],
    ['edition', await guest.get(`/api/links/${guest.link}/edition`)],
    ['too large', await upload(here.lead, here.design, 'venue/V1', new Uint8Array(64 * 2 ** 20))],
    ['no type of ours', await upload(here.lead, here.design, 'venue/V1', new Uint8Array([0x4d, 0x5a, 1, 2, 3]))],
    ['another method', await here.api.app.request(at, { method: 'OPTIONS', headers: { host: 'localhost:7300' } })],
  ]
  const routes = new Set(here.api.app.routes.map(({ path }) => path).filter((path) => path.startsWith('/api/')))
  expect(routes.size).toBeGreaterThan(60)
  for (const path of routes) {
    const filled = path.replaceAll(/:design/g, here.design).replaceAll(/:\w+|\*/g, 'none')
    if (filled.endsWith('/events') || filled.includes('self-check')) continue
    for (const who of [here.nobody, here.lead]) {
      answers.push([`GET ${path}`, await who.get(filled)])
      if (!/sign-out|trash$|remove$/.test(path)) answers.push([`POST ${path}`, await who.post(filled, '{')])
    }
    here.clock.turn(60_000)
  }
  // The disk breaks: not even then.
  await here.storage.close()
  answers.push(['broken', await here.lead.get('/api/me')])
  expect(answers.at(-1)?.[1].status).toBeGreaterThanOrEqual(500)
  for (const [what, { headers, body }] of answers) {
    expect(headers.get('content-security-policy'), what).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('content-security-policy'), what).not.toContain('unsafe')
    expect(headers.get('x-content-type-options'), what).toBe('nosniff')
    expect(headers.get('referrer-policy'), what).toBe('no-referrer')
    expect(headers.get('x-robots-tag'), what).toContain('noindex')
    expect(headers.get('cross-origin-opener-policy'), what).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy'), what).toBe('same-origin')
    expect(headers.get('permissions-policy'), what).toContain('camera=()')
    expect(headers.get('cache-control'), what).toMatch(/no-store|no-cache/)
    expect(headers.get('access-control-allow-origin'), what).toBeNull()
    await body?.cancel().catch(() => {})
  }
})
