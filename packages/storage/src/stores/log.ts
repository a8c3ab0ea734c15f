import type { Kysely } from 'kysely'
import { atOneMoment, atomic, type Backend } from '../backend.ts'
import { StorageFailed } from '../failure.ts'
import { keyOf } from '../keys/ring.ts'
import { reseal, type Squeezed, seal, squeeze, sum, unpack, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

/** `<design>/<compartment>` */
export type CompartmentId = string

export interface Entry {
  readonly compartment: CompartmentId
  readonly epoch: string
  readonly bytes: Uint8Array
  readonly by: string
  readonly signIn: string
  readonly at: number
  readonly newClients: readonly number[]
}

export interface Stored {
  readonly epoch: string
  readonly snapshot: Uint8Array | undefined
  readonly head: number
  readonly updates: readonly { readonly seq: number; readonly bytes: Uint8Array }[]
}

/** An update as it was written. */
export interface Written {
  readonly seq: number
  readonly by: string
  readonly signIn: string
  readonly at: number
  readonly bytes: Uint8Array
}

/** Thrown by `append` when a compartment is gone or was given another epoch, or a client id is another person's. Nothing of the batch was kept. */
export class NotAppended extends Error {
  override readonly name = 'NotAppended'
  readonly compartment: CompartmentId
  readonly why: 'epoch' | 'owner'

  constructor(compartment: CompartmentId, why: 'epoch' | 'owner') {
    super(`${compartment}: ${why}`)
    this.compartment = compartment
    this.why = why
  }
}

/** The updates of every compartment, in the order in which they were kept. Implements the `Log` of sync. */
export class SqlLog {
  readonly #backend: Pick<Backend, 'db' | 'tidy'>

  constructor(backend: Pick<Backend, 'db' | 'tidy'>) {
    this.#backend = backend
  }

  async load(id: CompartmentId): Promise<Stored | undefined> {
    const rows = await atOneMoment(this.#backend.db, async (db) => ({
      compartment: await db
        .selectFrom('compartments')
        .select(['epoch', 'head'])
        .where('id', '=', id)
        .executeTakeFirst(),
      snapshot: await db.selectFrom('snapshots').selectAll().where('compartment', '=', id).executeTakeFirst(),
      updates: await db.selectFrom('updates').selectAll().where('compartment', '=', id).orderBy('seq').execute(),
    }))
    if (rows.compartment === undefined) return undefined
    const { epoch, head } = rows.compartment
    const snapshot = rows.snapshot && (await unpack(snapshotPlace(id, epoch, rows.snapshot.seq), rows.snapshot))
    let seq = rows.snapshot?.seq ?? 0
    const updates = rows.updates.map((row) => {
      seq += 1
      if (row.seq !== seq) throw new StorageFailed('damaged', id)
      return { seq, bytes: unseal(updatePlace(epoch, row), row) }
    })
    // A row that is missing at the end is as damaged as one in the middle.
    if (seq !== head) throw new StorageFailed('damaged', id)
    return { epoch, snapshot, head, updates }
  }

  async append(entries: readonly Entry[]): Promise<readonly number[]> {
    if (entries.length === 0) return []
    return atomic(this.#backend.db, async (db) => {
      const seqs = new Array<number>(entries.length)
      const byCompartment = Map.groupBy(entries.keys(), (index) => (entries[index] as Entry).compartment)
      for (const [compartment, indexes] of byCompartment) {
        const own = indexes.map((index) => entries[index] as Entry)
        const head = await raiseHead(db, compartment, own)
        await insert(db, own, head - own.length)
        await claim(db, own)
        for (const [offset, index] of indexes.entries()) seqs[index] = head - own.length + 1 + offset
      }
      return seqs
    })
  }

  async compact(id: CompartmentId, epoch: string, upto: number, snapshot: Uint8Array): Promise<boolean> {
    const squeezed = await squeeze(snapshot)
    const done = await atomic(this.#backend.db, async (db) => {
      const compartment = await db
        .selectFrom('compartments')
        .select(['epoch', 'head'])
        .where('id', '=', id)
        .executeTakeFirst()
      const before = await db.selectFrom('snapshots').select('seq').where('compartment', '=', id).executeTakeFirst()
      // Another epoch, a future that nobody has written, or less than is covered already: not a snapshot of this log.
      if (compartment?.epoch !== epoch || upto > compartment.head || upto <= (before?.seq ?? -1)) return false
      // What history has not read yet is nowhere else: once the updates are gone, nobody could say who wrote what.
      if (!(await historyPassed(db, id, upto))) return false
      await putSnapshot(db, { id, epoch, seq: upto }, squeezed)
      await db.deleteFrom('updates').where('compartment', '=', id).where('seq', '<=', upto).execute()
      return true
    })
    // The snapshot stands, whatever comes of the tidying; what a full disk hinders is made up for the next time.
    if (done) await this.#backend.tidy().catch(() => {})
    return done
  }

  /** The updates after `seq` with whoever wrote them, oldest first, at most `atMost` of them. */
  async after(id: CompartmentId, epoch: string, seq: number, atMost: number): Promise<readonly Written[]> {
    const rows = await this.#backend.db
      .selectFrom('updates')
      .selectAll()
      .where('compartment', '=', id)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(atMost)
      .execute()
    return rows.map((row) => ({
      ...{ seq: row.seq, by: row.author, signIn: row.sign_in, at: row.written_at },
      bytes: unseal(updatePlace(epoch, row), row),
    }))
  }

  /** Every compartment there is. */
  async compartments(): Promise<
    readonly { readonly id: CompartmentId; readonly design: string; readonly epoch: string }[]
  > {
    return this.#backend.db.selectFrom('compartments').select(['id', 'design', 'epoch']).orderBy('id').execute()
  }

  /** Gives a compartment another epoch: what stands in it stays, and no client that knew it before merges with it. */
  async renew(id: CompartmentId, from: string, to: string): Promise<void> {
    await atomic(this.#backend.db, async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('compartments')
        .set({ epoch: to })
        .where('id', '=', id)
        .where('epoch', '=', from)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows !== 1n) throw new NotAppended(id, 'epoch')
      await db.updateTable('history_cursors').set({ epoch: to }).where('compartment', '=', id).execute()
      const key = keyOf(db, id)
      for (const row of await db.selectFrom('updates').selectAll().where('compartment', '=', id).execute()) {
        const sealed = reseal(key, updatePlace(to, row), row, updatePlace(from, row))
        await db.updateTable('updates').set(sealed).where('compartment', '=', id).where('seq', '=', row.seq).execute()
      }
      for (const row of await db.selectFrom('snapshots').selectAll().where('compartment', '=', id).execute()) {
        const sealed = reseal(key, snapshotPlace(id, to, row.seq), row, snapshotPlace(id, from, row.seq))
        await db.updateTable('snapshots').set(sealed).where('compartment', '=', id).execute()
      }
    })
  }

  async owners(id: CompartmentId): Promise<ReadonlyMap<number, string>> {
    const { compartment, rows } = await atOneMoment(this.#backend.db, async (db) => ({
      compartment: await db.selectFrom('compartments').select('clients').where('id', '=', id).executeTakeFirst(),
      rows: await db.selectFrom('client_ids').selectAll().where('compartment', '=', id).execute(),
    }))
    if (rows.length !== (compartment?.clients ?? 0)) throw new StorageFailed('damaged', id)
    return new Map(
      rows.map((row) => {
        const sound = typeof row.client === 'number' && row.crc === ownerSum(id, row.client, row.person)
        if (!sound) throw new StorageFailed('damaged', id)
        return [row.client, row.person] as const
      }),
    )
  }
}

