import { once } from 'node:events'
import { closeCode, frameType, limits } from '@balcony/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Writer } from '../../packages/sync/src/codec/writer.ts'
import { ada, brokenUpdates, holedUpdates, honestSeed, many, of } from '../../packages/sync/src/testing/catalogue.ts'
import { forge, textValue, word } from '../../packages/sync/src/testing/forge.ts'
import { placesIn } from '../faults/edits.ts'
import { ServerProcess } from '../faults/server-process.ts'
import { HostileWorld } from './world.ts'

const { texts, proses } = placesIn('core')
const spots = { text: texts[0] ?? '', prose: proses[0] ?? '', key: 'venue/v1' }
let here: HostileWorld
beforeAll(async () => {
  here = await HostileWorld.open(honestSeed(spots, 'without'))
})
afterAll(() => here?.[Symbol.asyncDispose]())

const bytes = (...all: number[]) => new Uint8Array(all)
const sync = (step: number, block: Uint8Array) => new Writer().number(0).number(step).block(block).done().slice()
const shows = (...entries: (readonly [client: number, clock: number, state: string])[]) => {
  const to = new Writer().number(entries.length)
  for (const [client, clock, state] of entries) to.number(client).number(clock).text(state)
  return new Writer().number(frameType.awareness).block(to.done()).done().slice()
}
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

/** Messages that no client sends. */
const messages: Readonly<Record<string, Uint8Array | string>> = {
  'E01 a text message': 'hello',
  'E02 nothing': bytes(),
  'E03 a type without end': bytes(...Array.from({ length: 200 }, () => 0xff)),
  'E04 a type that nobody knows': bytes(99),
  'E05 a type of Hocuspocus': bytes(6, 0),
  'E06 authentication': bytes(2, 0),
  'E07 a sync step that nobody knows': bytes(0, 3, 0),
  'E08 a message that ends early': bytes(0, 0, 5, 1),
  'E09 a byte left over': bytes(0, 0, 1, 0, 7),
  'E10 a vector that counts more than it holds': sync(0, bytes(0xff, 0xff, 0xff, 0x7f)),
  'E11 a mark that is NaN': bytes(120, ...Array.from({ length: 160 }, () => 0xff), 0x7f),
  'E12 a role of its own': bytes(121, 5, 119, 114, 105, 116, 101),
  'A01 presence with a clock of 2^53': shows([5, 2 ** 53 - 1, '{}']),
  'A02 presence of 2 MB': shows([5, 1, JSON.stringify({ words: 'x'.repeat(2_000_000) })]),
  'A03 presence nested 20,000 deep': shows([5, 1, nested(20_000)]),
  'A04 presence that is no JSON': shows([5, 1, '{']),
  'A05 presence with __proto__': shows([5, 1, '{"__proto__":{"role":"lead"}}']),
  'A06 presence of 30,000 clients': shows(...Array.from({ length: 30_000 }, (_, i) => [i, 1, '{}'] as const)),
  'A07 presence as somebody else': shows([5, 1, '{"person":"ada"}']),
}

/** Says it from a fresh seat; the code with which that seat was closed, or what was answered to a question asked after it. */
async function endOf(...said: readonly (Uint8Array | string)[]): Promise<number | 'goes on'> {
  const socket = await here.seat()
  let heard = 0
  const end = Promise.race([
    once(socket, 'close').then(([code]) => code as number),
    new Promise<'goes on'>((resolve) => {
      // What the room has is told first, then comes the answer to our question.
      socket.on('message', (data: Buffer) => {
        if (data[0] === 0 && data[1] === 1 && ++heard === 1) resolve('goes on')
      })
    }),
  ])
  for (const each of said) socket.send(each)
  socket.send(sync(0, bytes(0)))
  const outcome = await end
  socket.terminate()
  return outcome
}

