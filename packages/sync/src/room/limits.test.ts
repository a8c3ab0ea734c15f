import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Writer } from '../codec/writer.ts'
import { closeCode, frameType, limits } from '../protocol.ts'
import { forge, word } from '../testing/forge.ts'
import { HandClock } from '../testing/hand-clock.ts'
import { HandWire } from '../testing/hand-wire.ts'
import { openHouse } from '../testing/house.ts'
import type { MemoryLog } from '../testing/memory-log.ts'
import { Pace, type Pacing } from './pace.ts'

const text = (doc: Y.Doc) => doc.getText('text/a')
const kib = 2 ** 10

/** What a fresh process would read. */
async function stored(log: MemoryLog): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const { snapshot, updates } = (await log.load('d1/core')) ?? { updates: [] }
  if (snapshot) Y.applyUpdate(doc, snapshot)
  for (const { bytes } of updates) Y.applyUpdate(doc, bytes)
  return doc
}

test('[LIMIT1] who says too much is read more slowly, and nothing of it is lost', () => {
  const most: Record<Pacing, readonly [burst: number, perSecond: number]> = {
    sync: [limits.syncFrameBurst, limits.syncFramesPerSecond],
    bytes: [limits.byteBurst, limits.bytesPerSecond],
    structs: [limits.structBurst, limits.structsPerSecond],
    asks: [limits.askBurst, limits.asksPerSecond],
    awareness: [limits.awarenessFrameBurst, limits.awarenessFramesPerSecond],
    echoes: [limits.awarenessEchoBurst, limits.awarenessEchoesPerSecond],
  }
  for (const [what, [burst, perSecond]] of Object.entries(most) as [Pacing, readonly [number, number]][]) {
    const clock = new HandClock()
    const wire = new HandWire()
    const pace = new Pace(wire, clock)
    pace.count(what, burst)
    expect(wire.isPaused, what).toBe(false)
    pace.count(what, perSecond)
    expect(wire.isPaused, what).toBe(true)
    clock.turn(999)
    expect(wire.isPaused, what).toBe(true)
    clock.turn(1)
    expect(wire.isPaused, what).toBe(false)
  }
})