async function historyPassed(db: Kysely<Tables>, id: CompartmentId, upto: number): Promise<boolean> {
  const cursor = await db.selectFrom('history_cursors').select('seq').where('compartment', '=', id).executeTakeFirst()
  return cursor === undefined || cursor.seq >= upto
}

export async function putSnapshot(
  db: Kysely<Tables>,
  { id, epoch, seq }: { readonly id: CompartmentId; readonly epoch: string; readonly seq: number },
  { bytes, inside }: Squeezed,
): Promise<void> {
  const sealed = seal(keyOf(db, id), snapshotPlace(id, epoch, seq), bytes, inside)
  await db
    .insertInto('snapshots')
    .values({ compartment: id, seq, ...sealed })
    .onConflict((conflict) => conflict.column('compartment').doUpdateSet({ seq, ...sealed }))
    .execute()
}

/** Client ids belong to whoever wrote under them first. */
export async function claim(
  db: Kysely<Tables>,
  entries: readonly Pick<Entry, 'compartment' | 'by' | 'newClients'>[],
): Promise<void> {
  for (const { compartment, by, newClients } of entries) {
    for (const client of newClients) {
      if ((await ownerOf(db, compartment, client, by)) !== by) throw new NotAppended(compartment, 'owner')
    }
  }
}

async function ownerOf(db: Kysely<Tables>, compartment: string, client: number, by: string): Promise<string> {
  const claimed = await db
    .insertInto('client_ids')
    .values({ compartment, client, person: by, crc: ownerSum(compartment, client, by) })
    .onConflict((conflict) => conflict.columns(['compartment', 'client']).doNothing())
    .returning('person')
    .executeTakeFirst()
  if (claimed) {
    await db
      .updateTable('compartments')
      .set((row) => ({ clients: row('clients', '+', 1) }))
      .where('id', '=', compartment)
      .execute()
    return by
  }
  const before = await db
    .selectFrom('client_ids')
    .select('person')
    .where('compartment', '=', compartment)
    .where('client', '=', client)
    .executeTakeFirstOrThrow()
  return before.person
}

async function raiseHead(db: Kysely<Tables>, id: CompartmentId, entries: readonly Entry[]): Promise<number> {
  const epoch = entries[0]?.epoch ?? ''
  const raised = await db
    .updateTable('compartments')
    .set((row) => ({ head: row('head', '+', entries.length), changed_at: entries.at(-1)?.at ?? 0 }))
    .where('id', '=', id)
    .where('epoch', '=', epoch)
    .returning('head')
    .executeTakeFirst()
  if (raised === undefined || entries.some((entry) => entry.epoch !== epoch)) throw new NotAppended(id, 'epoch')
  return raised.head
}

/** Few enough that their values fit into one statement of either database. */
const rowsAtOnce = 500

async function insert(db: Kysely<Tables>, entries: readonly Entry[], before: number): Promise<void> {
  const rows = entries.map(({ compartment, epoch, bytes, by, signIn, at }, index) => {
    const row = { compartment, seq: before + 1 + index, author: by, sign_in: signIn, written_at: at }
    return { ...row, ...seal(keyOf(db, compartment), updatePlace(epoch, row), bytes) }
  })
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await db
      .insertInto('updates')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute()
  }
}

export function updatePlace(
  epoch: string,
  row: Pick<Tables['updates'], 'compartment' | 'seq' | 'author' | 'sign_in' | 'written_at'>,
): string {
  return `${row.compartment}|${epoch}|${row.seq}|${row.author}|${row.sign_in}|${row.written_at}`
}

export function snapshotPlace(id: CompartmentId, epoch: string, seq: number): string {
  return `${id}|${epoch}|${seq}`
}

function ownerSum(compartment: string, client: number, person: string): number {
  return sum(`${compartment}|${client}`, 0, Buffer.from(person))
}
