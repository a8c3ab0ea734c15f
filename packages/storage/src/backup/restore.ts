import { rmSync } from 'node:fs'
import { newId, ok, type Random, type Result } from '@balcony/base'
import { StorageFailed } from '../failure.ts'
import type { Masters } from '../keys/masters.ts'
import { storageOf } from '../open.ts'
import { explained } from '../sqlite/explain.ts'
import { holdFolder, openFile } from '../sqlite/open.ts'
import { beginReplacing, finishReplacing, replace } from '../sqlite/replace.ts'
import { openSealed } from './envelope.ts'

export interface Restoring {
  readonly folder: string
  readonly file: string
  readonly masters: Masters
  readonly now: number
  readonly random: Random
}

export interface Restored {
  /** When the backup was made. */
  readonly madeAt: number
  readonly compartments: number
  readonly rows: number
  /** Where the database is that stood there before. */
  readonly before: string | undefined
}

/**
 * Puts a backup in the place of what is in a folder: only whole and checked row by row, and with new epochs, so that no page that was open
 * merges what it knew before. Interrupted, the folder is as before, or restored.
 */
export async function restore({ folder, file, masters, now, random }: Restoring): Promise<Result<Restored>> {
  let release = () => {}
  let part: string | undefined
  try {
    release = holdFolder(folder)
    finishReplacing(folder)
    part = beginReplacing(folder)
    const held = masters.read()
    if (!held.ok) return held
    const madeAt = await openSealed(file, part, held.value)
    const counts = await renew(part, masters, now, random)
    const before = replace(folder, `replaced-${new Date(now).toISOString().replaceAll(':', '-').slice(0, 19)}`)
    return ok({ madeAt, ...counts, before })
  } catch (error) {
    if (part) for (const end of ['', '-wal', '-shm']) rmSync(part + end, { force: true })
    const failure = explained(error, file)
    if (failure instanceof StorageFailed) return { ok: false, problem: failure.problem }
    throw failure
  } finally {
    release()
  }
}

async function renew(file: string, masters: Masters, now: number, random: Random) {
  const storage = await storageOf(
    openFile(file, () => {}),
    masters,
  )
  try {
    const { rows, damaged } = await storage.keys.check()
    if (damaged.length > 0) throw new StorageFailed('damaged', damaged[0])
    const compartments = await storage.log.compartments()
    for (const { id, epoch } of compartments) {
      // What an epoch says of a purge stays: devices from before it still give nothing back.
      const mark = /^[a-z]+-/.exec(epoch)?.[0] ?? ''
      await storage.log.renew(id, epoch, mark + newId(random))
    }
    // Since then sign-ins were ended and links used up, which the backup does not know.
    await storage.signIns.endAll()
    await storage.invitations.withdrawAll()
    const act = { at: now, by: 'operator', signIn: '', did: 'restored', about: {} }
    for (const chain of new Set(['server', ...compartments.map(({ design }) => design)]))
      await storage.journal.write({ ...act, chain })
    return { rows, compartments: compartments.length }
  } finally {
    await storage.close()
  }
}
