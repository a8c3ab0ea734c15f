import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { closeCode } from '@balcony/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chance } from './chance.ts'
import { ServerProcess } from './server-process.ts'
import { World, writeUntil, writeWhile } from './world.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world?.[Symbol.asyncDispose]())

/** It has no way to limit what a process may write. */
const isWindows = process.platform === 'win32'

/** KiB that a file may grow to: less than the batches of the test need. */
const room = 300

for (const seed of [41, 42]) {
  test.skipIf(isWindows)(
    `[FAULT4] when the disk takes no more, nobody is told "saved", all are sent away to come back, and nothing is lost once there is room (seed ${seed})`,
    async () => {
      const random = chance(seed)
      const rooms = await world.design(`Full ${seed}`)
      await writeUntil(rooms, 60, random)
      for (const each of rooms) each.leave()
      await world.server.stop()
      await world.restart({ largestFile: room })
      const peers = rooms.flatMap((each) => each.peers)
      await Promise.all(peers.map((peer) => peer.connect()))
      let isOver = false
      const away = Promise.race(peers.map((peer) => peer.closed)).finally(() => {
        isOver = true
      })
      await writeWhile(rooms, () => !isOver, random)
      expect(await away).toBe(closeCode.disk)
      // The server itself goes on: it answers, and reading still works.
      const [lead] = world.people
      expect(await lead?.get('/api/me')).toMatchObject({ name: expect.any(String) })
      for (const each of rooms) await each.expectNothingLost()
      await world.server.stop()
      await world.restart()
      for (const each of rooms) await each.expectNothingLost()
      for (const each of rooms) await each.expectAllEqual()
      for (const each of rooms) each.leave()
    },
  )
}

test('[FAULT5] a byte that flipped on disk is found, told in words, and costs nobody else anything', async () => {
  const random = chance(51)
  const [damaged, sound] = [await world.design('Damaged'), await world.design('Sound')]
  const canary = 'the heron waits at the weir'
  const [writer] = damaged[0]?.peers ?? []
  writer?.doc.getText('context/mandate').insert(0, canary)
  await writer?.mark()
  await writeUntil(sound, 60, random)
  for (const each of [...damaged, ...sound]) each.leave()
  expect(await world.server.stop()).toBe(0)
  const file = path.join(world.folder.data, 'balcony.db')
  const bytes = readFileSync(file)
  expect(bytes.includes(canary)).toBe(false)
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare(
    'select bytes from updates where compartment = ? union all select bytes from snapshots where compartment = ?',
  )
  const [row] = rows.all(damaged[0]?.id ?? '', damaged[0]?.id ?? '')
  database.close()
  const at = bytes.indexOf(Buffer.from(row?.['bytes'] as Uint8Array).subarray(0, 60)) + 30
  expect(at).toBeGreaterThan(30)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
  const verified = await ServerProcess.run(world.folder, 'verify')
  expect(verified.code).toBe(1)
  expect(verified.words).toMatch(/Damaged:\n {2}\S+\/core\n/)
  expect(verified.words).not.toContain('    at ')
  await world.restart()
  await expect(writer?.connect()).rejects.toThrow(`closed with ${closeCode.disk}`)
  for (const each of sound) await each.expectNothingLost()
  for (const each of sound) await each.expectAllEqual()
})
