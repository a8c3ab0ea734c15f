import { sql } from 'kysely'
import type { Backend } from './backend.ts'
import { StorageFailed } from './failure.ts'
import { type Migration, migrations } from './migrations.ts'

/** Brings the tables up to this version of Balcony: every missing migration, or none of them. */
export async function migrate(backend: Backend, known: readonly Migration[] = migrations): Promise<void> {
  await backend.db.transaction().execute(async (db) => {
    const before = backend.tables()
    if (before === 'none') {
      await sql`create table migrations (number integer primary key, name text not null)`.execute(db)
    }
    const done = await db.selectFrom('migrations').selectAll().orderBy('number').execute()
    if (done.length > known.length) {
      throw new StorageFailed('newer', `its tables have version ${done.length}, this Balcony knows ${known.length}`)
    }
    const inOrder = done.every((row, index) => row.number === index + 1 && row.name === known[index]?.name)
    if (!inOrder || (done.length === 0) !== (before === 'none')) throw new StorageFailed('damaged', 'migrations')
    for (const [index, migration] of known.entries()) {
      if (index < done.length) continue
      await migration.up(db, backend)
      await db
        .insertInto('migrations')
        .values({ number: index + 1, name: migration.name })
        .execute()
    }
    if (done.length < known.length) backend.noteTables()
  })
}
