import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Backend } from '../backend.ts'
import { StorageFailed } from '../failure.ts'
import { chainAnew } from '../stores/journal.ts'
import type { Tables } from '../tables.ts'
import { fingerprint, type MasterKey, type Masters, masterBytes, unwrap, wrap } from './masters.ts'
import { house, journal, Ring, ringOf, type Scope } from './ring.ts'

/**
 * The master keys for this folder; refuses before anything is changed when the one that locks it is not at hand. A folder that was never
 * locked gets one, made if need be.
 */
export async function mastersFor({ db, tables }: Backend, masters: Masters): Promise<readonly MasterKey[]> {
  const known = tables() === 'none' ? [] : await db.selectFrom('migrations').select('name').execute()
  const hasKeys = known.some((migration) => migration.name === 'keys')
  const rows = hasKeys ? await db.selectFrom('keys').select('master').distinct().execute() : []
  const held = masters.read()
  if (!held.ok) throw new StorageFailed('locked', held.problem.message)
  const missing = rows.find((row) => !held.value.some((master) => fingerprint(master) === row.master))
  if (rows.length > 0 && missing) throw new StorageFailed('locked', `${missing.master}; looked ${masters.place}`)
  if (held.value.length > 0) return held.value
  const made = masters.make()
  if (!made.ok) throw new StorageFailed('locked', made.problem.message)
  return [made.value]
}

/** All keys of the folder, opened; compartments from before there were keys get theirs. */
export async function openRing(
  db: Kysely<Tables>,
  masters: readonly [MasterKey, ...MasterKey[]],
  now: number,
): Promise<Ring> {
  return db.transaction().execute(async (inside) => {
    const ring = new Ring(masters[0])
    for (const row of await inside.selectFrom('keys').selectAll().orderBy('number').execute()) {
      const key = opened(masters, row)
      // One damaged key costs its compartment, never the others.
      if (key) ring.add(row.number, row.scope, key)
      else ring.lost.add(row.scope)
      ring.highest = Math.max(ring.highest, row.number)
    }
    const scopes = await inside.selectFrom('keys').select('scope').distinct().execute()
    const known = new Set(scopes.map((row) => row.scope))
    if (!known.has(house)) await putKey(inside, ring, house, null, now)
    for (const { id } of await inside.selectFrom('compartments').select('id').execute())
      if (!known.has(id)) await putKey(inside, ring, id, id, now)
    if (!ring.current(journal)) await keyJournal(inside, ring, now)
    return ring
  })
}

/** In a new folder before its first entry. Later only where entries are older than their key, or it was lost: the journal says so for good. */
async function keyJournal(db: Kysely<Tables>, ring: Ring, now: number): Promise<void> {
  await db.deleteFrom('keys').where('scope', '=', journal).execute()
  await putKey(db, ring, journal, null, now)
  ring.lost.delete(journal)
  await chainAnew(db, ring, now)
}

/** The first key of a new compartment, made in the act that makes the compartment. */
export async function firstKey(db: Kysely<Tables>, compartment: string, now: number): Promise<void> {
  await putKey(db, ringOf(db), compartment, compartment, now)
}

/** Another key for what is written from now on. Should the act be taken back, `ring.drop` the number. */
export async function putKey(
  db: Kysely<Tables>,
  ring: Ring,
  scope: Scope,
  compartment: string | null,
  now: number,
): Promise<number> {
  const key = randomBytes(masterBytes)
  const { highest } = await db
    .selectFrom('keys')
    .select((row) => row.fn.max('number').as('highest'))
    .executeTakeFirstOrThrow()
  // Never a number that was given before, even by an act that was taken back: rows are opened by it.
  const number = Math.max(highest ?? 0, ring.highest) + 1
  const { master, wrapped } = wrap(ring.master, number, scope, key)
  await db
    .insertInto('keys')
    .values({ number, scope, compartment, made_at: now, master, wrapped, again: wrapped })
    .execute()
  ring.add(number, scope, key)
  return number
}

export function opened(masters: readonly MasterKey[], row: Tables['keys']): Uint8Array | undefined {
  for (const wrapped of [row.wrapped, row.again]) {
    for (const master of masters) {
      const key = unwrap(master, { ...row, wrapped })
      if (key) return key
    }
  }
  return undefined
}
