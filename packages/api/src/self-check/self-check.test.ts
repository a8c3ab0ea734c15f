import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { handClock } from '../testing/hand-clock.ts'
import { port } from '../testing/port.ts'
import { world } from '../testing/world.ts'
import { walkIn } from './check.ts'
import type { SelfCheck } from './contract.ts'
import { Knocks, opensSocket, wordLasts } from './knocks.ts'

const codes = (check: SelfCheck) => check.findings.map((each) => each.code)

test('[SELF1] owners see it, and nobody else', async () => {
  const here = await world()
  for (const visitor of [await here.person(), await here.person({ role: 'lead' })])
    expect((await visitor.get('/api/self-check')).status).toBe(404)
  expect((await here.nobody.get('/api/self-check')).status).toBe(401)
  const check = (await (await here.lead.get('/api/self-check')).json()) as SelfCheck
  expect(codes(check)).toEqual(['this-machine-only', 'no-mail', 'key-apart'])
  await here.close()
})

test('[SELF3] a mail server that does not answer, a key beside the data and a demo are told', async () => {
  const mailer = { send: async () => ({ is: 'sent' }) as const, trouble: async () => 'ECONNREFUSED' }
  const here = await world({ mailer, keyPlace: () => 'beside', demo: true })
  const check = (await (await here.lead.get('/api/self-check')).json()) as SelfCheck
  expect(codes(check)).toEqual(['this-machine-only', 'demo', 'mail-fails', 'key-beside'])
  expect(check.findings.find((each) => each.code === 'mail-fails')?.detail).toBe('ECONNREFUSED')
  await here.close()
})

test('[SELF2] [SELF3] a public address that nobody answers at is told by what the network said', async () => {
  const here = await world({ origins: ['https://127.0.0.1:61999'] })
  const check = (await (await here.lead.get('/api/self-check')).json()) as SelfCheck
  const reach = check.findings.find((each) => each.about === 'reach')
  expect(reach).toMatchObject({ is: 'wrong', code: 'not-reached', detail: 'ECONNREFUSED' })
  expect(codes(check)).toContain('no-upgrade')
  await here.close()
})

test('[SELF2] a WebSocket through a proxy that lets none through is noticed, and one that reaches our door is well', async () => {
  const here = await port()
  expect(await opensSocket(here.url, 5_000)).toBe(true)
  const proxy = createServer((_, answer) => answer.end('hello'))
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  expect(await opensSocket(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, 5_000)).toBe(false)
  proxy.close()
  await here.close()
})

test('[SELF2] [SELF3] through a proxy our own word comes back; what a proxy leaves out, or another server, is told by name', async () => {
  const knocks = new Knocks()
  const clock = handClock()
  let passes: 'all' | 'little' | 'no-host' | 'another' | 'nothing' = 'all'
  // Stands for a proxy with our server behind it: what it passes on is what ours would see.
  const proxy = createServer(async (asked, answer) => {
    const { word } = JSON.parse(await text(asked)) as { word: string }
    const all = passes === 'all'
    if (passes === 'no-host') return answer.writeHead(421).end('{"problem":{}}')
    if (passes === 'another') return answer.writeHead(401).end('{"problem":{}}')
    if (passes === 'nothing') return answer.writeHead(502).end('bad gateway')
    knocks.hear(word, { proto: all ? 'https' : undefined, told: all }, clock.now())
    const date = new Date(clock.now() - (all ? 0 : 120_000)).toUTCString()
    return answer.writeHead(204, { date, ...(all && { 'strict-transport-security': 'max-age=1' }) }).end()
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const origins = [`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`] as const
  const random = (size: number) => crypto.getRandomValues(new Uint8Array(size))
  const walked = async (how: typeof passes) => {
    passes = how
    return (await walkIn({ origins, clock, random }, knocks)).map((each) => each.code)
  }
  expect(await walked('all')).toEqual(['reached', 'hsts', 'proto-told', 'clock'])
  expect(await walked('little')).toEqual(['reached', 'hsts-missing', 'proto-not-told', 'for-not-told', 'clock-apart'])
  expect(await walked('no-host')).toEqual(['host-not-passed'])
  expect(await walked('another')).toEqual(['another-server'])
  expect(await walked('nothing')).toEqual(['no-answer-of-ours'])
  proxy.close()
})

test('[SELF4] a word is good once, for half a minute, and nobody learns anything without it', async () => {
  const knocks = new Knocks()
  const came = { proto: 'https', told: true }
  const seen = knocks.expect('word', 0)
  expect(knocks.hear('other', came, 1)).toBe(false)
  expect(knocks.hear('word', came, 1)).toBe(true)
  expect(knocks.hear('word', came, 2)).toBe(false)
  expect(seen()).toEqual(came)
  const late = knocks.expect('late', 0)
  expect(knocks.hear('late', came, wordLasts)).toBe(false)
  expect(late()).toBeUndefined()
  const here = await world()
  const wrong = await here.nobody.post('/api/self-check/knock', { word: 'x' })
  const none = await here.nobody.post('/api/nothing', { word: 'x' })
  expect([wrong.status, await wrong.text()]).toEqual([none.status, await none.text()])
  await here.close()
})
