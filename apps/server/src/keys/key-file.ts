import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { ok, type Result, refuse } from '@balcony/base'
import { fingerprint, type MasterKey, type Masters, masterBytes } from '@balcony/storage'

/** A key in base64 of either alphabet, or undefined. */
export function parseKey(word: string): MasterKey | undefined {
  const bytes = /^[A-Za-z0-9+/_-]+=*$/.test(word) ? new Uint8Array(Buffer.from(word, 'base64')) : undefined
  return bytes?.length === masterBytes ? bytes : undefined
}

/** Master keys in a file, a line each: `fingerprint key`, the newest first. */
export function keyFile(file: string, made: (file: string) => void): Masters {
  return {
    place: `in ${file}`,
    read: () => readKeys(file),
    make() {
      const key = new Uint8Array(randomBytes(masterBytes))
      try {
        // Two that start at the same moment: one makes it, the other takes it.
        if (!write(file, [key], 'new')) {
          const theirs = readKeys(file)
          const first = theirs.ok ? theirs.value[0] : undefined
          return theirs.ok && first ? ok(first) : theirs.ok ? cannot(file, 'it is empty') : theirs
        }
      } catch (error) {
        return cannot(file, codeOf(error))
      }
      made(file)
      return ok(key)
    },
  }
}

export function readKeys(file: string): Result<readonly MasterKey[]> {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? ok([]) : cannot(file, codeOf(error))
  }
  const keys: MasterKey[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.trim().split(/\s+/)
    if (line.trim() === '' || line.startsWith('#')) continue
    const key = parseKey(words.at(-1) ?? '')
    const isWhole = key && (words.length === 1 || (words.length === 2 && words[0] === fingerprint(key)))
    if (!isWhole) return refuse('invalid', `line ${index + 1} of ${file} is not a key as it was written there`)
    keys.push(key)
  }
  return ok(keys)
}

/** Puts a new key before those that are there; resolves once it would survive a power cut. */
export function addKey(file: string): Result<MasterKey> {
  const before = readKeys(file)
  if (!before.ok) return before
  const key = new Uint8Array(randomBytes(masterBytes))
  try {
    write(file, [key, ...before.value], 'replace')
    return ok(key)
  } catch (error) {
    return cannot(file, codeOf(error))
  }
}

const head = `# Master keys of Balcony, the newest first. Whoever has this file and a data folder or backup that it locks reads everything in it;
# without this file nobody can, not even you. Keep a copy of it somewhere safe, and not beside the backups.
`

/** Whole or not at all, and on the disk before anything is locked with it; false when there is one already and it was to be new. */
function write(file: string, keys: readonly MasterKey[], how: 'new' | 'replace'): boolean {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.${randomBytes(6).toString('hex')}`
  const lines = keys.map((key) => `${fingerprint(key)} ${Buffer.from(key).toString('base64')}\n`)
  const to = openSync(part, 'wx', 0o600)
  try {
    writeSync(to, head + lines.join(''))
    fsyncSync(to)
    closeSync(to)
    if (how === 'replace') renameSync(part, file)
    else linkSync(part, file)
  } catch (error) {
    if (how === 'new' && codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(part, { force: true })
  }
  syncFolder(path.dirname(file))
  return true
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return // folders are not opened there
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function cannot(file: string, why: string): Result<never> {
  return refuse('unavailable', `the key file ${file} cannot be used (${why}); set BALCONY_KEY_FILE to another place`)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
