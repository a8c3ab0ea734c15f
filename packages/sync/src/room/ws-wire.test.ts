import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { closeCode, limits } from '../protocol.ts'
import { LiveServer } from '../testing/live-server.ts'
import { MemoryLog } from '../testing/memory-log.ts'
import { modelRules } from '../testing/model-rules.ts'
import { inlineCompactor } from './collect.ts'
import { Rooms } from './rooms.ts'

const ends: (() => void | Promise<void>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serve(port: number) {
  const log = new MemoryLog().create('d1/core', 'e1')
  const rooms = new Rooms({ log, rules: () => modelRules, compactor: inlineCompactor })
  const server = await LiveServer.open(rooms, port)
  ends.push(() => server.close())
  const open = async (person: string) => {
    const socket = new WebSocket(`${server.url}/d1/core?person=${person}`)
    ends.push(() => socket.terminate())
    // The first messages come in the same breath as 'open'.
    const greeted = message(socket)
    await new Promise<void>((resolve) => socket.once('open', resolve))
    await greeted
    return socket
  }
  /** The handshake by hand, to send frames that no library sends. */
  const raw = async (): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1')
    ends.push(() => void socket.destroy())
    socket.on('error', () => {})
    const key = randomBytes(16).toString('base64')
    socket.write(
      `GET /sync/d1/core HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
    await new Promise<void>((resolve) => socket.once('data', () => resolve()))
    return socket
  }
  return { rooms, open, raw }
}

const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve))
/** Cut by the server, or told farewell (opcode 8). */
const ended = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.once('close', () => resolve())
    socket.on('data', (data) => {
      if (data[0] === 0x88) resolve()
    })
  })
const message = (socket: WebSocket) =>
  new Promise<Buffer>((resolve) => socket.once('message', (data) => resolve(data as Buffer)))

/** A masked frame with any first byte and payload. */
function frame(first: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

test('[ROOM25] broken frames, resets and half-open handshakes end their own socket, and nobody else notices', async () => {
  const { open, raw, rooms } = await serve(7121)
  const honest = await open('ada')
  const bad = [
    frame(0x83, Buffer.from('x')), // an opcode that nobody knows
    frame(0xc2, Buffer.from('x')), // compressed, which was not agreed
    frame(0x89, Buffer.alloc(126)), // a ping that is too long
    Buffer.from([0x82, 0x05, 1, 2, 3, 4, 5]), // not masked
    Buffer.from([0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]), // 2^64 bytes to come
    frame(0x80, Buffer.from('x')), // goes on with nothing
    frame(0x88, Buffer.from([3])), // a farewell of one byte
    frame(0x81, Buffer.from('text')),
  ]
  for (const bytes of bad) {
    const socket = await raw()
    socket.write(bytes)
    await ended(socket)
  }
  const reset = await raw()
  reset.resetAndDestroy()
  honest.send(Buffer.from([3]))
  expect((await message(honest))[0]).toBe(1)
  expect(rooms.seats().map(({ person }) => person)).toContain('ada')
})

test('[ROOM26] a bad message closes a real socket with its code', async () => {
  const { open } = await serve(7122)
  const mallory = await open('mallory')
  mallory.send(Buffer.from([99]))
  expect(await closed(mallory)).toBe(closeCode.badFrame)
})

test('[LIMIT12] a frame larger than any may be closes its socket before it is read', async () => {
  const { open } = await serve(7123)
  const mallory = await open('mallory')
  mallory.on('error', () => {})
  mallory.send(Buffer.alloc(limits.frameBytes + 1))
  expect([1009, 1006]).toContain(await closed(mallory))
})

test('[ROOM27] a document of several mebibytes reaches a real client whole', async () => {
  const { open } = await serve(7124)
  const writer = await open('ada')
  const doc = new Y.Doc()
  for (let i = 0; i < 4; i++) doc.getText('text/a').insert(0, `${i}`.repeat(900_000))
  const update = Y.encodeStateAsUpdate(doc)
  const length = []
  for (let rest = update.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest > 127 ? 128 | (rest % 128) : rest)
    if (rest < 128) break
  }
  writer.send(Buffer.concat([Buffer.from([0, 1, ...length]), update]))
  writer.send(Buffer.from([0, 0, 1, 0]))
  const reader = await open('ben')
  const read = new Y.Doc()
  const whole = new Promise<void>((resolve) => {
    reader.on('message', (data: Buffer) => {
      if (data[0] !== 0 || data[1] === 0) return
      let at = 2
      while ((data[at++] as number) > 127);
      Y.applyUpdate(read, new Uint8Array(data.subarray(at)))
      if (read.getText('text/a').length === 3_600_000) resolve()
    })
  })
  reader.send(Buffer.from([0, 0, 1, 0]))
  await whole
  expect(read.getText('text/a').toString()).toBe(doc.getText('text/a').toString())
})
