import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ok } from '@balcony/base'
import { afterEach, expect, test } from 'vitest'
import { aMaster, entry, now, read, withDesign } from '../contract/world.ts'
import { heldMasters, type Masters, openStorage, type Storage } from '../index.ts'
import { sum } from '../seal.ts'

const folders: string[] = []
const stores: Storage[] = []
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'balcony-at-rest-'))
  folders.push(folder)
  return folder
}

async function open(folder: string, masters: Masters = aMaster): Promise<Storage> {
  const storage = await openStorage({ folder, masters })
  if (!storage.ok) throw new Error(storage.problem.message)
  stores.push(storage.value)
  return storage.value
}

async function close(storage: Storage): Promise<void> {
  stores.splice(stores.indexOf(storage), 1)
  await storage.close()
}

function change(folder: string, sql: string): void {
  const database = new DatabaseSync(path.join(folder, 'balcony.db'), { enableForeignKeyConstraints: false })
  database.exec(sql)
  database.close()
}

function look(folder: string, sql: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(path.join(folder, 'balcony.db'), { readOnly: true })
  const rows = database.prepare(sql).all()
  database.close()
  return rows
}

const bytesOf = (folder: string) =>
  Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))))

/** Says something in every way that a store keeps words. */
async function fill(storage: Storage): Promise<void> {
  await withDesign(storage, new TextEncoder().encode('heron in the seed'))
  await storage.designs.retitle('rivers', { title: 'heron in the title', coverTitle: 'heron on the cover' })
  await storage.people.add({ id: 'bo', name: 'heron of a name', colour: 1 }, now)
  const account = {
    person: 'bo',
    handle: 'heron@example.org',
    email: 'heron@example.net',
    password: 'heron',
    totp: 'heron',
  }
  await storage.accounts.make(account, now)
  await storage.signIns.begin('bo', { id: 's1', token: 's', until: now + 1000, device: 'heron of a device' }, now)
  await storage.log.append([entry('heron in an update', { in: 'people' })])
  const remark = { id: 'r1', by: 'ana', at: now, text: 'heron in a remark' }
  const anchor = { on: 'place', address: 'venue/v1/name' } as const
  await storage.threads.open({ id: 't1', design: 'rivers', compartment: 'people', level: 'team', anchor, remark })
  const file = { id: 'f1', design: 'rivers', compartment: 'people', address: 'a/b', type: 'text/plain' } as const
  const bytes = new TextEncoder().encode('heron in a file')
  await storage.files.add({ ...file, name: 'heron.txt', by: 'ana', at: now }, bytes)
  const purpose = { is: 'join', design: 'rivers', name: 'heron invited', role: 'reader', clearances: [] } as const
  await storage.invitations.make({ id: 'i1', token: 'secret', purpose, by: 'ana', until: now + 1000 }, now)
}

async function everything(storage: Storage): Promise<unknown> {
  return [
    await read(storage),
    await read(storage, 'people'),
    await storage.designs.find('rivers'),
    await storage.people.all(),
    await storage.accounts.byHandle('HERON@example.org'),
    await storage.signIns.of('bo', now),
    await storage.threads.of('rivers', ['people']),
    Buffer.from((await storage.files.bytes('f1')) ?? []).toString(),
    (await storage.files.find('f1'))?.name,
    await storage.invitations.pending('rivers', now),
  ]
}

test('[ATREST2] nothing that people wrote stands readable in the data folder, its write-ahead log included', async () => {
  const folder = newFolder()
  const storage = await open(folder)
  await fill(storage)
  expect(JSON.stringify(await everything(storage)).match(/heron/g)?.length).toBeGreaterThan(8)
  expect(readdirSync(folder)).toContain('balcony.db-wal')
  for (const seen of [bytesOf(folder).toString('latin1'), bytesOf(folder).toString('utf16le')])
    expect(seen).not.toMatch(/heron/i)
  await close(storage)
  expect(bytesOf(folder).includes('heron')).toBe(false)
})

const other = heldMasters(new Uint8Array(32).fill(9))
const none: Masters = { read: () => ok([]), make: () => ok(new Uint8Array(32).fill(10)), place: 'nowhere' }
for (const [what, masters] of [
  ['another', other],
  ['no', none],
] as const) {
  test(`[ATREST3] with ${what} master key the folder is refused in words, and left as it is`, async () => {
    const folder = newFolder()
    const storage = await open(folder)
    await fill(storage)
    const before = await everything(storage)
    await close(storage)
    const bytes = bytesOf(folder)
    const refused = await openStorage({ folder, masters })
    expect(!refused.ok && refused.problem.message).toMatch(/^The data folder is locked with a key that is not at hand/)
    expect(bytesOf(folder).equals(bytes)).toBe(true)
    expect(await everything(await open(folder))).toEqual(before)
  })
}

test('[ATREST4] sealed bytes open at their own place only: rows that somebody moved, repeated or relabelled are refused', async () => {
  const folder = newFolder()
  const storage = await open(folder)
  await fill(storage)
  await storage.log.append([entry('one'), entry('two')])
  await close(storage)
  const sound = path.join(newFolder(), 'sound.db')
  copyFileSync(path.join(folder, 'balcony.db'), sound)
  const tricks = [
    "update updates set bytes = (select bytes from updates where seq = 3) where compartment = 'rivers/core' and seq = 2",
    "update updates set bytes = (select bytes from updates where compartment = 'rivers/people'), key_version = 3 where compartment = 'rivers/core' and seq = 2",
    "update updates set author = 'eve' where compartment = 'rivers/core'",
    "update updates set kind = 3 where compartment = 'rivers/core'",
    "update updates set kind = 0, key_version = 0, crc = 1 where compartment = 'rivers/core'",
    "update compartments set epoch = 'e9' where id = 'rivers/core'",
  ]
  for (const trick of tricks) {
    copyFileSync(sound, path.join(folder, 'balcony.db'))
    change(folder, trick)
    const again = await open(folder)
    await expect(again.log.load('rivers/core'), trick).rejects.toMatchObject({ is: 'damaged' })
    expect((await again.keys.check()).damaged.length, trick).toBeGreaterThan(0)
    await close(again)
  }
})

