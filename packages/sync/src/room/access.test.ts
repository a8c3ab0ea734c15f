import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { closeCode, frameType } from '../protocol.ts'
import { openHouse } from '../testing/house.ts'

const text = (doc: Y.Doc) => doc.getText('text/a')

test('[ROOM12] entering is refused with a code where there is no such part, for another epoch and for an older schema', async () => {
  const { rooms, guest, settle } = openHouse()
  const codeFor = async (pass: Parameters<typeof guest>[0], compartment = 'd1/core') => {
    const one = guest(pass).enter(rooms, compartment)
    await settle()
    expect(one.isSynced).toBe(one.wire.closedWith === undefined)
    return one.wire.closedWith?.code
  }
  expect(await codeFor({}, 'd1/none')).toBe(closeCode.notFound)
  expect(await codeFor({ epoch: 'e0' })).toBe(closeCode.epoch)
  expect(await codeFor({ schema: 2 })).toBe(closeCode.schema)
  expect(await codeFor({ epoch: undefined, schema: undefined, extensions: [] })).toBeUndefined()
})

test('[ROOM13] what a reader writes is refused with words and not applied; what everybody has is no offence', async () => {
  const { log, rooms, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  text(ada.doc).insert(0, 'a')
  await settle()
  const reader = await seated({ person: 'rea', mayWrite: false })
  expect(reader.told).toEqual([{ type: frameType.role, words: 'read' }])
  reader.leave()
  reader.enter(rooms)
  await settle()
  expect(reader.told.filter(({ type }) => type === frameType.refused)).toEqual([])
  const rows = log.entries('d1/core').length
  text(reader.doc).insert(0, 'mine')
  await settle()
  expect(reader.told.filter(({ type }) => type === frameType.refused)).toHaveLength(1)
  expect(log.entries('d1/core')).toHaveLength(rows)
  expect(text(ada.doc).toString()).toBe('a')
  const stock = await seated({ person: 'sto', mayWrite: false, extensions: [] })
  text(stock.doc).insert(0, 'mine')
  await settle()
  expect(stock.wire.closedWith?.code).toBe(closeCode.notAllowed)
})

test('[ROOM14] a change of access acts at once: roles are told, and who is expelled neither says nor hears one byte more', async () => {
  const { rooms, seated, settle, log } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  rooms.revise(({ person }) => person === 'ben', false)
  await settle()
  expect(ben.told.at(-1)).toEqual({ type: frameType.role, words: 'read' })
  text(ada.doc).insert(0, 'for those inside')
  while (ada.deliver());
  text(ben.doc).insert(0, 'too late')
  rooms.expel(({ person }) => person === 'ben', closeCode.notAllowed, 'removed')
  const heard = ben.wire.inbox.length
  ben.wire.ears.message(ben.outbox.shift())
  await settle()
  expect(ben.wire.closedWith?.code).toBe(closeCode.notAllowed)
  expect(ben.wire.inbox.length).toBeLessThanOrEqual(heard)
  expect(text(ben.doc).toString()).toBe('too late')
  expect(log.entries('d1/core')).toHaveLength(1)
  expect(rooms.seats()).toEqual([{ compartment: 'd1/core', person: 'ada', signIn: 's1', mayWrite: true }])
})

test('[ROOM15] extension frames go only to those who asked', async () => {
  const { seated, settle } = openHouse()
  const stock = await seated({ person: 'sto', extensions: [] })
  stock.mark()
  text(stock.doc).insert(0, 'a')
  await settle()
  expect(stock.told).toEqual([])
})

test('[ROOM17] a restored or deleted part ends its room, and a fresh one opens with the new epoch', async () => {
  const { log, rooms, seated } = openHouse()
  const ada = await seated({ person: 'ada' })
  text(ada.doc).insert(0, 'from before')
  log.create('d1/core', 'e2')
  rooms.dissolve('d1/core', closeCode.epoch, 'restored')
  expect(ada.wire.closedWith?.code).toBe(closeCode.epoch)
  const back = await seated({ person: 'ada', epoch: 'e2' })
  expect(back.isSynced).toBe(true)
  expect(log.entries('d1/core')).toEqual([])
})

test('[ROOM29] marks that Yjs tidies up in the copy of a reader are passed over: not applied, and no offence', async () => {
  const { log, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const reader = await seated({ person: 'rea', mayWrite: false })
  const stock = await seated({ person: 'sto', mayWrite: false, extensions: [] })
  text(ada.doc).insert(0, 'words')
  await settle()
  const rows = log.entries('d1/core').length
  for (const { doc } of [reader, stock]) text(doc).delete(0, 1)
  await settle()
  expect(reader.told.filter(({ type }) => type === frameType.refused)).toEqual([])
  expect(stock.wire.closedWith).toBeUndefined()
  expect(log.entries('d1/core')).toHaveLength(rows)
})