test('[LIMIT2] a thousand keystrokes at once are all stored, at the pace of the limit', async () => {
  const { clock, log, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  for (let i = 0; i < 1_000; i++) text(ada.doc).insert(i, 'x')
  await settle()
  expect(ada.wire.isPaused).toBe(true)
  expect(ada.outbox.length).toBeGreaterThan(400)
  for (let seconds = 0; seconds < 20; seconds++) {
    clock.turn(1_000)
    await settle()
  }
  expect(ada.outbox).toEqual([])
  expect(text(await stored(log)).length).toBe(1_000)
})

test('[LIMIT3] an update above its limit is not taken as one, but asked for again as a returning client’s work', async () => {
  const { log, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  text(ada.doc).insert(0, 'x'.repeat(limits.updateBytes))
  ada.deliver()
  expect(ada.wire.closedWith).toBeUndefined()
  const mark = ada.mark()
  await settle()
  expect(ada.marksBack).toEqual([mark])
  expect(text(await stored(log)).length).toBe(limits.updateBytes)
})

test('[LIMIT4] a part that reached its largest size takes only erasures, and says so', async () => {
  const { clock, log, seated, settle } = openHouse()
  const large = forge([{ client: 5, structs: [word('x'.repeat(limits.compartmentBytes + 1), { root: 'text/b' })] }])
  log.create('d1/core', 'e1', large)
  const ada = await seated({ person: 'ada' })
  text(ada.doc).insert(0, 'one word more')
  await settle()
  expect(ada.told.filter(({ type }) => type === frameType.refused)).toHaveLength(1)
  clock.turn(10_000)
  ada.doc.getText('text/b').delete(0, 2_000_000)
  await settle()
  const kept = await stored(log)
  expect([text(kept).length, kept.getText('text/b').length]).toEqual([0, limits.compartmentBytes + 1 - 2_000_000])
  const ben = await seated({ person: 'ben' })
  text(ben.doc).insert(0, 'room again')
  await settle()
  expect(text(await stored(log)).toString()).toBe('room again')
})

test('[LIMIT5] the seat after the last is sent away, and those who are in stay', async () => {
  const { rooms, guest, seated, settle } = openHouse()
  const first = await seated({ person: 'ada' })
  for (let i = 1; i < limits.seatsPerRoom; i++) guest({ person: `p${i}` }).enter(rooms)
  const late = guest({ person: 'late' }).enter(rooms)
  await settle()
  expect(late.wire.closedWith?.code).toBe(closeCode.tooMany)
  expect(first.wire.closedWith).toBeUndefined()
  expect(rooms.seats()).toHaveLength(limits.seatsPerRoom)
})

/** Ada writes `count` pieces of 64 KiB, each on disk before the next. */
async function writePieces(
  house: ReturnType<typeof openHouse>,
  ada: Awaited<ReturnType<typeof house.seated>>,
  count: number,
) {
  for (let i = 0; i < count; i++) {
    text(ada.doc).insert(0, String(i % 10).repeat(64 * kib))
    await house.settle()
    house.clock.turn(100)
  }
}

test('[LIMIT6] above the soft limit a slow reader gets no presence, and what it missed comes as one update', async () => {
  const house = openHouse()
  const ada = await house.seated({ person: 'ada' })
  const slow = await house.seated({ person: 'slow' })
  slow.wire.isStuck = true
  await writePieces(house, ada, 20)
  expect(slow.wire.buffered()).toBeGreaterThan(limits.softBufferBytes)
  expect(slow.wire.buffered()).toBeLessThan(limits.softBufferBytes + 100 * kib)
  let updates = 0
  slow.doc.on('update', () => updates++)
  slow.wire.unstick()
  await house.settle()
  expect(text(slow.doc).toString()).toBe(text(ada.doc).toString())
  expect(updates).toBeLessThan(8)
})

test('[LIMIT7] above the hard limit a reader is cut off, the others notice nothing, and it comes back with its vector', async () => {
  const house = openHouse()
  const ada = await house.seated({ person: 'ada' })
  const ben = await house.seated({ person: 'ben' })
  const dead = await house.seated({ person: 'dead' })
  dead.wire.isStuck = true
  await writePieces(house, ada, limits.hardBufferBytes / (64 * kib) + 2)
  expect(dead.wire.closedWith?.code).toBe(1006)
  expect(house.events).toMatchObject([{ is: 'cut-off', person: 'dead', why: 'slow' }])
  expect(text(ben.doc).length).toBe(text(ada.doc).length)
  dead.leave()
  dead.enter(house.rooms)
  await house.settle()
  expect(text(dead.doc).toString()).toBe(text(ada.doc).toString())
})

test('[LIMIT8] who is behind for thirty seconds is cut off', async () => {
  const house = openHouse()
  const ada = await house.seated({ person: 'ada' })
  const dead = await house.seated({ person: 'dead' })
  dead.wire.isStuck = true
  await writePieces(house, ada, 8)
  const alive = () => {
    ada.wire.ears.heard()
    dead.wire.ears.heard()
  }
  for (let seconds = 0; seconds < 25; seconds += 5) {
    house.clock.turn(5_000)
    alive()
  }
  expect(dead.wire.closedWith).toBeUndefined()
  for (let seconds = 0; seconds < 10; seconds += 5) {
    house.clock.turn(5_000)
    alive()
  }
  expect(dead.wire.closedWith?.code).toBe(1006)
  expect(ada.wire.closedWith).toBeUndefined()
})

test('[LIMIT9] a large document on a slow line is no reason to be cut off while it loads', async () => {
  const house = openHouse()
  const large = forge([{ client: 5, structs: [word('x'.repeat(2 * limits.hardBufferBytes), { root: 'text/b' })] }])
  house.log.create('d1/core', 'e1', large)
  const ada = await house.seated({ person: 'ada' })
  const slow = house.guest({ person: 'slow' }).enter(house.rooms)
  slow.wire.isStuck = true
  slow.deliver()
  await house.settle()
  expect(slow.wire.buffered()).toBeGreaterThan(limits.hardBufferBytes)
  text(ada.doc).insert(0, 'meanwhile')
  await house.settle()
  house.clock.turn(4_000)
  expect(slow.wire.closedWith).toBeUndefined()
  slow.wire.unstick()
  await house.settle()
  expect(text(slow.doc).toString()).toBe('meanwhile')
})

test('[LIMIT10] a line that gives no sign of life for thirty seconds is cut; one that answers pings stays', async () => {
  const { clock, seated } = openHouse()
  const silent = await seated({ person: 'silent' })
  const quiet = await seated({ person: 'quiet' })
  for (let seconds = 0; seconds < 60; seconds += 5) {
    const before = quiet.wire.pings
    clock.turn(5_000)
    if (quiet.wire.pings > before) quiet.wire.ears.heard()
  }
  expect(silent.wire.pings).toBeGreaterThan(2)
  expect(silent.wire.closedWith?.code).toBe(1006)
  expect(quiet.wire.closedWith).toBeUndefined()
})

test('[LIMIT11] who hears nothing for twenty seconds is sent an empty presence, because stock clients leave after thirty', async () => {
  const { clock, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  for (let seconds = 0; seconds < 25; seconds += 5) {
    clock.turn(5_000)
    ada.wire.ears.heard()
  }
  await settle()
  expect(ada.awareness).toEqual([new Uint8Array([0])])
})

test('[LIMIT13] what a person may crowd at one spot is counted over all their connections', async () => {
  const { rooms, guest, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  ada.doc.clientID = 7
  ada.doc.getText('text/a').insert(0, 'bridge')
  await settle()
  const crowd = (client: number) =>
    forge([{ client, structs: Array.from({ length: 200 }, () => word('x', { origin: [7, 0], right: [7, 1] })) }])
  const taken: boolean[] = []
  for (let each = 0; each < limits.sameOriginPerPerson / 200 + 1; each++) {
    const mallory = guest({ person: 'mallory' }).enter(rooms)
    await settle()
    mallory.wire.ears.message(
      new Writer()
        .number(0)
        .number(2)
        .block(crowd(100 + each))
        .done()
        .slice(),
    )
    await settle()
    taken.push(mallory.wire.closedWith === undefined)
  }
  expect(taken.indexOf(false)).toBe(limits.sameOriginPerPerson / 200)
})

test('[LIMIT14] the work that a person gives to everybody is counted over all their connections, and slows nobody else', async () => {
  const { rooms, guest, settle, clock } = openHouse()
  const most = limits.structsPerUpdate
  const writes = async (person: string, client: number) => {
    const seat = guest({ person }).enter(rooms)
    await settle()
    const structs = [word('x', { root: 'text/a' })]
    for (let at = 0; at < most - 1; at++) structs.push(word('x', { origin: [client, at] }))
    const update = forge([{ client, structs }])
    seat.wire.ears.message(new Writer().number(0).number(2).block(update).done().slice())
    await settle()
    expect(seat.wire.closedWith).toBeUndefined()
    return seat.wire
  }
  const mallory = [await writes('mallory', 101), await writes('mallory', 102), await writes('mallory', 103)]
  const ada = await writes('ada', 104)
  expect([...mallory, ada].map((wire) => wire.isPaused)).toEqual([false, false, true, false])
  const beyond = 3 * most - limits.structBurst
  clock.turn(Math.ceil((beyond / limits.structsPerSecond) * 1000))
  expect(mallory[2]?.isPaused).toBe(false)
})