test('[ATREST5] each compartment has a key of its own, which goes with it: what it sealed cannot be opened any more', async () => {
  const folder = newFolder()
  const storage = await open(folder)
  await fill(storage)
  const scopes = look(folder, 'select scope from keys order by number').map((row) => row['scope'])
  expect(scopes).toEqual(['house', 'journal', 'rivers/core', 'rivers/people'])
  await close(storage)
  change(folder, "delete from keys where scope = 'rivers/people'")
  const again = await open(folder)
  await expect(again.log.load('rivers/people')).rejects.toMatchObject({ is: 'damaged' })
  expect(await read(again)).toMatchObject({ snapshot: 'heron in the seed' })
})

test('[ATREST6] new keys seal everything anew and the old are gone; interrupted or repeated it loses nothing', async () => {
  const folder = newFolder()
  const storage = await open(folder)
  await fill(storage)
  const before = await everything(storage)
  const oldKeys = look(folder, "select hex(wrapped) as wrapped from keys where scope <> 'journal'").map((row) =>
    String(row['wrapped']),
  )
  const oldBytes = look(folder, 'select hex(bytes) as bytes from updates')
  expect(await storage.keys.renew(now)).toBeGreaterThan(8)
  expect(await everything(storage)).toEqual(before)
  const files = bytesOf(folder).toString('hex').toUpperCase()
  expect(oldKeys).toHaveLength(3)
  for (const old of [...oldKeys, ...oldBytes.map((row) => String(row['bytes']))])
    expect(files.includes(old)).toBe(false)
  expect(await storage.keys.check()).toMatchObject({ damaged: [] })
  expect(await storage.keys.state()).toMatchObject({ keys: 4 })
  await close(storage)
  expect(await everything(await open(folder))).toEqual(before)
})

test('[ATREST6] while the keys change, what is written meanwhile is kept and can be read', async () => {
  const folder = newFolder()
  const storage = await open(folder)
  await fill(storage)
  const writing = async () => {
    for (let each = 0; each < 40; each++) {
      await storage.log.append([entry(`meanwhile ${each}`)])
      if (each % 10 === 9)
        await storage.log.compact('rivers/core', 'e1', each, new TextEncoder().encode(`upto ${each}`))
      const remark = { id: `m${each}`, by: 'ana', at: now, text: `meanwhile ${each}` }
      await storage.threads.reply('t1', remark)
    }
  }
  await Promise.all([writing(), storage.keys.renew(now), storage.keys.renew(now + 1)])
  await close(storage)
  const again = await open(folder)
  expect(await again.keys.check()).toMatchObject({ damaged: [] })
  expect((await again.threads.find('t1'))?.thread.remarks).toHaveLength(41)
  expect(await read(again)).toMatchObject({ head: 41, snapshot: 'upto 39' })
})

test('[ATREST7] what was written before there were keys still reads, and is sealed by the next change of keys', async () => {
  const folder = newFolder()
  const storage = await open(folder)
  await fill(storage)
  const before = await everything(storage)
  await close(storage)
  // As a Balcony without keys wrote it.
  const plain = Buffer.from('heron in an update')
  const place = `rivers/people|e2|1|ana|laptop|${now}`
  change(
    folder,
    `update updates set kind = 0, key_version = 0, bytes = x'${plain.toString('hex')}', crc = ${sum(place, 0, plain)}
       where compartment = 'rivers/people';
     update designs set title = 'heron in the title';
     delete from keys where scope = 'rivers/people' and 0`,
  )
  const again = await open(folder)
  expect(await everything(again)).toEqual(before)
  expect(bytesOf(folder).includes('heron')).toBe(true)
  await again.keys.renew(now)
  expect(await everything(again)).toEqual(before)
  expect(bytesOf(folder).includes('heron')).toBe(false)
})

test('[ATREST8] another master key locks the same keys: the old one opens the folder no more', async () => {
  const folder = newFolder()
  const storage = await open(folder)
  await fill(storage)
  const before = await everything(storage)
  await storage.keys.changeMaster([new Uint8Array(32).fill(7)], new Uint8Array(32).fill(9))
  expect(await everything(storage)).toEqual(before)
  await close(storage)
  expect((await openStorage({ folder, masters: aMaster })).ok).toBe(false)
  expect(await everything(await open(folder, other))).toEqual(before)
})

test('[ATREST9] a bit that flips in a locked key is mended from its second copy; with both gone only its compartment is lost', async () => {
  const folder = newFolder()
  const storage = await open(folder)
  await fill(storage)
  const before = await everything(storage)
  await close(storage)
  change(folder, "update keys set wrapped = x'00' where scope = 'rivers/people'")
  const mended = await open(folder)
  expect(await everything(mended)).toEqual(before)
  await close(mended)
  change(folder, "update keys set again = x'00' where scope = 'rivers/people'")
  const lost = await open(folder)
  await expect(lost.log.load('rivers/people')).rejects.toMatchObject({ is: 'damaged' })
  await expect(lost.log.append([entry('x', { in: 'people' })])).rejects.toMatchObject({ is: 'damaged' })
  expect(await lost.log.append([entry('x')])).toEqual([2])
})
