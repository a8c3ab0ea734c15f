import { once } from 'node:events'
import { connect } from 'node:net'
import { closeCode } from '@balcony/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Port, port, until } from '../testing/port.ts'
import type { Visitor } from '../testing/world.ts'
import { maxSocketsPerAddress, maxSocketsPerPerson } from './budget.ts'

let here: Port
beforeAll(async () => {
  here = await port()
})
afterAll(() => here.close())

async function closeOf(visitor: Visitor, path: string, headers = {}): Promise<number> {
  const socket = here.socket(visitor, path, headers)
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

/** The status that an upgrade was answered with, byte by byte over TCP. */
async function raw(request: string): Promise<string> {
  const socket = connect(Number(new URL(here.url).port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(request)
  let answer = ''
  socket.on('data', (part) => {
    answer += part.toString('latin1')
    if (answer.includes('\r\n\r\n')) socket.destroy()
  })
  await once(socket, 'close')
  return answer.slice(0, answer.indexOf('\r\n'))
}

const upgrade = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: ${new URL(here.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`

test('[SEAT1] a stock WebsocketProvider joins with its cookie, writes, and another sees it', async () => {
  const [ana, ben] = [here.provider(here.lead, 'core'), here.provider(await here.person({ role: 'planner' }), 'core')]
  await Promise.all([ana.synced(), ben.synced()])
  ana.doc.getText('venue/V1/name').insert(0, 'Old mill, ')
  await until(ben.doc, () => ben.doc.getText('venue/V1/name').toString().startsWith('Old mill, '))
  ben.doc.getText('venue/V1/name').insert(0, 'The ')
  await until(ana.doc, () => ana.doc.getText('venue/V1/name').toString().startsWith('The Old mill, '))
})

test('[SEAT2] [DOOR1] [DOOR2] refusals are told by a close code after the handshake', async () => {
  const reader = await here.person({ role: 'reader' })
  const stranger = await here.person()
  expect(await closeOf(here.nobody, `/sync/${here.design}/core`)).toBe(closeCode.signedOut)
  expect(await closeOf(here.nobody, '/sync/nosuchdesign/core')).toBe(closeCode.signedOut)
  expect(await closeOf(stranger, `/sync/${here.design}/core`)).toBe(closeCode.notFound)
  expect(await closeOf(stranger, '/sync/nosuchdesign/core')).toBe(closeCode.notFound)
  for (const compartment of ['people', 'legal', 'security', 'sealed', 'evaluation'])
    expect(await closeOf(reader, `/sync/${here.design}/${compartment}`), compartment).toBe(closeCode.notFound)
  expect(await closeOf(here.lead, `/sync/${here.design}/core?epoch=another`)).toBe(closeCode.epoch)
  expect(await closeOf(here.lead, `/sync/${here.design}/core?schema=0`)).toBe(closeCode.schema)
})

test('[DOOR5] upgrades to anything else answer 404, whatever their address holds, and the server goes on', async () => {
  for (const path of [
    '/',
    '//',
    '/sync',
    `/sync/${here.design}/nowhere`,
    `/sync/${here.design}/core/more`,
    '/api/me',
    '*',
    'http://[',
  ])
    expect(await raw(upgrade(path)), path).toBe('HTTP/1.1 404 Not Found')
  const other = `GET /sync/${here.design}/core HTTP/1.1\r\nHost: ${new URL(here.url).host}\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n`
  expect(await raw(other)).toMatch(/^HTTP\/1\.1 404/)
  expect((await fetch(`${here.url}/api/me`)).status).toBe(401)
})

test('[DOOR13] what is no HTTP, or asks for an absurd address, is refused, and the server goes on', async () => {
  const { host } = new URL(here.url)
  const asked = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}\r\n`
  const absurd = [
    '//',
    '///x',
    '/%',
    '/%00',
    '/%ff',
    '/..;/x',
    '/api/designs/%2e%2e',
    '/?'.padEnd(4000, 'x'),
    'http://[',
    '*',
    `/${'a/'.repeat(900)}`,
  ]
  for (const path of absurd) expect(await raw(asked(path)), path).toMatch(/^HTTP\/1\.1 4\d\d |^HTTP\/1\.1 200 |^$/)
  const broken = [
    '\u0000\u0001\u0002\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    asked('/', `X: ${'y'.repeat(20_000)}\r\n`),
    asked('/', 'Host: two\r\n'),
  ]
  for (const request of broken) expect(await raw(request)).toMatch(/^HTTP\/1\.1 4\d\d |^$/)
  expect((await fetch(`${here.url}/api/me`)).status).toBe(401)
})

test('[DOOR3] [DOOR7] sockets are opened by our own page only', async () => {
  const path = `/sync/${here.design}/core`
  expect(await raw(upgrade(path, `Cookie: ${here.lead.cookie}\r\n`))).toBe('HTTP/1.1 403 Forbidden')
  expect(await raw(upgrade(path, `Cookie: ${here.lead.cookie}\r\nOrigin: https://evil.example\r\n`))).toBe(
    'HTTP/1.1 403 Forbidden',
  )
  const elsewhere = upgrade(path, `Origin: ${here.url}\r\n`).replace(/Host: .*\r\n/, 'Host: evil.example\r\n')
  expect(await raw(elsewhere)).toBe('HTTP/1.1 403 Forbidden')
})

test('[DOOR5] a broken frame or a broken handshake ends that connection only', async () => {
  const socket = here.socket(here.lead, `/sync/${here.design}/core`)
  await once(socket, 'open')
  const closed = once(socket, 'close')
  Reflect.get(socket, '_socket').write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]))
  socket.on('error', () => {})
  await closed
  expect(
    await raw(upgrade(`/sync/${here.design}/core`, `Origin: ${here.url}\r\n`).replace('Version: 13', 'Version: 7')),
  ).toMatch(/ 4\d\d /)
  expect((await fetch(`${here.url}/api/me`)).status).toBe(401)
})

