import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { aMaster, entry, read, withDesign } from '../contract/world.ts'
import { openStorage } from '../index.ts'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations.ts'
import { storageOf } from '../open.ts'
import { openFolder } from './open.ts'

const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'balcony-disk-'))
  folders.push(folder)
  return folder
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

async function refusal(folder: string): Promise<string> {
  const storage = await openStorage({ folder, masters: aMaster })
  if (storage.ok) await storage.value.close()
  return storage.ok ? 'opened' : storage.problem.message
}

test('[STORE19] a second server on the same data folder is refused, and may come when the first has gone', async () => {
  const folder = newFolder()
  const first = await openStorage({ folder, masters: aMaster })
  expect(await refusal(folder)).toBe(
    `Another Balcony is already running with this data folder (${folder}). Stop that one first, or set BALCONY_DATA to another folder.`,
  )
  if (first.ok) await first.value.close()
  expect(await refusal(folder)).toBe('opened')
})

test('[STORE20] a folder written by a newer Balcony is refused and left as it is', async () => {
  const folder = newFolder()
  expect(await refusal(folder)).toBe('opened')
  const newer = openFolder(folder)
  await migrate(newer, [
    ...migrations,
    { name: 'tomorrow', up: async (db) => void (await sql`create table t (x int)`.execute(db)) },
  ])
  await newer.close()
  expect(await refusal(folder)).toMatch(
    /^The data folder was written by a newer Balcony \(its tables have version \d+, this Balcony knows \d+\)\./,
  )
})

test('[STORE20] a migration that fails leaves the tables as they were', async () => {
  const folder = newFolder()
  expect(await refusal(folder)).toBe('opened')
  const backend = openFolder(folder)
  const failing = {
    name: 'half',
    async up(db: typeof backend.db) {
      await sql`create table half (x int)`.execute(db)
      throw new Error('interrupted')
    },
  }
  await expect(migrate(backend, [...migrations, failing])).rejects.toThrow('interrupted')
  await backend.close()
  expect(await refusal(folder)).toBe('opened')
})

test('[STORE21] a file that is no database, or another program’s, is refused and left as it is', async () => {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'balcony.db'), 'not a database, but long enough to be taken for one'.repeat(30))
  expect(await refusal(folder)).toMatch(/^The database file is not one of Balcony’s/)
  const other = newFolder()
  const database = new DatabaseSync(path.join(other, 'balcony.db'))
  database.exec('create table theirs (x int)')
  database.close()
  expect(await refusal(other)).toMatch(/^The database file is not one of Balcony’s/)
})

test('[STORE22] a data folder that cannot be written is refused with what to do', async () => {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'taken'), '')
  expect(await refusal(path.join(folder, 'taken'))).toMatch(/^Balcony may not write in its data folder \(/)
  expect(await refusal(path.join(folder, 'taken', 'below'))).toMatch(/^Balcony may not write in its data folder \(/)
  // Nothing can be made in /proc, whoever one is.
  if (existsSync('/proc/self')) expect(await refusal('/proc/balcony')).toMatch(/^Balcony may not write/)
})

test.skipIf(process.getuid?.() === undefined)(
  '[STORE22] the files are for nobody but the user that runs Balcony',
  async () => {
    const folder = path.join(newFolder(), 'data')
    expect(await refusal(folder)).toBe('opened')
    expect(statSync(folder).mode & 0o077).toBe(0)
    expect(statSync(path.join(folder, 'balcony.db')).mode & 0o077).toBe(0)
  },
)

test('[STORE23] a full disk refuses the batch in words, keeps what was there, and goes on when there is room again', async () => {
  const folder = newFolder()
  const backend = openFolder(folder)
  const storage = await storageOf(backend, aMaster)
  await withDesign(storage)
  await storage.log.append([entry('before')])
  await sql`pragma max_page_count = 60`.execute(backend.db)
  const big = entry('x'.repeat(400_000))
  const failed = storage.log.append([entry('with it'), big])
  await expect(failed).rejects.toMatchObject({ is: 'full', problem: { code: 'unavailable' } })
  await expect(failed).rejects.toThrow(/^The disk is full\. What was saved before is safe/)
  expect(await read(storage)).toMatchObject({ head: 1, updates: ['1 before'] })
  await sql`pragma max_page_count = 1000000`.execute(backend.db)
  expect(await storage.log.append([entry('after')])).toEqual([2])
  await storage.close()
  const again = await openStorage({ folder, masters: aMaster })
  if (again.ok) expect(await read(again.value)).toMatchObject({ updates: ['1 before', '2 after'] })
  if (again.ok) await again.value.close()
})

test('[STORE26] every commit waits for the disk, links between rows hold, and what is deleted is overwritten', async () => {
  const backend = openFolder(newFolder())
  const settings = {
    journal_mode: 'wal',
    synchronous: 2, // FULL
    foreign_keys: 1,
    secure_delete: 1,
    temp_store: 2, // memory
  }
  for (const [name, value] of Object.entries(settings)) {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(backend.db)
    expect(Object.values(rows[0] ?? {}), name).toEqual([value])
  }
  await backend.close()
})

test('[STORE24] words that compaction erased are in no file of the data folder afterwards', async () => {
  const folder = newFolder()
  const storage = await openStorage({ folder, masters: aMaster })
  if (!storage.ok) throw new Error(storage.problem.message)
  await withDesign(storage.value)
  await storage.value.log.append(Array.from({ length: 50 }, (_, index) => entry(`the secret heron ${index}`)))
  const { log } = storage.value
  await log.append(Array.from({ length: 2000 }, () => entry('y'.repeat(500))))
  const before = sizeOf(folder)
  const sealed = await sealedIn(folder, 1)
  expect(bytesOf(folder).includes(sealed)).toBe(true)
  expect(await log.compact('rivers/core', 'e1', 2050, new TextEncoder().encode('nothing of it'))).toBe(true)
  expect(bytesOf(folder).includes(sealed)).toBe(false)
  expect(sizeOf(folder)).toBeLessThan(before / 4)
  await storage.value.close()
})

/** The bytes of an update as they are on the disk. */
async function sealedIn(folder: string, seq: number): Promise<Buffer> {
  const database = new DatabaseSync(path.join(folder, 'balcony.db'), { readOnly: true })
  const row = database.prepare('select bytes from updates where seq = ?').get(seq)
  database.close()
  return Buffer.from(row?.['bytes'] as Uint8Array)
}

function bytesOf(folder: string): Buffer {
  return Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))))
}

function sizeOf(folder: string): number {
  return bytesOf(folder).length
}
