import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { writeSyncStep1 } from 'y-protocols/sync'
import * as Y from 'yjs'
import { Writer } from '../codec/writer.ts'
import { closeCode, frameType, limits } from '../protocol.ts'
import { forge, word } from '../testing/forge.ts'
import { openHouse } from '../testing/house.ts'

const text = (doc: Y.Doc) => doc.getText('text/a')
const bytes = (...all: number[]) => new Uint8Array(all)
const badUpdate = forge([{ client: 9, structs: [word('x', { root: 'hidden' })] }])
const sync = (step: number, block: Uint8Array) => new Writer().number(0).number(step).block(block).done().slice()
const shows = (...entries: (readonly [client: number, clock: number, state: string])[]) => {
  const to = new Writer().number(entries.length)
  for (const [client, clock, state] of entries) to.number(client).number(clock).text(state)
  return new Writer().number(frameType.awareness).block(to.done()).done().slice()
}

const messages: Record<string, Uint8Array | undefined> = {
  'E01 a text message': undefined,
  'E02 nothing': bytes(),
  'E03 a type of a number without end': bytes(...Array.from({ length: 200 }, () => 0xff)),
  'E04 a type that nobody knows': bytes(99),
  'E05 a type of Hocuspocus': bytes(6, 0),
  'E06 authentication': bytes(2, 0),
  'E07 a sync step that nobody knows': bytes(0, 3, 0),
  'E08 a sync message that ends early': bytes(0, 0, 5, 1),
  'E09 a byte left over': bytes(0, 0, 1, 0, 7),
  'E10 a state vector that counts more than it holds': sync(0, bytes(0xff, 0xff, 0xff, 0x7f)),
  'E11 a mark beyond 2^53': bytes(120, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f),
  'E12 a role': bytes(121, 5, 119, 114, 105, 116, 101),
  'E13 a message larger than any may be': new Uint8Array(limits.frameBytes + 1),
  'E14 an update that is none': sync(2, bytes(1, 2, 3)),
  'E15 an answer that is none': sync(1, bytes(9, 9, 9)),
  'E16 a bad update': sync(2, badUpdate),
  'A01 presence with a clock of 2^53': shows([5, 2 ** 53 - 1, '{}']),
  'A02 presence of 5 KiB': shows([5, 1, JSON.stringify({ words: 'x'.repeat(5_000) })]),
  'A03 presence nested 4,000 deep': shows([5, 1, '['.repeat(2_000) + ']'.repeat(2_000)]),
  'A04 presence that is no JSON': shows([5, 1, '{']),
  'A05 presence that is a list': shows([5, 1, '[]']),
  'A06 presence as another person': shows([5, 1, '{"person":"ada"}']),
  'A07 presence with __proto__': shows([5, 1, '{"__proto__":{}}']),
  'A08 30,000 client ids': shows(...Array.from({ length: 30_000 }, (_, i) => [i, 1, '{}'] as const)),
  'A09 presence of a client id beyond 2^32': shows([2 ** 40, 1, '{}']),
  'A10 presence that counts more than it holds': bytes(1, 4, 0xff, 0xff, 0xff, 0x07),
}

test('[ROOM21] a bad message ends that connection only: nothing of it is stored or passed on, and the others go on', async () => {
  const { log, rooms, guest, seated, settle, events } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  text(ada.doc).insert(0, 'words')
  await settle()
  const rows = log.entries('d1/core').length
  const heard = ben.awareness.length
  expect(Object.keys(messages).length).toBeGreaterThan(20)
  for (const [name, message] of Object.entries(messages)) {
    const mallory = guest({ person: 'mallory' }).enter(rooms)
    await settle()
    mallory.wire.ears.message(message)
    await settle()
    expect(mallory.wire.closedWith?.code, name).toBe(closeCode.badFrame)
    expect(events.at(-1), name).toMatchObject({ is: 'refused-frame', person: 'mallory' })
  }
  expect(log.entries('d1/core')).toHaveLength(rows)
  expect(ben.awareness).toHaveLength(heard)
  text(ada.doc).insert(5, ' go on')
  const mark = ada.mark()
  await settle()
  expect(ada.marksBack).toEqual([mark])
  expect(text(ben.doc).toString()).toBe('words go on')
})

test('[ROOM22] what a bad sender says after is not read', async () => {
  const { log, seated, settle } = openHouse()
  const mallory = await seated({ person: 'mallory' })
  const { ears } = mallory.wire
  ears.message(sync(2, badUpdate))
  ears.message(sync(2, forge([{ client: 9, structs: [word('x', { root: 'text/a' })] }])))
  await settle()
  expect(log.entries('d1/core')).toEqual([])
})

test('[ROOM23] who refers again and again to what does not exist is sent away', async () => {
  const { seated, settle } = openHouse()
  const mallory = await seated({ person: 'mallory' })
  const hole = sync(1, forge([{ client: 9, clock: 5, structs: [word('x', { root: 'text/a' })] }]))
  for (let i = 0; i < limits.resyncsPerSeat; i++) mallory.wire.ears.message(hole)
  await settle()
  expect(mallory.wire.closedWith).toBeUndefined()
  mallory.wire.ears.message(hole)
  expect(mallory.wire.closedWith?.code).toBe(closeCode.badFrame)
})

test('[ROOM24] three thousand questions of a client that does not read cost one answer, when it reads', async () => {
  const { seated, settle, clock } = openHouse()
  const ada = await seated({ person: 'ada' })
  text(ada.doc).insert(0, 'long '.repeat(100_000))
  await settle()
  const mallory = await seated({ person: 'mallory' })
  mallory.wire.isStuck = true
  const question = encoding.createEncoder()
  encoding.writeVarUint(question, frameType.sync)
  writeSyncStep1(question, new Y.Doc())
  for (let i = 0; i < 3_000; i++) mallory.wire.ears.message(encoding.toUint8Array(question))
  await clock.work()
  expect(mallory.wire.isPaused).toBe(true)
  expect(mallory.wire.buffered()).toBeLessThan(limits.hardBufferBytes)
  const waiting = mallory.wire.buffered()
  mallory.wire.unstick()
  await settle()
  expect(waiting).toBeLessThan(1_100_000)
  expect(text(mallory.doc).length).toBe(500_000)
})