test('[SEAT3] a lowered role stops the writing while the seat stays; a removed member is out at once', async () => {
  const ana = await here.person({ role: 'planner', clearances: ['people'] })
  const core = here.provider(ana, 'core')
  const people = here.provider(ana, 'people')
  await Promise.all([core.synced(), people.synced()])
  await here.storage.members.put(
    { design: here.design, person: ana.id, role: 'reviewer', clearances: [] },
    here.clock.now(),
  )
  await here.api.accessChanged({ design: here.design, person: ana.id })
  expect(await people.closed()).toBe(closeCode.notAllowed)
  expect(here.api.rooms.seats().filter((seat) => seat.person === ana.id)).toMatchObject([{ mayWrite: false }])
  await here.storage.members.remove(here.design, ana.id)
  await here.api.accessChanged({ design: here.design, person: ana.id })
  expect(await core.closed()).toBe(closeCode.notAllowed)
  expect(here.api.rooms.seats().filter((seat) => seat.person === ana.id)).toEqual([])
})

test('[SIGNIN3] [SEAT3] signing out closes the sockets of that sign-in', async () => {
  const ana = await here.person({ role: 'planner' })
  const core = here.provider(ana, 'core')
  await core.synced()
  await ana.post('/api/sign-out')
  expect(await core.closed()).toBe(closeCode.signedOut)
})

test('[SEAT3] a change of access that nobody announced is found within 30 seconds', async () => {
  const ana = await here.person({ role: 'planner' })
  const socket = here.socket(ana, `/sync/${here.design}/core`)
  const closed = once(socket, 'close')
  await once(socket, 'open')
  await here.storage.members.remove(here.design, ana.id)
  for (let seconds = 0; seconds < 30 && socket.readyState === socket.OPEN; seconds += 5) {
    here.clock.turn(5000)
    // Both ends hear of each other, so that nobody is taken for gone.
    const heard = once(socket, 'pong')
    socket.ping()
    await Promise.race([heard, closed])
  }
  expect((await closed)[0]).toBe(closeCode.notAllowed)
})

test('[DOOR6] one person has so many sockets and no more, and gets room again when some close', async () => {
  const ana = await here.person({ role: 'reader' })
  const path = `/sync/${here.design}/core`
  const open = Array.from({ length: maxSocketsPerPerson }, () => here.socket(ana, path))
  await Promise.all(open.map((socket) => once(socket, 'open')))
  expect(await closeOf(ana, path)).toBe(closeCode.tooMany)
  expect(maxSocketsPerAddress).toBeGreaterThan(maxSocketsPerPerson)
  const [first] = open
  const gone = once(first as NonNullable<typeof first>, 'close')
  first?.terminate()
  await gone
  for (;;) {
    const again = here.socket(ana, path)
    await once(again, 'open')
    again.ping()
    const code = await Promise.race([
      once(again, 'close').then(([each]) => each as number),
      once(again, 'pong').then(() => 0),
    ])
    if (code === 0) {
      open.push(again)
      break
    }
    expect(code).toBe(closeCode.tooMany)
  }
  for (const socket of open) socket.terminate()
})
