import { ok, type Result } from '@balcony/base'
import type { Backend } from './backend.ts'
import { StorageFailed } from './failure.ts'
import { migrate } from './migrate.ts'
import { explained } from './sqlite/explain.ts'
import { openFolder, openMemory } from './sqlite/open.ts'
import { type Storage, storageOn } from './storage.ts'

/** Where the data lives. `memory` is the same store with nothing that outlives it. */
export type Where = { readonly folder: string } | 'memory'

/** The store, its tables brought up to date; or in words what stands in the way and what to do. */
export async function openStorage(where: Where): Promise<Result<Storage>> {
  let backend: Backend | undefined
  try {
    backend = where === 'memory' ? openMemory() : openFolder(where.folder)
    await migrate(backend)
    return ok(storageOn(backend))
  } catch (error) {
    await backend?.close()
    const failure = explained(error, where === 'memory' ? '' : where.folder)
    if (failure instanceof StorageFailed) return { ok: false, problem: failure.problem }
    throw failure
  }
}