test('[HOSTILE1] every message that no client sends ends the seat that sent it; the others write on, and what nobody touched stays', async () => {
  for (const [name, message] of Object.entries(messages)) expect(await endOf(message), name).toBe(closeCode.badFrame)
  const large = await endOf(new Uint8Array(limits.frameBytes + 1))
  expect([1006, 1009]).toContain(large)
  expect(await here.isWell('after the messages')).toMatchObject({ saved: true, untouched: true })
})

test('[HOSTILE1] every hostile update of the catalogue ends the seat that sent it, in an update and in an answer', async () => {
  // Without those of the model's picture, which a design has under another name, and of a client that nobody owns: here it has no words yet.
  const own = Object.entries(brokenUpdates(spots)).filter(([name]) => !/^(X1[01]|C04) /.test(name))
  expect(own.length).toBeGreaterThan(75)
  const passed: string[] = []
  for (const [name, update] of own)
    for (const step of [1, 2])
      if ((await endOf(sync(step, update))) !== closeCode.badFrame) passed.push(`${name} (step ${step})`)
  expect(passed).toEqual([])
  expect(await here.isWell('after the updates')).toMatchObject({ saved: true, untouched: true })
})

test('[HOSTILE2] what refers to nothing is never stored, and who goes on so is sent away', async () => {
  for (const [name, update] of Object.entries(holedUpdates(spots))) {
    const again = Array.from({ length: limits.resyncsPerSeat + 1 }, () => sync(1, update))
    expect(await endOf(sync(1, bytes(0, 0)), ...again), name).toBe(closeCode.badFrame)
  }
  expect(await here.isWell('after the holes')).toMatchObject({ saved: true, untouched: true })
  expect([here.honest.doc.store.pendingStructs, here.honest.doc.store.pendingDs]).toEqual([null, null])
})

test('[HOSTILE1] the catalogue is not refused for being forged: the same forms with honest content are taken', async () => {
  const socket = await here.seat()
  socket.send(sync(2, forge(of(word('by hand', { root: spots.text })))))
  socket.send(new Writer().number(frameType.mark).number(1).done())
  socket.close()
  await once(socket, 'close')
  expect(await here.isWell('after the honest one')).toMatchObject({ saved: true })
  expect(here.honest.doc.getText(spots.text).toString()).toContain('by hand')
})

test('[HOSTILE3] crowds at one spot, floods of one key, floods of questions and presence: others go on meanwhile, and memory stays bounded', async () => {
  const floods: Readonly<Record<string, (number: number) => Uint8Array>> = {
    'inserts at one spot': (number) =>
      sync(
        2,
        forge([
          { client: 50_000 + number, structs: many(190, () => word('x', { origin: [ada, 0], right: [ada, 1] })) },
        ]),
      ),
    'writes of one key': (number) =>
      sync(
        2,
        forge([
          {
            client: 60_000 + number,
            structs: many(90, () => textValue('x', { root: 'values', key: 'venue/v2/name' })),
          },
        ]),
      ),
    'questions for everything': () => sync(0, bytes(0)),
    presence: (number) => shows([77, number + 1, JSON.stringify({ at: 'context/mandate', n: number })]),
  }
  for (const [name, frame] of Object.entries(floods)) {
    const sockets = await Promise.all(Array.from({ length: 3 }, () => here.seat()))
    for (const socket of sockets) socket.pause()
    for (let number = 0; number < 150; number++) for (const socket of sockets) socket.send(frame(number))
    const well = await here.isWell(`during ${name}`)
    expect(well, name).toMatchObject({ saved: true, untouched: true })
    expect(well.grownMiB, name).toBeLessThan(400)
    for (const socket of sockets) socket.terminate()
  }
  const after = await here.isWell('after the floods')
  expect(after).toMatchObject({ saved: true, untouched: true })
})

test('[HOSTILE4] after all of this the server is the same, and everything reads back whole', async () => {
  expect(await here.world.server.stop()).toBe(0)
  expect(await ServerProcess.run(here.world.folder, 'verify')).toMatchObject({ code: 0 })
})
