import { closeCode } from '@balcony/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chance } from './chance.ts'
import { World, writeUntil, writeWhile } from './world.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world?.[Symbol.asyncDispose]())

for (const seed of [31, 32]) {
  test(`[FAULT3] told to stop under load, the server sends all away to come back, ends in order and loses nothing (seed ${seed})`, async () => {
    const random = chance(seed)
    const rooms = await world.design(`Stopped ${seed}`)
    await writeUntil(rooms, 50 + random.below(200), random)
    const leaving = Promise.all(rooms.flatMap((room) => room.peers).map((peer) => peer.closed))
    const stopped = world.server.stop()
    let isOver = false
    const codes = await Promise.all([
      leaving.finally(() => {
        isOver = true
      }),
      writeWhile(rooms, () => !isOver, random),
    ])
    expect(new Set(codes[0])).toEqual(new Set([closeCode.restart]))
    expect(await stopped).toBe(0)
    await world.restart()
    for (const room of rooms) await room.expectNothingLost()
    for (const room of rooms) await room.expectAllEqual()
    for (const room of rooms) room.leave()
  })
}
