import { type Kysely, sql } from 'kysely'
import type { Backend } from '../backend.ts'
import { opened, putKey } from '../keys/keychain.ts'
import { fingerprint, type MasterKey, wrap } from '../keys/masters.ts'
import { house, journal, keyOf, ringOf, type Scope } from '../keys/ring.ts'
import { isSound, nextRows, putSealed, type SealedRow, type SealedTable, sealedTables } from '../keys/rows.ts'
import { relockWords, wordsNeed } from '../keys/words.ts'
import { reseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

/** The keys under which everything is kept. */
export class Keys {
  readonly #backend: Pick<Backend, 'db' | 'tidy'>

  constructor(backend: Pick<Backend, 'db' | 'tidy'>) {
    this.#backend = backend
  }

  /** Fingerprint of the master key that locks them, and how many there are. */
  async state(): Promise<{ readonly master: string; readonly keys: number }> {
    const { db } = this.#backend
    const rows = await db.selectFrom('keys').select('number').execute()
    return { master: fingerprint(ringOf(db).master), keys: rows.length }
  }

  /**
   * New keys for everything, or for one compartment: what is written from now on has them at once, what stands is sealed anew, and the old
   * keys are destroyed, and with them whatever only they could open. Interrupted, it is run again. How much was sealed anew.
   */
  async renew(now: number, only?: Scope): Promise<number> {
    const isMeant = (scope: Scope) => (only === undefined ? scope !== journal : scope === only)
    await this.#makeNew(isMeant, now)
    let count = 0
    for (const table of sealedTables)
      await this.#eachBatch(table, async (db, rows) => {
        for (const row of rows) if (isMeant(row.scope) && (await renewRow(db, table, row))) count += 1
      })
    const { db } = this.#backend
    if (isMeant(house)) count += await db.transaction().execute((inside) => relockWords(inside, ringOf(db)))
    await this.#dropUnneeded()
    await this.#backend.tidy()
    const done = db.deleteFrom('renewals')
    await (only === undefined ? done : done.where('scope', '=', only)).execute()
    return count
  }

  /** Renews what was to be renewed when the server fell over; to be called before anybody is let in. */
  async finish(now: number): Promise<void> {
    const waiting = await this.#backend.db.selectFrom('renewals').select('scope').execute()
    for (const { scope } of waiting) await this.renew(now, scope)
  }

  /** Locks the keys with another master key; what they sealed stays as it is. */
  async changeMaster(from: readonly MasterKey[], to: MasterKey): Promise<void> {
    const { db, tidy } = this.#backend
    await db.transaction().execute(async (inside) => {
      for (const row of await inside.selectFrom('keys').selectAll().execute()) {
        const key = opened(from, row)
        if (!key) continue // damaged: it stays as it is
        const { master, wrapped } = wrap(to, row.number, row.scope, key)
        const set = { master, wrapped, again: wrapped }
        await inside.updateTable('keys').set(set).where('number', '=', row.number).execute()
      }
    })
    ringOf(db).master = to
    await tidy()
  }

  /** How many sealed rows there are, and which are not as they were written. Changes nothing. */
  async check(): Promise<{ readonly rows: number; readonly damaged: readonly string[] }> {
    const damaged: string[] = []
    let count = 0
    for (const table of sealedTables)
      await this.#eachBatch(table, async (_, rows) => {
        count += rows.length
        for (const row of rows) if (!isSound(row)) damaged.push(`${table} ${row.id.join(' ')}`)
      })
    return { rows: count, damaged }
  }

  async #eachBatch(
    table: SealedTable,
    work: (db: Kysely<Tables>, rows: readonly SealedRow[]) => Promise<void>,
  ): Promise<void> {
    let last: SealedRow | undefined
    do {
      last = await this.#backend.db.transaction().execute(async (db) => {
        const rows = await nextRows(db, table, last)
        await work(db, rows)
        return rows.at(-1)
      })
    } while (last)
  }

  async #makeNew(isMeant: (scope: Scope) => boolean, now: number): Promise<void> {
    const { db } = this.#backend
    const ring = ringOf(db)
    const made: number[] = []
    try {
      await db.transaction().execute(async (inside) => {
        const scopes = await inside.selectFrom('keys').select(['scope', 'compartment']).distinct().execute()
        for (const { scope, compartment } of scopes)
          if (isMeant(scope)) made.push(await putKey(inside, ring, scope, compartment, now))
      })
    } catch (error) {
      // They never reached the disk: nothing may be sealed with them.
      for (const number of made) ring.drop(number)
      throw error
    }
  }

  /** Only what no row needs any more, not even a damaged one or one that was on its way while the keys changed. */
  async #dropUnneeded(): Promise<void> {
    const { db } = this.#backend
    const ring = ringOf(db)
    const dropped = await db.transaction().execute(async (inside) => {
      const old: number[] = []
      for (const { number, scope } of await inside.selectFrom('keys').select(['number', 'scope']).execute()) {
        if (number >= (ring.current(scope)?.number ?? 0) || (await isNeeded(inside, number))) continue
        await inside.deleteFrom('keys').where('number', '=', number).execute()
        old.push(number)
      }
      return old
    })
    for (const number of dropped) ring.drop(number)
  }
}

async function renewRow(db: Kysely<Tables>, table: SealedTable, row: SealedRow): Promise<boolean> {
  const key = keyOf(db, row.scope)
  if (key.number === row.key_version || !isSound(row)) return false
  await putSealed(db, table, row.id, reseal(key, row.place, row))
  return true
}

async function isNeeded(db: Kysely<Tables>, key: number): Promise<boolean> {
  for (const table of sealedTables) {
    const found = await sql`select 1 from ${sql.table(table)} where key_version = ${key} limit 1`.execute(db)
    if (found.rows.length > 0) return true
  }
  return wordsNeed(db, key)
}
