import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

export const databaseFile = 'balcony.db'
/** Being made: means nothing yet. */
const partFile = 'replacement.part'
/** Whole and on the disk: from now on it is the database, whatever happens. */
const readyFile = 'replacement.db'

/** Where to make a database that is to take the place of the one in a folder; what an interrupted attempt left there is gone. */
export function beginReplacing(folder: string): string {
  for (const name of readdirSync(folder)) if (name.startsWith(partFile)) rmSync(path.join(folder, name))
  return path.join(folder, partFile)
}

/** The new database takes the place of the old one, which is kept beside it. Where it was, or undefined when there was none. */
export function replace(folder: string, aside: string): string | undefined {
  sync(path.join(folder, partFile))
  renameSync(path.join(folder, partFile), path.join(folder, readyFile))
  sync(folder)
  const before = existsSync(path.join(folder, databaseFile))
  finishReplacing(folder, aside)
  return before ? path.join(folder, aside) : undefined
}

/**
 * Goes on where an interrupted replacement stopped: in any order of power cuts there is the old database or the new one, never half of each,
 * and never none, which would be taken for a first start.
 */
export function finishReplacing(folder: string, aside = 'replaced'): void {
  if (!existsSync(path.join(folder, readyFile))) return
  const kept = path.join(folder, aside)
  // The write-ahead log belongs to the old database: it must not be taken for the new one's.
  for (const name of [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`]) {
    if (!existsSync(path.join(folder, name))) continue
    mkdirSync(kept, { recursive: true, mode: 0o700 })
    renameSync(path.join(folder, name), path.join(kept, name))
  }
  sync(folder)
  renameSync(path.join(folder, readyFile), path.join(folder, databaseFile))
  sync(folder)
}

function sync(file: string): void {
  const handle = openSync(file, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
