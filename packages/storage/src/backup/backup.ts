import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Backend } from '../backend.ts'
import { ringOf } from '../keys/ring.ts'
import { explained } from '../sqlite/explain.ts'
import { sealFile } from './envelope.ts'

/** Everything as it is at one moment, in one file that only the master key opens. It is whole when it has its name. Its size in bytes. */
export async function backUp({ db, withCopy }: Backend, file: string, now: number): Promise<number> {
  const part = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    await withCopy((copy) => sealFile(copy, part, ringOf(db).master, now))
    renameSync(part, file)
    return statSync(file).size
  } catch (error) {
    throw explained(error, file)
  } finally {
    rmSync(part, { force: true })
  }
}
