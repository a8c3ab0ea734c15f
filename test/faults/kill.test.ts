import { afterAll, beforeAll, expect, test } from 'vitest'
import { chance } from './chance.ts'
import { ServerProcess } from './server-process.ts'
import { World, writeUntil } from './world.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world?.[Symbol.asyncDispose]())

for (let seed = 1; seed <= 20; seed++) {
  test(`[FAULT1] killed at a random moment under load, the server lost nothing that it had called saved or shown to anybody, and all copies become equal (seed ${seed})`, async () => {
    const random = chance(seed)
    const rooms = await world.design(`Killed ${seed}`)
    await writeUntil(rooms, 50 + random.below(500), random)
    await world.server.kill()
    for (const { ledger } of rooms.flatMap((room) => room.peers)) expect(ledger.refused).toEqual([])
    expect(rooms.flatMap((room) => room.peers).some((peer) => peer.ledger.acknowledged.length > 0)).toBe(true)
    expect(rooms.flatMap((room) => room.peers).some((peer) => peer.ledger.shown.length > 0)).toBe(true)
    await world.restart()
    for (const room of rooms) await room.expectNothingLost()
    for (const room of rooms) await room.expectAllEqual()
    for (const room of rooms) room.leave()
  })
}

test('[FAULT2] after all of this every design is read back whole, and the server ends in order', async () => {
  expect(await world.server.stop()).toBe(0)
  expect(await ServerProcess.run(world.folder, 'verify')).toEqual({
    code: 0,
    words: expect.stringMatching(/^Looked at 21 designs with \d+ compartments\. Everything is as it was written\.$/m),
  })
})
