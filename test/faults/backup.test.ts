import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chance } from './chance.ts'
import { holdsAll } from './edits.ts'
import { Peer } from './peer.ts'
import { Person } from './person.ts'
import { freePort, ServerProcess } from './server-process.ts'
import { type Room, World, writeUntil, writeWhile } from './world.ts'

let world: World
let rooms: readonly Room[]
const elsewhere = mkdtempSync(path.join(tmpdir(), 'balcony-backups-'))
beforeAll(async () => {
  world = await World.open()
  rooms = await world.design('Backed up')
})
afterAll(async () => {
  await world?.[Symbol.asyncDispose]()
  rmSync(elsewhere, { recursive: true })
})

/** Works while everybody writes. */
async function underLoad<T>(work: Promise<T>, seed: number): Promise<T> {
  let isOver = false
  const done = work.finally(() => {
    isOver = true
  })
  await writeWhile(rooms, () => !isOver, chance(seed))
  return done
}

/** Everything in a data folder of its own, brought back from a backup. */
async function restored(file: string): Promise<string> {
  const data = mkdtempSync(path.join(elsewhere, 'data-'))
  const { code, words } = await ServerProcess.run({ data, port: 0 }, 'restore', file)
  expect(words).toMatch(/^Restored to \d{4}-/)
  expect(code).toBe(0)
  return data
}

test('[FAULT6] a backup made while people write holds all that was called saved before it, and a server starts from it (seed 61)', async () => {
  await writeUntil(rooms, 200, chance(61))
  await Promise.all(rooms.flatMap((room) => room.peers).map((peer) => peer.mark()))
  const saved = rooms.map((room) => room.peers.map((peer) => peer.ledger.acknowledged.length))
  expect(saved.flat().every((count) => count > 0)).toBe(true)
  const file = path.join(elsewhere, 'one.backup')
  const made = await underLoad(ServerProcess.run(world.folder, 'backup', file), 62)
  expect(made).toMatchObject({ code: 0, words: expect.stringContaining(`Backup written: ${file}`) })
  expect(await ServerProcess.run(world.folder, 'backup', file)).toMatchObject({ code: 1 })
  expect(await ServerProcess.run(world.folder, 'verify', file)).toMatchObject({
    code: 0,
    words: expect.stringMatching(
      /Backup of .* Everything is as it was written\.\n\d+ sealed rows open at their places/,
    ),
  })
  const data = await restored(file)
  await using server = await ServerProcess.start({ data, port: await freePort() })
  expect(server.links).toHaveLength(5)
  const lead = await Person.signIn(server.origin, server.links[0] ?? '')
  for (const [index, room] of rooms.entries()) {
    const newcomer = new Peer(lead, room.id)
    await newcomer.connect()
    newcomer.close()
    for (const [each, peer] of room.peers.entries())
      expect(holdsAll(newcomer.doc, peer.ledger.acknowledged.slice(0, saved[index]?.[each]))).toBe(true)
  }
})

test('[FAULT6] killed in the middle of a backup, the server lost nothing, half a backup is none, and the next one works (seed 63)', async () => {
  const random = chance(63)
  for (let round = 0; round < 3; round++) {
    const file = path.join(elsewhere, `killed-${round}.backup`)
    const backup = ServerProcess.run(world.folder, 'backup', file)
    await writeUntil(rooms, 5 + random.below(40), random)
    await world.server.kill()
    const { code } = await backup
    await world.restart()
    for (const room of rooms) await room.expectNothingLost()
    for (const room of rooms) await room.expectAllEqual()
    expect(existsSync(file)).toBe(code === 0)
    expect(readdirSync(world.folder.data).filter((name) => name.startsWith('copy-'))).toEqual([])
  }
  const next = path.join(elsewhere, 'next.backup')
  expect(await ServerProcess.run(world.folder, 'backup', next)).toMatchObject({ code: 0 })
  expect(await ServerProcess.run(world.folder, 'verify', next)).toMatchObject({ code: 0 })
})

test('[FAULT6] killed in the middle of a restore, the folder holds what it held or what was restored, and the next restore works', async () => {
  const data = await restored(path.join(elsewhere, 'next.backup'))
  const size = statSync(path.join(data, 'balcony.db')).size
  let killed = 0
  for (const changes of [1, 2, 3, 5, 8, 13, 21, 34]) {
    if (await ServerProcess.runKilled({ data, port: 0 }, changes, 'restore', path.join(elsewhere, 'next.backup')))
      killed += 1
    const seen = await ServerProcess.run({ data, port: 0 }, 'verify')
    expect(seen.words, `after ${changes} changes`).toMatch(
      /2 designs with 12 compartments\. Everything is as it was written/,
    )
    expect(Math.abs(statSync(path.join(data, 'balcony.db')).size - size)).toBeLessThan(size / 2)
  }
  expect(killed).toBeGreaterThan(3)
  const again = await ServerProcess.run({ data, port: 0 }, 'restore', path.join(elsewhere, 'next.backup'))
  expect(again).toMatchObject({ code: 0 })
})
