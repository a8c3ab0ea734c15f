import { sql } from 'kysely'
import { mastersFor, openRing } from '../keys/keychain.ts'
import { Locking } from '../keys/locking.ts'
import type { MasterKey, Masters } from '../keys/masters.ts'
import { nextRows, sealedTables } from '../keys/rows.ts'
import { unpack } from '../seal.ts'
import { openFolder } from '../sqlite/open.ts'

/** Everything that a data folder says to whoever holds its master key: every sealed row opened, and every column of every table. */
export async function plainWords(folder: string, masters: Masters): Promise<string> {
  const backend = openFolder(folder)
  try {
    const held = await mastersFor(backend, masters)
    const ring = await openRing(backend.db, held as readonly [MasterKey, ...MasterKey[]], 0)
    const db = backend.db.withPlugin(new Locking(ring))
    const said: string[] = []
    for (const table of sealedTables)
      for (
        let rows = await nextRows(db, table, undefined);
        rows.length > 0;
        rows = await nextRows(db, table, rows.at(-1))
      )
        for (const row of rows) said.push(Buffer.from(await unpack(row.place, row)).toString('utf8'))
    const tables = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(db)
    for (const { name } of tables.rows) {
      const rows = await db
        .selectFrom(name as 'designs')
        .selectAll()
        .execute()
      said.push(JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? undefined : value)))
    }
    return said.join('\n')
  } finally {
    await backend.close()
  }
}
