import type { Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import { house, keyOf, type Scope } from '../keys/ring.ts'
import { nextRows, putSealed, type SealedRow } from '../keys/rows.ts'
import { seal, squeeze, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'
import { checkpointPlace, jsonBytes, lineOf, rowPlace } from './history-rows.ts'
import { type CompartmentId, claim, putSnapshot } from './log.ts'
import { type BesideTable, besideTables, standsInEdition, withoutWords } from './purged-words.ts'
import { Releases } from './releases.ts'

/** A compartment as it is to stand from now on, with a past that is as clean. */
export interface Fresh {
  readonly compartment: CompartmentId
  /** What it was made from: if anything was written since, nothing is done. */
  readonly epoch: string
  readonly head: number
  readonly rows: number
  readonly to: {
    readonly epoch: string
    readonly state: Uint8Array
    /** The client ids in it: nobody else may go on under them. */
    readonly clients: readonly number[]
    readonly by: string
    readonly at: number
  }
  readonly changes: readonly { readonly number: number; readonly change: unknown }[]
  readonly checkpoints: readonly { readonly number: number; readonly at: number; readonly state: Uint8Array }[]
}

/** Which words beside the documents are meant: of these compartments of a design. `take` gives a text without them. */
export interface Beside {
  readonly design: string
  readonly compartments: readonly Compartment[]
  readonly take: (text: string) => string
  /** Whoever withdraws releases by it, and when. */
  readonly by: string
  readonly at: number
}

/** Words removed for good, from everything that is kept of them. */
export class Purges {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** In how many rows beside the documents the words stand: remarks, quotes, names of files, of versions, of links. */
  async count(beside: Beside): Promise<number> {
    return atomic(this.#db, async (db) => (await cleanBeside(db, beside, false)).count)
  }

  /**
   * All of it, or nothing when something was written since it was read. Gives the scopes whose old keys must go now: until then what was
   * removed could still be opened by whoever finds its bytes.
   */
  async run(beside: Beside, fresh: readonly Fresh[]): Promise<readonly Scope[] | undefined> {
    const states = await Promise.all(fresh.map((each) => squeeze(each.to.state)))
    return atomic(this.#db, async (db) => {
      for (const each of fresh) if (!(await isAsRead(db, each))) return undefined
      for (const [index, each] of fresh.entries()) {
        const state = states[index]
        if (state) await replace(db, each, state)
      }
      const { scopes } = await cleanBeside(db, beside, true)
      const all = [...new Set([...fresh.map((each) => each.compartment), ...scopes])]
      // Should we fall over before the keys are renewed, the next start does it.
      for (const scope of all)
        await db
          .insertInto('renewals')
          .values({ scope })
          .onConflict((there) => there.column('scope').doNothing())
          .execute()
      return all
    })
  }

  /** The numbers of all moments that are kept of a compartment. */
  async moments(compartment: CompartmentId): Promise<readonly number[]> {
    const numbers = await this.#db
      .selectFrom('checkpoints')
      .select('number')
      .where('compartment', '=', compartment)
      .orderBy('number')
      .execute()
    return numbers.map(({ number }) => number)
  }
}

async function isAsRead(db: Kysely<Tables>, { compartment, epoch, head, rows }: Fresh): Promise<boolean> {
  const now = await db
    .selectFrom('compartments')
    .select(['epoch', 'head'])
    .where('id', '=', compartment)
    .executeTakeFirst()
  const cursor = await db
    .selectFrom('history_cursors')
    .select(['seq', 'total'])
    .where('compartment', '=', compartment)
    .executeTakeFirst()
  return now?.epoch === epoch && now.head === head && cursor?.seq === head && cursor.total === rows
}

async function replace(
  db: Kysely<Tables>,
  { compartment, head, to, changes, checkpoints }: Fresh,
  state: Awaited<ReturnType<typeof squeeze>>,
): Promise<void> {
  // One further than before: whatever was remembered for the old number is old.
  const seq = head + 1
  await db.deleteFrom('updates').where('compartment', '=', compartment).execute()
  await db.deleteFrom('client_ids').where('compartment', '=', compartment).execute()
  await db
    .updateTable('compartments')
    .set({ epoch: to.epoch, head: seq, clients: 0, changed_at: to.at })
    .where('id', '=', compartment)
    .execute()
  await putSnapshot(db, { id: compartment, epoch: to.epoch, seq }, state)
  await claim(db, [{ compartment, by: to.by, newClients: to.clients }])
  await db.updateTable('history_cursors').set({ epoch: to.epoch, seq }).where('compartment', '=', compartment).execute()
  for (const { number, change } of changes) await putChange(db, compartment, number, change)
  for (const { number, at, state } of checkpoints) {
    const { bytes, inside } = await squeeze(state)
    const sealed = seal(keyOf(db, compartment), checkpointPlace(compartment, number, at), bytes, inside)
    await db
      .updateTable('checkpoints')
      .set(sealed)
      .where('compartment', '=', compartment)
      .where('number', '=', number)
      .execute()
  }
}

async function putChange(db: Kysely<Tables>, compartment: string, number: number, change: unknown): Promise<void> {
  const row = await db
    .selectFrom('history')
    .selectAll()
    .where('compartment', '=', compartment)
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const { bytes, inside } = await squeeze(jsonBytes(change))
  const sealed = seal(keyOf(db, compartment), rowPlace(lineOf(row)), bytes, inside)
  await db
    .updateTable('history')
    .set(sealed)
    .where('compartment', '=', compartment)
    .where('number', '=', number)
    .execute()
}

/** Words of overlay rows and names, without them; counted only, or written too. */
async function cleanBeside(db: Kysely<Tables>, beside: Beside, write: boolean) {
  const { design, compartments, take } = beside
  const meant = new Set<Scope>(compartments.map((each) => `${design}/${each}`))
  const guests = await guestsOf(db, design)
  const isMeant = (table: BesideTable, row: SealedRow) =>
    table === 'guests' ? compartments.includes('core') && guests.has(String(row.id[0])) : meant.has(row.scope)
  let count = 0
  const scopes = new Set<Scope>()
  for (const table of besideTables) {
    for (
      let rows = await nextRows(db, table, undefined);
      rows.length > 0;
      rows = await nextRows(db, table, rows.at(-1))
    )
      for (const row of rows) {
        const bytes = isMeant(table, row) ? withoutWords(table, unseal(row.place, row), take) : undefined
        if (!bytes) continue
        count += 1
        scopes.add(row.scope)
        if (write) await putSealed(db, table, row.id, seal(keyOf(db, row.scope), row.place, bytes))
      }
  }
  const withdrawn = await withdrawReleases(db, beside, write)
  for (const scope of withdrawn) scopes.add(scope)
  const named = await cleanNames(db, beside, write)
  if (named > 0) scopes.add(house)
  return { count: count + named + withdrawn.length, scopes }
}

/**
 * What was given out is a file with a hash: without the words it would be another. So it goes, and its release says that it was withdrawn.
 * Every edition draws on the core, and on one more part at most.
 */
async function withdrawReleases(db: Kysely<Tables>, { design, compartments, take, by, at }: Beside, write: boolean) {
  const releases = new Releases(db)
  const all = await db.selectFrom('releases').select(['id', 'compartment']).where('design', '=', design).execute()
  const scopes: Scope[] = []
  for (const { id, compartment } of all) {
    if (!compartments.includes('core') && !compartments.includes(compartment as Compartment)) continue
    const edition = await releases.edition(id)
    if (!edition || !standsInEdition(Buffer.from(edition).toString(), take)) continue
    scopes.push(`${design}/${compartment}`)
    if (!write) continue
    await db.deleteFrom('release_parts').where('release', '=', id).execute()
    // A person always gives a reason; none says that it was this.
    const withdrawn = { by, at, reason: '' }
    await releases.decide(id, (release) => (release.withdrawn ? release : { ...release, withdrawn }))
  }
  return scopes
}

async function guestsOf(db: Kysely<Tables>, design: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('guests')
    .innerJoin('links', 'links.id', 'guests.link')
    .select('guests.id')
    .where('links.design', '=', design)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Names that stand in columns: titles, who was invited, how a guest called themselves. */
async function cleanNames(db: Kysely<Tables>, { design, compartments, take }: Beside, write: boolean): Promise<number> {
  const threads = await db
    .selectFrom('threads')
    .select(['id', 'guest_name'])
    .where('design', '=', design)
    .where('compartment', 'in', compartments)
    .execute()
  const ids = threads.map(({ id }) => id)
  const remarks =
    ids.length === 0
      ? []
      : await db.selectFrom('remarks').select(['id', 'guest_name']).where('thread', 'in', ids).execute()
  const cells: { table: string; column: string; id: string; words: string | null }[] = [
    ...threads.map(({ id, guest_name }) => ({ table: 'threads', column: 'guest_name', id, words: guest_name })),
    ...remarks.map(({ id, guest_name }) => ({ table: 'remarks', column: 'guest_name', id, words: guest_name })),
  ]
  if (compartments.includes('core')) {
    for (const row of await db.selectFrom('designs').selectAll().where('id', '=', design).execute())
      cells.push(
        { table: 'designs', column: 'title', id: row.id, words: row.title },
        { table: 'designs', column: 'cover_title', id: row.id, words: row.cover_title },
      )
    for (const row of await db.selectFrom('invitations').select(['id', 'name']).where('design', '=', design).execute())
      cells.push({ table: 'invitations', column: 'name', id: row.id, words: row.name })
  }
  let count = 0
  for (const { table, column, id, words } of cells) {
    const now = words === null ? null : take(words)
    if (now === null || now === words) continue
    count += 1
    if (write) await putName(db, table as 'designs', column as 'title', id, now)
  }
  return count
}

/** Through the query builder, which locks the words on their way in. */
async function putName(db: Kysely<Tables>, table: 'designs', column: 'title', id: string, words: string) {
  await db
    .updateTable(table)
    .set({ [column]: words })
    .where('id', '=', id)
    .execute()
}
