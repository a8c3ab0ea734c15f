import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { aMaster } from '../contract/world.ts'
import { storageContract } from '../contract.ts'
import { openStorage, type Storage, type Where } from '../index.ts'

storageContract('SQLite in a folder', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'balcony-storage-'))
  const empty = {
    storage: await opened({ folder, masters: aMaster }),
    async reopen() {
      await empty.storage.close()
      empty.storage = await opened({ folder, masters: aMaster })
      return empty.storage
    },
    async damage(sql: string) {
      const database = new DatabaseSync(path.join(folder, 'balcony.db'), { enableForeignKeyConstraints: false })
      database.exec(sql)
      database.close()
    },
    async [Symbol.asyncDispose]() {
      await empty.storage.close()
      rmSync(folder, { recursive: true })
    },
  }
  return empty
})

async function opened(where: Where): Promise<Storage> {
  const storage = await openStorage(where)
  if (!storage.ok) throw new Error(storage.problem.message)
  return storage.value
}
