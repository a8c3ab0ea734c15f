import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { aMaster, entry, now, read, withDesign } from '../contract/world.ts'
import { heldMasters, type Masters, openStorage, restore, type Storage } from '../index.ts'
import { beginReplacing, finishReplacing } from '../sqlite/replace.ts'

const folders: string[] = []
const stores: Storage[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'balcony-backup-'))
  folders.push(folder)
  return folder
}

async function open(folder: string): Promise<Storage> {
  const storage = await openStorage({ folder, masters: aMaster })
  if (!storage.ok) throw new Error(storage.problem.message)
  stores.push(storage.value)
  return storage.value
}

async function close(storage: Storage): Promise<void> {
  stores.splice(stores.indexOf(storage), 1)
  await storage.close()
}

let drawn = 0
const random = (size: number) => new Uint8Array(size).fill(++drawn)
const restoring = (folder: string, file: string, masters: Masters = aMaster) =>
  restore({ folder, file, masters, now: now + 5000, random })

/** A folder with words in it, and a backup of it. */
async function backedUp() {
  const [folder, file] = [newFolder(), path.join(newFolder(), 'deep/er', 'one.backup')]
  const storage = await open(folder)
  await withDesign(storage, new TextEncoder().encode('seed'))
  await storage.signIns.begin('ana', { id: 'laptop', token: 'cookie', until: now + 1e9 }, now)
  await storage.log.append([entry('before'), entry('private', { in: 'people' })])
  expect(await storage.backUp(file, now)).toBeGreaterThan(10_000)
  return { folder, file, storage }
}

test('[BACKUP1] a backup is made while others write, holds one moment of all, and nothing of it can be read', async () => {
  const { storage, folder, file } = await backedUp()
  const later = path.join(path.dirname(file), 'later.backup')
  let goes = true
  let written = 1
  const writing = (async () => {
    for (; goes; written++) {
      await storage.log.append([entry(`w${written}`), entry(`w${written}`, { in: 'people' })])
      // A turn of the loop, as between messages that arrive.
      await new Promise(setImmediate)
    }
  })()
  for (let each = 0; each < 5; each++) await storage.backUp(`${later}${each}`, now)
  goes = false
  await writing
  expect(written).toBeGreaterThan(5)
  expect(readdirSync(path.dirname(file))).toHaveLength(6)
  expect(readdirSync(folder).filter((name) => name.startsWith('copy-'))).toEqual([])
  for (const seen of [readFileSync(file), readFileSync(`${later}4`)])
    for (const plain of ['SQLite format', 'rivers/core', 'laptop', 'before', 'Talks over'])
      expect(seen.includes(plain), plain).toBe(false)
  const other = newFolder()
  expect(await restoring(other, `${later}4`)).toMatchObject({ ok: true })
  const again = await open(other)
  const [core, people] = [await read(again), await read(again, 'people')]
  // Both were written in one act: one moment holds both or neither.
  expect(core?.head).toBe((people?.head ?? 0) + 1)
})

test('[BACKUP2] restored on an empty machine all is there, under new epochs, and the journal says so; the rest of the world is as it was', async () => {
  const { storage, file } = await backedUp()
  await storage.log.append([entry('after')])
  const other = newFolder()
  expect(await restoring(other, file)).toEqual({
    ok: true,
    value: { madeAt: now, compartments: 2, rows: 3, before: undefined },
  })
  const again = await open(other)
  expect(await read(again)).toMatchObject({ head: 2, snapshot: 'seed', updates: ['2 before'] })
  expect(await read(again, 'people')).toMatchObject({ head: 1, updates: ['1 private'] })
  const epochs = (await again.designs.find('rivers'))?.compartments.map((each) => each.epoch) ?? []
  expect(new Set([...epochs, 'e1', 'e2']).size).toBe(4)
  await expect(again.log.append([entry('old page')])).rejects.toMatchObject({ why: 'epoch' })
  expect(await again.log.append([entry('new page', { epoch: epochs[0] ?? '' })])).toEqual([3])
  expect(await again.log.owners('rivers/core')).toEqual(new Map([[7, 'ana']]))
  for (const chain of ['server', 'rivers']) expect((await again.journal.of(chain)).at(-1)?.did).toBe('restored')
  expect((await again.keys.check()).damaged).toEqual([])
  expect(await storage.signIns.of('ana', now)).toHaveLength(1)
  expect(await again.signIns.of('ana', now)).toEqual([])
})

