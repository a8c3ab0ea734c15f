import { expect, test } from 'vitest'
import { world } from '../testing/world.ts'
import { readProxies } from './address.ts'

const origin = 'https://balcony.example.org'

async function behindProxy() {
  const proxies = readProxies('127.0.0.1 10.0.0.0/8')
  if (!proxies.ok) throw new Error(proxies.problem.message)
  const here = await world({ origins: [origin], proxies: proxies.value })
  const get = (remote: string, headers: Record<string, string> = {}) =>
    here.api.app.request('/api/sign-in', { headers: { host: 'balcony.example.org', ...headers } }, {
      incoming: { socket: { remoteAddress: remote } },
    } as never)
  return { here, get }
}

test('[DOOR14] behind a public address everything comes through our proxies and encrypted, whatever a stranger writes into headers', async () => {
  const { here, get } = await behindProxy()
  const https = { 'x-forwarded-proto': 'https' }
  expect((await get('127.0.0.1', https)).status).toBe(200)
  expect((await get('10.2.3.4', https)).status).toBe(200)
  expect((await get('127.0.0.1')).status).toBe(200)
  const past = await get('198.51.100.7', { ...https, 'x-forwarded-for': '127.0.0.1' })
  expect(past.status).toBe(421)
  expect(await past.text()).toContain('BALCONY_PROXIES')
  for (const proto of ['http', 'https, http', 'HTTP', ''])
    expect((await get('127.0.0.1', { 'x-forwarded-proto': proto })).status, proto).toBe(421)
  await here.close()
})

test('[DOOR14] a proxy that does not pass the name on is told so in words', async () => {
  const { here, get } = await behindProxy()
  const answer = await get('127.0.0.1', { 'x-forwarded-proto': 'https', host: '127.0.0.1:4300' })
  expect(answer.status).toBe(421)
  const text = await answer.text()
  expect(text).toContain('Host')
  expect(text).not.toContain('balcony.example.org')
  await here.close()
})
