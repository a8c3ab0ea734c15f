import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Person } from '../faults/person.ts'
import { HostileWorld } from './world.ts'

let here: HostileWorld
beforeAll(async () => {
  here = await HostileWorld.open(new Uint8Array([0, 0]))
})
afterAll(() => here?.[Symbol.asyncDispose]())

const upgrade = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost:${here.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`
const ours = () => upgrade(`/sync/${here.design}/core`, `Origin: http://localhost:${here.port}\r\n`)

/** Everything that came before the end of a connection. */
async function untilEnd(socket: Socket): Promise<string> {
  let heard = ''
  socket.on('data', (part) => {
    heard += part.toString('latin1')
  })
  await once(socket, 'close')
  return heard
}

test('[HOSTILE5] resets in the middle of an upgrade, absurd addresses and what is no HTTP end nothing but themselves', async () => {
  const requests = [
    ours(),
    ours().slice(0, 60),
    upgrade('//'),
    upgrade('http://['),
    upgrade('/sync/../../etc/passwd'),
    upgrade(`/sync/${'a'.repeat(5000)}/core`),
    upgrade('/sync/%00/core'),
    'GET // HTTP/1.1\r\nHost: x\r\n\r\n',
    `${ours()}\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff`,
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  ]
  for (let round = 0; round < 20; round++) {
    for (const request of requests) {
      const socket = await here.tcp(Buffer.from(request, 'latin1'))
      socket.resetAndDestroy()
    }
  }
  expect(await here.isWell('after the resets')).toMatchObject({ saved: true, untouched: true })
})

test('[HOSTILE5] headers that never end are cut, and meanwhile the server answers others', async () => {
  const slow = await Promise.all(
    Array.from({ length: 100 }, () => here.tcp(`GET /api/me HTTP/1.1\r\nHost: localhost:${here.port}\r\nX-A: `)),
  )
  const ends = slow.map(untilEnd)
  // A letter now and then, for as long as it is open.
  const drips = slow.map((socket) => {
    const drip = setInterval(() => socket.write('a'), 500)
    socket.once('close', () => clearInterval(drip))
    return drip
  })
  const well = await here.isWell('while headers drip in')
  expect(well).toMatchObject({ saved: true, untouched: true })
  const heard = await Promise.all(ends)
  expect(heard.every((each) => each === '' || each.startsWith('HTTP/1.1 408'))).toBe(true)
  for (const drip of drips) clearInterval(drip)
})

test('[HOSTILE5] a flood of sockets is bounded by the address it comes from, and others still come in', async () => {
  const sockets = await Promise.all(Array.from({ length: 400 }, () => here.tcp(ours(), '127.0.0.3')))
  const answers = await Promise.all(
    sockets.map(async (socket) => {
      const [part] = (await once(socket, 'data')) as [Buffer]
      return part.toString('latin1').split('\r\n')[0]
    }),
  )
  expect(answers.filter((each) => each === 'HTTP/1.1 429 Too Many Requests').length).toBeGreaterThanOrEqual(100)
  const seat = await here.seat()
  const well = await here.isWell('during the flood')
  expect(well).toMatchObject({ saved: true, untouched: true })
  expect(well.grownMiB).toBeLessThan(200)
  seat.terminate()
  for (const socket of sockets) socket.destroy()
})

test('[HOSTILE6] what somebody may not open answers like what does not exist: same status, same words, same size', async () => {
  // A reader of the demo, who is no member of this design.
  const stranger = await Person.signIn(here.world.server.origin, here.world.server.links[4] ?? '')
  const ask = async (method: string, path: string) => {
    const { origin, cookie } = stranger
    const headers = { origin, cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const answer = await fetch(origin + path, { method, headers, ...(method === 'POST' ? { body: '{}' } : {}) })
    const named = [...answer.headers.entries()].filter(([name]) => !['date', 'x-request-id'].includes(name))
    return { status: answer.status, headers: named, body: await answer.text() }
  }
  const paths: readonly (readonly [string, string])[] = [
    ['GET', ''],
    ['GET', '/threads'],
    ['GET', '/events'],
    ['GET', '/file'],
    ['GET', '/files'],
    ['GET', '/members'],
    ['GET', '/history'],
    ['GET', '/versions'],
    ['GET', '/links'],
    ['GET', '/journal'],
    ['POST', '/threads'],
    ['POST', '/exports'],
    ['POST', '/invitations'],
  ]
  const nowhere = [...here.design].reverse().join('')
  expect(nowhere).not.toBe(here.design)
  for (const [method, rest] of paths) {
    const there = await ask(method, `/api/designs/${here.design}${rest}`)
    expect(there, `${method} ${rest}`).toEqual(await ask(method, `/api/designs/${nowhere}${rest}`))
    expect(there.status, `${method} ${rest}`).toBe(404)
    expect(there.body).not.toContain('Touched')
  }
  for (const odd of ['..%2f..%2fetc%2fpasswd', '__proto__', 'constructor', '%00', "'%20or%201=1--", 'a'.repeat(3000)])
    expect((await ask('GET', `/api/designs/${odd}`)).status, odd).toBe(404)
})
