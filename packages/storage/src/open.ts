import { randomBytes } from 'node:crypto'
import { ok, type Result } from '@balcony/base'
import type { Backend } from './backend.ts'
import { StorageFailed } from './failure.ts'
import { mastersFor, openRing } from './keys/keychain.ts'
import { Locking } from './keys/locking.ts'
import { heldMasters, type MasterKey, type Masters, masterBytes } from './keys/masters.ts'
import { migrate } from './migrate.ts'
import { explained } from './sqlite/explain.ts'
import { openFolder, openMemory } from './sqlite/open.ts'
import { type Storage, storageOn } from './storage.ts'

/** Where the data lives. `memory` is the same store with nothing that outlives it. */
export type Where = { readonly folder: string; readonly masters: Masters } | 'memory'

/** The store, its tables brought up to date; or in words what stands in the way and what to do. */
export async function openStorage(where: Where): Promise<Result<Storage>> {
  let backend: Backend | undefined
  try {
    backend = where === 'memory' ? openMemory() : openFolder(where.folder)
    return ok(await storageOf(backend, where === 'memory' ? passing : where.masters))
  } catch (error) {
    await backend?.close()
    const failure = explained(error, where === 'memory' ? '' : where.folder)
    if (failure instanceof StorageFailed) return { ok: false, problem: failure.problem }
    throw failure
  }
}

/** A store on tables and keys that are as they should be. */
export async function storageOf(backend: Backend, masters: Masters): Promise<Storage> {
  const held = await mastersFor(backend, masters)
  await migrate(backend)
  const ring = await openRing(backend.db, held as readonly [MasterKey, ...MasterKey[]], Date.now())
  return storageOn({ ...backend, db: backend.db.withPlugin(new Locking(ring)) })
}

/** For what is gone with the process. */
const passing = heldMasters(randomBytes(masterBytes))