test('[BACKUP3] a restore over a folder keeps what was there beside it', async () => {
  const { storage, folder, file } = await backedUp()
  await storage.log.append([entry('after')])
  const running = await restoring(folder, file)
  expect(!running.ok && running.problem.message).toMatch(/already running/)
  await close(storage)
  const restored = await restoring(folder, file)
  const before = restored.ok ? String(restored.value.before) : ''
  expect(path.dirname(before)).toBe(folder)
  const again = await open(folder)
  expect(await read(again)).toMatchObject({ updates: ['2 before'] })
  const kept = await open(before)
  expect(await read(kept)).toMatchObject({ updates: ['2 before', '3 after'] })
})

test('[BACKUP4] what was changed, cut off, mixed up or is no backup is refused in words, and the folder stays as it was', async () => {
  const { storage, folder, file } = await backedUp()
  await close(storage)
  const before = readFileSync(path.join(folder, 'balcony.db'))
  const whole = readFileSync(file)
  const piece = 2 ** 20 + 40
  const flipped = (at: number) => whole.map((byte, index) => (index === at ? byte ^ 1 : byte))
  const broken: Readonly<Record<string, Uint8Array>> = {
    'a bit of the head': flipped(100),
    'the time in the head': flipped(whole.indexOf(String(now)) + 3),
    'a bit of the first piece': flipped(1000),
    'the last bit': flipped(whole.length - 1),
    'cut off': whole.subarray(0, whole.length - 1000),
    'nothing but the head': whole.subarray(0, 256),
    'half a head': whole.subarray(0, 100),
    'something after it': Buffer.concat([whole, whole.subarray(256)]),
    'a piece twice': Buffer.concat([whole.subarray(0, 256 + piece), whole.subarray(256)]),
    'another file': Buffer.from('words '.repeat(500)),
    nothing: new Uint8Array(),
  }
  const bad = path.join(newFolder(), 'bad')
  for (const [what, bytes] of Object.entries(broken)) {
    writeFileSync(bad, bytes)
    const refused = await restoring(folder, bad)
    expect(refused.ok, what).toBe(false)
    expect(!refused.ok && refused.problem.message, what).toMatch(/damaged|not one of Balcony/)
    expect(readFileSync(path.join(folder, 'balcony.db')).equals(before), what).toBe(true)
    expect(
      readdirSync(folder).filter((name) => name.startsWith('repl')),
      what,
    ).toEqual([])
  }
  const another = await restoring(folder, file, heldMasters(new Uint8Array(32).fill(9)))
  expect(!another.ok && another.problem.message).toMatch(/locked with a key that is not at hand/)
  expect((await restoring(folder, path.join(folder, 'missing'))).ok).toBe(false)
})

test('[BACKUP5] interrupted anywhere, a restore leaves the old database or the new one, and never none', async () => {
  const { storage, folder, file } = await backedUp()
  await storage.log.append([entry('after')])
  const wal = existsSync(path.join(folder, 'balcony.db-wal'))
  expect(wal).toBe(true)
  // As a power cut leaves it: with the write-ahead log beside the database.
  const cut = newFolder()
  for (const name of ['balcony.db', 'balcony.db-wal']) copyFileSync(path.join(folder, name), path.join(cut, name))
  const restored = newFolder()
  await restoring(restored, file)
  const states: readonly { readonly has: readonly string[]; readonly opens: 'old' | 'new' }[] = [
    { has: ['balcony.db', 'balcony.db-wal', 'replacement.part'], opens: 'old' },
    { has: ['balcony.db', 'balcony.db-wal', 'replacement.db'], opens: 'new' },
    { has: ['balcony.db-wal', 'replacement.db'], opens: 'new' },
    { has: ['replacement.db'], opens: 'new' },
  ]
  for (const { has, opens } of states) {
    const here = newFolder()
    for (const name of has)
      copyFileSync(
        name.startsWith('repl') ? path.join(restored, 'balcony.db') : path.join(cut, name),
        path.join(here, name),
      )
    const again = await open(here)
    expect((await read(again))?.updates, has.join()).toEqual(opens === 'old' ? ['2 before', '3 after'] : ['2 before'])
    await close(again)
    finishReplacing(here)
    beginReplacing(here)
    expect(readdirSync(here).filter((name) => name.startsWith('repl') && name !== 'replaced')).toEqual([])
  }
})
