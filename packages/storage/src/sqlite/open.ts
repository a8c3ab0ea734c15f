import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { assert } from '@balcony/base'
import { Kysely } from 'kysely'
import type { Backend } from '../backend.ts'
import { StorageFailed } from '../failure.ts'
import type { Tables } from '../tables.ts'
import { sqliteDialect } from './driver.ts'
import { databaseFile, finishReplacing } from './replace.ts'

/** Names of designs and people stand in it: for nobody but the user that runs Balcony. */
const privateFolder = 0o700
const privateFile = 0o600

/** Copies for a backup; what a power cut left of one is removed at the next start. */
const copyPrefix = 'copy-'
const copyEnds = ['', '-wal', '-shm', '-journal']

/** "BLCY": tells our files from any other SQLite database. */
const applicationId = 0x424c4359

/** The database in a data folder, held so that no second server can open it meanwhile. */
export function openFolder(folder: string): Backend {
  const release = holdFolder(folder)
  try {
    finishReplacing(folder)
    for (const name of readdirSync(folder)) if (name.startsWith(copyPrefix)) rmSync(path.join(folder, name))
    return openFile(path.join(folder, databaseFile), release)
  } catch (error) {
    release()
    throw error
  }
}

/** Makes the folder if need be and keeps every other Balcony out of it until what it gives back is called. */
export function holdFolder(folder: string): () => void {
  make(folder)
  // The dot tells a folder from a file of that name.
  accessSync(path.join(folder, '.') + path.sep, constants.W_OK)
  return hold(path.join(folder, 'balcony.lock'))
}

export function openFile(file: string, release: () => void): Backend {
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    accessSync(file, constants.W_OK)
    chmodSync(file, privateFile)
    settle(database)
  } catch (error) {
    database.close()
    throw error
  }
  return backendOf(database, release, file)
}

/** Not mkdir's own recursion: below a place where nothing can be made, such as /proc, it never ends. */
function make(folder: string): void {
  if (existsSync(folder)) return
  make(path.dirname(folder))
  mkdirSync(folder, { mode: privateFolder })
}

/** The same database with nothing that outlives it: for tests and for looking around. */
export function openMemory(): Backend {
  const database = new DatabaseSync(':memory:')
  settle(database)
  return backendOf(database, () => {}, undefined)
}

function backendOf(database: DatabaseSync, release: () => void, file: string | undefined): Backend {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database) })
  /** Between two transactions, never inside one: the connection is everybody's. */
  const alone = (work: () => void) => db.connection().execute(async () => work())
  return {
    db,
    bytes: 'blob',
    tables() {
      const noted = database.prepare('pragma user_version').get()?.['user_version']
      if (noted === 0) return 'none'
      if (noted !== sumOfTables(database)) throw new StorageFailed('damaged', 'the description of the tables')
      return 'sound'
    },
    noteTables() {
      database.exec(`pragma user_version = ${sumOfTables(database)}`)
    },
    tidy: () => alone(() => database.exec('pragma incremental_vacuum; pragma wal_checkpoint(truncate)')),
    async withCopy(work) {
      assert(file, 'a store in memory is for nothing that must last')
      // Beside us: it tells who is a member of what, so it goes to no other disk as it is.
      const copy = path.join(path.dirname(file), `${copyPrefix}${crypto.randomUUID()}`)
      // A reader of its own sees one moment, and copies in one go in a thread of its own: whoever writes does not wait for it.
      const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
      try {
        closeSync(openSync(copy, 'wx', privateFile))
        await backup(reader, copy, { rate: 2 ** 31 - 1 })
        return await work(copy)
      } finally {
        reader.close()
        for (const end of copyEnds) rmSync(copy + end, { force: true })
      }
    },
    async close() {
      await alone(() => {})
      await db.destroy()
      release()
    },
  }
}

/**
 * A lock that ends with the process, however it ends: a transaction left open on a database of its own. SQLite in WAL mode
 * would let two servers write, and neither would hear of the other's updates.
 */
function hold(file: string): () => void {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    chmodSync(file, privateFile)
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw error
  }
  return () => lock.close()
}

/** SQLite keeps the tables' description as text in the file; a flipped bit in it renames a column. */
function sumOfTables(database: DatabaseSync): number {
  const rows = database.prepare('select type, name, tbl_name, sql from sqlite_schema order by name').all()
  // user_version is a signed number of 32 bits, and 0 before anybody sets it.
  return crc32(JSON.stringify(rows)) | 0 || 1
}

function settle(database: DatabaseSync): void {
  const id = database.prepare('pragma application_id').get()?.['application_id']
  const tables = database.prepare('select count(*) as n from sqlite_schema').get()?.['n']
  if (id !== applicationId && tables !== 0) throw new StorageFailed('foreign')
  // Must come before the first table; lets compaction give space back. Not again: a folder that is refused keeps every byte.
  if (tables === 0) database.exec('pragma auto_vacuum = incremental')
  database.exec('pragma journal_mode = wal')
  // Saved means on disk: every commit waits for it.
  database.exec('pragma synchronous = full')
  database.exec('pragma foreign_keys = on')
  // What was erased is overwritten, and never spilled to a file elsewhere.
  database.exec('pragma secure_delete = on')
  database.exec('pragma temp_store = memory')
  database.exec('pragma cell_size_check = on')
  database.exec(`pragma journal_size_limit = ${16 * 2 ** 20}`)
  if (id !== applicationId) database.exec(`pragma application_id = ${applicationId}`)
}
