import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { closeCode, frameType } from '../protocol.ts'
import { openHouse } from '../testing/house.ts'

const text = (doc: Y.Doc) => doc.getText('text/a')
const isBen = ({ person }: { person: string }) => person === 'ben'

test('[HOLD1] from the moment of a removal nothing of a burst is stored, and nothing of the others’ burst goes out', async () => {
  const { log, clock, rooms, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben', signIn: 's2' })
  for (let i = 0; i < 20; i += 1) text(ben.doc).insert(0, 'b')
  // Half of the burst has arrived when the removal begins; the other half is on the way.
  for (let i = 0; i < 10; i += 1) ben.deliver()
  const holding = rooms.hold(isBen)
  const underway = ben.outbox.splice(0)
  for (const message of underway.slice(0, 5)) ben.wire.ears.message(message)
  await clock.work()
  const release = await holding
  const stored = () => log.entries('d1/core').filter(isBy('ben'))
  const before = stored().length
  expect(before).toBeGreaterThan(0)
  // Here the change is written down. Both bursts go on.
  const heard = ben.wire.inbox.length
  for (const message of underway.slice(5)) ben.wire.ears.message(message)
  for (let i = 0; i < 20; i += 1) text(ada.doc).insert(0, 'a')
  while (ada.deliver());
  await clock.work()
  rooms.expel(isBen, closeCode.notAllowed, 'removed')
  release()
  await settle()
  expect(stored()).toHaveLength(before)
  expect(ben.wire.inbox.length).toBeLessThanOrEqual(heard)
  expect(ben.wire.closedWith?.code).toBe(closeCode.notAllowed)
  expect(text(ada.doc).toString().replaceAll('a', '')).toBe('b'.repeat(10))
})

const isBy = (person: string) => (entry: { readonly by: string }) => entry.by === person

test('[HOLD2] whoever stays goes on without loss: what they said and what others said meanwhile arrives', async () => {
  const { rooms, clock, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben', signIn: 's2' })
  const holding = rooms.hold(isBen)
  await clock.work()
  const release = await holding
  expect(ben.wire.isPaused).toBe(true)
  text(ben.doc).insert(0, 'ben ')
  const mark = ben.mark()
  for (const message of ben.outbox.splice(0)) ben.wire.ears.message(message)
  text(ada.doc).insert(0, 'ada ')
  await settle()
  expect(text(ada.doc).toString()).toBe('ada ')
  expect(text(ben.doc).toString()).toBe('ben ')
  release()
  await settle()
  expect(text(ada.doc).toString()).toBe(text(ben.doc).toString())
  expect(text(ada.doc).toString()).toContain('ben')
  expect(text(ada.doc).toString()).toContain('ada')
  expect(ben.marksBack).toContain(mark)
})

test('[HOLD2] what was written while the right to write was taken away is refused in words, and the seat stays', async () => {
  const { log, rooms, clock, seated, settle } = openHouse()
  const ben = await seated({ person: 'ben', signIn: 's2' })
  const holding = rooms.hold(isBen)
  await clock.work()
  const release = await holding
  text(ben.doc).insert(0, 'too late')
  for (const message of ben.outbox.splice(0)) ben.wire.ears.message(message)
  rooms.revise(isBen, false)
  release()
  await settle()
  expect(log.entries('d1/core')).toEqual([])
  expect(ben.told.filter(({ type }) => type === frameType.role).at(-1)).toMatchObject({ words: 'read' })
  expect(ben.told.filter(({ type }) => type === frameType.refused)).toHaveLength(1)
  expect(ben.wire.closedWith).toBeUndefined()
})
