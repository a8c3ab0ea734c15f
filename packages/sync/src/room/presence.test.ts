import { expect, test } from 'vitest'
import { Reader } from '../codec/reader.ts'
import { Writer } from '../codec/writer.ts'
import { frameType, limits } from '../protocol.ts'
import type { Guest } from '../testing/guest.ts'
import { openHouse } from '../testing/house.ts'

const show = (guest: Guest, client: number, clock: number, state: unknown) => {
  const entry = new Writer().number(1).number(client).number(clock).text(JSON.stringify(state)).done()
  guest.wire.ears.message(new Writer().number(frameType.awareness).block(entry).done().slice())
}

/** Everything that a guest was told of presence, oldest first. */
function heard(guest: Guest): { client: number; clock: number; state: unknown }[] {
  return guest.awareness.flatMap((bytes) => {
    const reader = new Reader(bytes)
    return Array.from({ length: reader.number() }, () => ({
      client: reader.number(),
      clock: reader.number(),
      state: JSON.parse(reader.text()),
    }))
  })
}

const count = (guest: Guest) => guest.awareness.length

test('[PRESENCE1] movements of one window go out as one frame, the newest of each, and not back to the only one who moved', async () => {
  const { seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  show(ada, 1, 1, { at: 'a' })
  show(ada, 1, 2, { at: 'b' })
  await settle()
  expect(heard(ben)).toEqual([{ client: 1, clock: 2, state: { at: 'b' } }])
  expect(count(ada)).toBe(0)
})

test('[PRESENCE9] who is in, and what they show of themselves, can be asked for without a seat', async () => {
  const { rooms, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  await seated({ person: 'ben' })
  show(ada, 1, 1, { person: 'ada', address: 'venues' })
  await settle()
  expect(rooms.present()).toMatchObject([{ person: 'ada', shows: { address: 'venues' } }, { person: 'ben' }])
  ada.leave()
  await settle()
  expect(rooms.present().map(({ person, shows }) => [person, shows])).toEqual([['ben', undefined]])
})

test('[PRESENCE2] nobody moves, removes or takes over the presence of another person', async () => {
  const { seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  const mallory = await seated({ person: 'mallory' })
  show(ada, 1, 1, { at: 'a' })
  await settle()
  const before = count(ben)
  show(mallory, 1, 7, { at: 'elsewhere' })
  show(mallory, 1, 8, null)
  await settle()
  expect(count(ben)).toBe(before)
  ada.leave()
  await settle()
  expect(heard(ben).at(-1)).toEqual({ client: 1, clock: 2, state: null })
  const after = count(ben)
  show(mallory, 1, 9, { at: 'elsewhere' })
  await settle()
  expect(count(ben)).toBe(after)
})

test('[PRESENCE3] the client id under which a person writes shows nobody else', async () => {
  const { seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  ada.doc.getText('text/a').insert(0, 'a')
  await settle()
  const ben = await seated({ person: 'ben' })
  const mallory = await seated({ person: 'mallory' })
  show(mallory, ada.doc.clientID, 1, { at: 'a' })
  await settle()
  expect(count(ben)).toBe(0)
})

test('[PRESENCE4] what stock clients repeat of others is dropped, and brings nobody back who left', async () => {
  const { seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  const cleo = await seated({ person: 'cleo' })
  show(ada, 1, 5, { at: 'a' })
  await settle()
  const before = count(cleo)
  show(ben, 1, 5, { at: 'a' })
  await settle()
  expect(count(cleo)).toBe(before)
  ada.leave()
  await settle()
  show(ben, 1, 5, { at: 'a' })
  await settle()
  expect(heard(cleo).at(-1)?.state).toBeNull()
})

test('[PRESENCE5] who comes back on a new line before the old one ended keeps being shown', async () => {
  const { guest, rooms, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  show(ada, 1, 5, { at: 'a' })
  await settle()
  const again = guest({ person: 'ada' }).enter(rooms)
  await settle()
  show(again, 1, 6, { at: 'b' })
  await settle()
  ada.leave()
  await settle()
  expect(heard(ben).at(-1)).toEqual({ client: 1, clock: 6, state: { at: 'b' } })
})

test('[PRESENCE6] who comes back with an old clock is told so, and starts above it', async () => {
  const { rooms, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  show(ada, 1, 5, { at: 'a' })
  await settle()
  ada.leave()
  ada.enter(rooms)
  await settle()
  show(ada, 1, 5, { at: 'a' })
  await settle()
  expect(heard(ada).at(-1)).toEqual({ client: 1, clock: 6, state: null })
})

test('[PRESENCE7] a newcomer sees who is there, and a seat has at most four client ids', async () => {
  const { seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  for (let client = 1; client <= limits.awarenessIdsPerSeat + 3; client++) show(ada, client, 1, { client })
  await settle()
  const ben = await seated({ person: 'ben' })
  expect(heard(ben).map(({ client }) => client)).toEqual([1, 2, 3, 4])
})

test('[PRESENCE8] the more people are in a room, the longer their movements are gathered', async () => {
  const { clock, seated, settle } = openHouse()
  const people = []
  for (let i = 0; i < 11; i++) people.push(await seated({ person: `p${i}` }))
  const [ada, ben] = people as [Guest, Guest]
  show(ada, 1, 1, { at: 'a' })
  await settle()
  expect(count(ben)).toBe(0)
  clock.turn(33)
  await settle()
  expect(count(ben)).toBe(1)
})
