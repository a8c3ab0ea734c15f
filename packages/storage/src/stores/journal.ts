import { assert } from '@balcony/base'
import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import { journal, type Ring, ringOf } from '../keys/ring.ts'
import type { Tables } from '../tables.ts'

/** An act on access that somebody may ask about later. Never contents, titles or secrets: ids and names of things only. */
export interface Act {
  /** A design's id, or `server`. Each has a chain of its own, which goes when the design goes. */
  readonly chain: string
  readonly at: number
  readonly by: string
  readonly signIn: string
  /** What was done, e.g. `invited`, `exported`. */
  readonly did: string
  /** To what, as a plain JSON value. */
  readonly about: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/**
 * Append-only. Each entry carries a hash over itself and all before it, under a key that the master key locks: whoever has only the disk
 * can neither change an entry nor write the chain anew without it showing.
 */
export class Journal {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async write(act: Act): Promise<void> {
    await atomic(this.#db, async (db) => append(db, ringOf(this.#db), act))
  }

  /** Once, however often it is told: nothing is written where the same person's act of this kind has the same `about[key]`. */
  async writeOnce(act: Act, key: string): Promise<void> {
    await atomic(this.#db, async (db) => {
      const { chain, by, did } = act
      const own = db.selectFrom('journal').select('about').where('chain', '=', chain).where('person', '=', by)
      const told = await own.where('did', '=', did).execute()
      const isTold = told.some(({ about }) => (JSON.parse(about) as Act['about'])[key] === act.about[key])
      if (!isTold) await append(db, ringOf(this.#db), act)
    })
  }

  /** When each person last did one of these, in whatever chain. */
  async lastOf(did: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#db
      .selectFrom('journal')
      .select((row) => ['person', row.fn.max('written_at').as('at')])
      .where('did', 'in', did)
      .groupBy('person')
      .execute()
    return new Map(rows.map(({ person, at }) => [person, Number(at)]))
  }

  /** Oldest first. */
  async of(chain: string): Promise<readonly Act[]> {
    return (await this.#rows(chain)).map(act)
  }

  /** Newest first: those before a number, of one person only where one is given. */
  async before(
    chain: string,
    number: number,
    most: number,
    by?: string,
  ): Promise<readonly (Act & { number: number })[]> {
    const all = this.#db.selectFrom('journal').selectAll().where('chain', '=', chain).where('number', '<', number)
    const rows = await (by === undefined ? all : all.where('person', '=', by))
      .orderBy('number', 'desc')
      .limit(most)
      .execute()
    return rows.map((row) => ({ ...act(row), number: row.number }))
  }

  /**
   * The last entry of every chain. A chain shows what was changed in its middle; kept elsewhere, its head also shows that the end was cut off or
   * all of it written anew.
   */
  async heads(): Promise<readonly { readonly chain: string; readonly number: number; readonly hash: string }[]> {
    const last = await this.#db
      .selectFrom('journal')
      .select((row) => ['chain', row.fn.max('number').as('number')])
      .groupBy('chain')
      .orderBy('chain')
      .execute()
    const heads = last.map(async ({ chain, number }) => {
      const row = this.#db.selectFrom('journal').select('hash').where('chain', '=', chain).where('number', '=', number)
      return { chain, number: Number(number), hash: (await row.executeTakeFirstOrThrow()).hash }
    })
    return Promise.all(heads)
  }

  /** The number of the first entry that is not as it was written, or that follows one which is missing. */
  async firstBroken(chain: string): Promise<number | undefined> {
    const ring = ringOf(this.#db)
    let before = ''
    for (const [index, row] of (await this.#rows(chain)).entries()) {
      if (row.number !== index + 1 || row.hash !== link(ring, row, before)) return index + 1
      before = row.hash
    }
    return undefined
  }

  async #rows(chain: string) {
    return this.#db.selectFrom('journal').selectAll().where('chain', '=', chain).orderBy('number').execute()
  }
}

function act(row: Tables['journal']): Act {
  return {
    chain: row.chain,
    at: row.written_at,
    by: row.person,
    signIn: row.sign_in,
    did: row.did,
    about: JSON.parse(row.about) as Act['about'],
  }
}

/**
 * Every chain under the key that this folder has now, with an entry at its end that says how many stood before it: that those were not
 * changed until now only a head kept elsewhere shows.
 */
export async function chainAnew(db: Kysely<Tables>, ring: Ring, now: number): Promise<void> {
  for (const { chain } of await db.selectFrom('journal').select('chain').distinct().execute()) {
    const rows = await db.selectFrom('journal').selectAll().where('chain', '=', chain).orderBy('number').execute()
    let before = ''
    for (const row of rows) {
      const hash = link(ring, row, before)
      const at = db.updateTable('journal').set({ hash }).where('chain', '=', chain).where('number', '=', row.number)
      await at.execute()
      before = hash
    }
    await append(db, ring, { chain, at: now, by: 'server', signIn: '', did: 'keyed', about: { entries: rows.length } })
  }
}

async function append(db: Kysely<Tables>, ring: Ring, act: Act): Promise<void> {
  const last = await db
    .selectFrom('journal')
    .select(['number', 'hash'])
    .where('chain', '=', act.chain)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = {
    chain: act.chain,
    number: (last?.number ?? 0) + 1,
    written_at: act.at,
    person: act.by,
    sign_in: act.signIn,
    did: act.did,
    about: JSON.stringify(act.about),
  }
  await db
    .insertInto('journal')
    .values({ ...row, hash: link(ring, row, last?.hash ?? '') })
    .execute()
}

function link(ring: Ring, row: Omit<Tables['journal'], 'hash'>, before: string): string {
  const key = ring.current(journal)
  assert(key, 'a store is opened with the key of its journal')
  const { chain, number, written_at, person, sign_in, did, about } = row
  return key.secret.mark(JSON.stringify([before, chain, number, written_at, person, sign_in, did, about]))
}
