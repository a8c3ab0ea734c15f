import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '../protocol.ts'
import { openHouse } from '../testing/house.ts'

const text = (doc: Y.Doc) => doc.getText('text/a')

test('[ROOM3] nobody sees an edit, and no mark comes back, before it is on disk', async () => {
  const { log, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  let release = () => {}
  log.gate = () => new Promise((resolve) => (release = resolve))
  text(ada.doc).insert(0, 'words')
  const mark = ada.mark()
  await settle()
  expect(text(ben.doc).toString()).toBe('')
  expect(ada.marksBack).toEqual([])
  const late = await seated({ person: 'cleo' })
  expect(late.isSynced).toBe(true)
  expect(text(late.doc).toString()).toBe('')
  release()
  await settle()
  expect(text(ben.doc).toString()).toBe('words')
  expect(text(late.doc).toString()).toBe('words')
  expect(ada.marksBack).toEqual([mark])
})

test('[ROOM4] what arrives while the disk works is the next batch, in one transaction for all rooms', async () => {
  const { log, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const dov = await seated({ person: 'dov' }, 'd2/core')
  let release = () => {}
  log.gate = () => new Promise((resolve) => (release = resolve))
  text(ada.doc).insert(0, 'a')
  await settle()
  for (const letter of 'bcd') text(ada.doc).insert(0, letter)
  text(dov.doc).insert(0, 'x')
  await settle()
  log.gate = undefined
  release()
  await settle()
  expect(log.appends).toBe(2)
  expect(log.entries('d1/core')).toHaveLength(2)
  expect(log.entries('d2/core')).toHaveLength(1)
})

test('[ROOM5] when the disk fails, nobody is told that their work was saved, and all come back to a fresh room', async () => {
  const { log, rooms, seated, settle, events } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  log.failing = () => true
  text(ada.doc).insert(0, 'words')
  ada.mark()
  await settle()
  expect(ada.marksBack).toEqual([])
  expect(text(ben.doc).toString()).toBe('')
  expect([ada.wire.closedWith?.code, ben.wire.closedWith?.code]).toEqual([closeCode.disk, closeCode.disk])
  expect(events).toMatchObject([{ is: 'disk-failed', compartment: 'd1/core' }])
  log.failing = undefined
  ada.enter(rooms)
  ben.enter(rooms)
  await settle()
  const mark = ada.mark()
  await settle()
  expect(ada.marksBack).toEqual([mark])
  expect(text(ben.doc).toString()).toBe('words')
})

test('[ROOM6] one room that cannot be written does not stop the others', async () => {
  const { log, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const dov = await seated({ person: 'dov' }, 'd2/core')
  log.failing = (entries) => entries.some(({ compartment }) => compartment === 'd1/core')
  text(ada.doc).insert(0, 'a')
  text(dov.doc).insert(0, 'x')
  const mark = dov.mark()
  await settle()
  expect(ada.wire.closedWith?.code).toBe(closeCode.disk)
  expect(dov.wire.closedWith).toBeUndefined()
  expect(dov.marksBack).toEqual([mark])
})

test('[ROOM7] each row keeps its author, sign-in and time, and whose each client id is', async () => {
  const { log, clock, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada', signIn: 'phone' })
  const ben = await seated({ person: 'ben', signIn: 'desk' })
  text(ada.doc).insert(0, 'a')
  text(ben.doc).insert(0, 'b')
  await settle()
  const at = clock.now()
  expect(log.entries('d1/core')).toMatchObject([
    { by: 'ada', signIn: 'phone', at, newClients: [ada.doc.clientID] },
    { by: 'ben', signIn: 'desk', at, newClients: [ben.doc.clientID] },
  ])
})

test('[ROOM8] one write per socket and turn', async () => {
  const { seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  const before = ben.wire.writes
  for (const letter of 'many letters') text(ada.doc).insert(0, letter)
  while (ada.deliver());
  await settle()
  expect(ben.wire.writes).toBe(before + 1)
  expect(text(ben.doc).toString()).toBe(text(ada.doc).toString())
})

test('[ROOM9] what builds on something missing is not stored but asked for again, and no mark comes back before it', async () => {
  const { log, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  text(ada.doc).insert(0, 'a')
  const lost = ada.outbox.shift()
  text(ada.doc).insert(1, 'b')
  const mark = ada.mark()
  ada.deliver()
  ada.deliver()
  expect(lost).toBeDefined()
  expect(log.entries('d1/core')).toEqual([])
  await settle()
  expect(ada.marksBack).toEqual([mark])
  const stored = new Y.Doc()
  for (const entry of log.entries('d1/core')) Y.applyUpdate(stored, entry.bytes)
  expect(text(stored).toString()).toBe('ab')
})

test('[ROOM10] a client that comes back and only repeats what is known adds nothing to the log', async () => {
  const { log, rooms, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  text(ada.doc).insert(0, 'words and words')
  text(ada.doc).delete(3, 4)
  await settle()
  const rows = log.entries('d1/core').length
  ada.leave()
  ada.enter(rooms)
  const mark = ada.mark()
  await settle()
  expect(log.entries('d1/core')).toHaveLength(rows)
  expect(ada.marksBack).toEqual([mark])
})

test('[ROOM11] erasing reaches those who come back, though a state vector does not show it', async () => {
  const { rooms, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  text(ada.doc).insert(0, 'secret')
  await settle()
  ben.leave()
  text(ada.doc).delete(0, 6)
  await settle()
  ben.enter(rooms)
  await settle()
  expect(text(ben.doc).toString()).toBe('')
})

test('[ROOM16] at shutdown the batch is written, nobody new comes in, and all are sent away spread over seconds', async () => {
  const { clock, log, rooms, seated, guest, settle } = openHouse()
  const people = await Promise.all(['ada', 'ben', 'cleo'].map((person) => seated({ person })))
  const [ada] = people
  if (ada) text(ada.doc).insert(0, 'last words')
  while (ada?.deliver());
  const down = rooms.shutdown()
  await settle()
  const late = guest().enter(rooms)
  expect(late.wire.closedWith?.code).toBe(closeCode.restart)
  const gone = () => people.filter(({ wire }) => wire.closedWith?.code === closeCode.restart).length
  clock.turn(0)
  expect(gone()).toBe(1)
  clock.turn(3_000)
  expect(gone()).toBe(3)
  await down
  expect(log.entries('d1/core')).toHaveLength(1)
})

test('[ROOM18] a room is forgotten thirty seconds after the last seat, and not while somebody is in', async () => {
  const { clock, rooms, seated, settle, log } = openHouse()
  const ada = await seated({ person: 'ada' })
  text(ada.doc).insert(0, 'kept')
  await settle()
  let loads = 0
  const load = log.load.bind(log)
  log.load = (compartment) => {
    loads++
    return load(compartment)
  }
  ada.leave()
  clock.turn(29_000)
  ada.enter(rooms)
  await settle()
  clock.turn(29_000)
  expect(loads).toBe(0)
  ada.leave()
  clock.turn(31_000)
  const ben = await seated({ person: 'ben' })
  expect(loads).toBe(1)
  expect(text(ben.doc).toString()).toBe('kept')
})

test('[ROOM19] followers are told of every row after it is on disk, in order', async () => {
  const { seated, settle, committed } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  text(ada.doc).insert(0, 'a')
  text(ben.doc).insert(0, 'b')
  await settle()
  expect(committed.map(({ seq, entry }) => [seq, entry.by])).toEqual([
    [1, 'ada'],
    [2, 'ben'],
  ])
})

test('[ROOM28] a follower that stumbles is reported, and the room goes on', async () => {
  const { seated, settle, events } = openHouse({
    follow: () => {
      throw new Error('stumbled')
    },
  })
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  text(ada.doc).insert(0, 'words')
  const mark = ada.mark()
  await settle()
  expect(ada.marksBack).toEqual([mark])
  expect(text(ben.doc).toString()).toBe('words')
  expect(events).toMatchObject([{ is: 'follower-failed' }])
})
