import type { Kysely } from 'kysely'
import { atOneMoment, atomic } from '../backend.ts'
import { squeeze, unpack } from '../seal.ts'
import type { Tables } from '../tables.ts'
import {
  type Cursor,
  checkpointPlace,
  cursorOf,
  type HistoryLine,
  type HistoryRow,
  jsonBytes,
  lineOf,
  type NewHistoryRow,
  opened,
  putCheckpoint,
  putRow,
  rowOf,
} from './history-rows.ts'
import type { CompartmentId } from './log.ts'

export interface Passing {
  readonly cursor: Cursor
  /** The last update that the rows came from, and when it was written. */
  readonly to: number
  readonly at: number
  readonly rows: readonly NewHistoryRow[]
  /** What stood before these rows, to be kept as a moment of its own. */
  readonly stood?: Uint8Array
}

export interface Checkpoint {
  readonly number: number
  readonly at: number
  readonly state: Uint8Array
}

export interface LinesWanted {
  readonly compartments: readonly CompartmentId[]
  /** Only lines that ended before this time, or after that one. */
  readonly before?: number
  readonly after?: number
  readonly by?: string
  /** First parts of addresses: sections and tables. */
  readonly places?: readonly string[]
  readonly address?: string
  readonly atMost: number
}

/** Rows of what was changed, and states to read them from. Nothing here asks who may see it. */
export class History {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async cursor(compartment: CompartmentId): Promise<Cursor | undefined> {
    const row = await this.#db
      .selectFrom('history_cursors')
      .selectAll()
      .where('compartment', '=', compartment)
      .executeTakeFirst()
    return row && cursorOf(row)
  }

  /** Compartments whose log goes further than their history, or has none yet. */
  async behind(): Promise<readonly CompartmentId[]> {
    const rows = await this.#db
      .selectFrom('compartments')
      .leftJoin('history_cursors', 'history_cursors.compartment', 'compartments.id')
      .select(['compartments.id', 'compartments.head', 'history_cursors.seq'])
      .where('head', '>', 0)
      .execute()
    return rows.flatMap(({ id, head, seq }) => (seq === null || seq < head ? [id] : []))
  }

  /** History of a compartment begins with what stands in it now. */
  async begin(cursor: Cursor, state: Uint8Array): Promise<void> {
    const squeezed = await squeeze(state)
    await atomic(this.#db, async (db) => {
      await db
        .insertInto('history_cursors')
        .values(rowOf(cursor))
        .onConflict((conflict) => conflict.column('compartment').doNothing())
        .execute()
      await putCheckpoint(db, cursor.compartment, cursor.rows, cursor.at, squeezed)
    })
  }

  /** Goes on by some updates of the log, all or nothing; refused when somebody else went on meanwhile. */
  async pass({ cursor, to, at, rows, stood }: Passing): Promise<boolean> {
    const { compartment } = cursor
    let next = cursor.rows
    const packed = await Promise.all(
      rows.map(async ({ joins, ...row }) => {
        const number = joins ?? next++
        const line = { ...row, compartment, number }
        return { line, joins: joins !== undefined, change: await squeeze(jsonBytes(row.change)) }
      }),
    )
    const checkpoint = stood && (await squeeze(stood))
    return atomic(this.#db, async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('history_cursors')
        .set({ seq: to, total: next, wrote_at: at, ...(checkpoint ? { cut: cursor.rows } : {}) })
        .where('compartment', '=', compartment)
        .where('epoch', '=', cursor.epoch)
        .where('seq', '=', cursor.seq)
        .where('total', '=', cursor.rows)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows !== 1n) return false
      if (checkpoint) await putCheckpoint(db, compartment, cursor.rows, cursor.at, checkpoint)
      for (const { line, joins, change } of packed) await putRow(db, line, joins, change)
      return true
    })
  }

  /** Keeps what stands at the cursor as a moment of its own: no later row joins an earlier one. */
  async keep(cursor: Cursor, state: Uint8Array): Promise<boolean> {
    const squeezed = await squeeze(state)
    return atomic(this.#db, async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('history_cursors')
        .set({ cut: cursor.rows })
        .where('compartment', '=', cursor.compartment)
        .where('epoch', '=', cursor.epoch)
        .where('total', '=', cursor.rows)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows !== 1n) return false
      await putCheckpoint(db, cursor.compartment, cursor.rows, cursor.at, squeezed)
      return true
    })
  }

  /** That something was changed, newest first. */
  async lines(wanted: LinesWanted): Promise<readonly HistoryLine[]> {
    if (wanted.compartments.length === 0) return []
    let query = this.#db.selectFrom('history').select(lineColumns).where('compartment', 'in', wanted.compartments)
    if (wanted.before !== undefined) query = query.where('ended_at', '<', wanted.before)
    if (wanted.after !== undefined) query = query.where('ended_at', '>', wanted.after)
    if (wanted.by !== undefined) query = query.where('author', '=', wanted.by)
    if (wanted.places !== undefined) query = query.where('place', 'in', wanted.places)
    if (wanted.address !== undefined) query = query.where('address', '=', wanted.address)
    const rows = await query
      .orderBy('ended_at', 'desc')
      .orderBy('compartment')
      .orderBy('number', 'desc')
      .limit(wanted.atMost)
      .execute()
    return rows.map(lineOf)
  }

  /** That something was changed between two moments of a compartment, in order. */
  async between(compartment: CompartmentId, from: number, to: number): Promise<readonly HistoryLine[]> {
    const rows = await this.#db
      .selectFrom('history')
      .select(lineColumns)
      .where('compartment', '=', compartment)
      .where('number', '>=', from)
      .where('number', '<', to)
      .orderBy('number')
      .execute()
    return rows.map(lineOf)
  }

  /** When each place was last changed by anybody but one person. */
  async latest(compartments: readonly CompartmentId[], notBy: string): Promise<ReadonlyMap<string, number>> {
    if (compartments.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('history')
      .select((row) => ['place', row.fn.max('ended_at').as('at')])
      .where('compartment', 'in', compartments)
      .where('author', '!=', notBy)
      .groupBy('place')
      .execute()
    return new Map(rows.map(({ place, at }) => [place, Number(at)]))
  }

  /** What was changed, for lines that were found. */
  async read(lines: readonly Pick<HistoryLine, 'compartment' | 'number'>[]): Promise<readonly HistoryRow[]> {
    const rows = await atOneMoment(this.#db, async (db) => {
      const found: Tables['history'][] = []
      for (const [compartment, those] of Map.groupBy(lines, (line) => line.compartment)) {
        const numbers = those.map((line) => line.number)
        found.push(...(await rowsIn(db, compartment).where('number', 'in', numbers).execute()))
      }
      return found
    })
    return Promise.all(rows.map(opened))
  }

  /** Rows `from` … before `to`, in order. */
  async rows(compartment: CompartmentId, from: number, to: number): Promise<readonly HistoryRow[]> {
    if (from >= to) return []
    const rows = await rowsIn(this.#db, compartment)
      .where('number', '>=', from)
      .where('number', '<', to)
      .orderBy('number')
      .execute()
    return Promise.all(rows.map(opened))
  }

  /** The newest open row of each address, for those that have one. */
  async open({ compartment, cut }: Cursor, addresses: readonly string[]): Promise<readonly HistoryRow[]> {
    if (addresses.length === 0) return []
    const newest = await this.#db
      .selectFrom('history')
      .select((row) => row.fn.max('number').as('number'))
      .where('compartment', '=', compartment)
      .where('number', '>=', cut)
      .where('address', 'in', addresses)
      .groupBy('address')
      .execute()
    return this.read(newest.map(({ number }) => ({ compartment, number: Number(number) })))
  }

  /** How many rows there were at a time. */
  async rowsAt(compartment: CompartmentId, at: number): Promise<number> {
    const later = await this.#db
      .selectFrom('history')
      .select((row) => row.fn.min('number').as('number'))
      .where('compartment', '=', compartment)
      .where('ended_at', '>', at)
      .executeTakeFirst()
    if (later && later.number !== null) return Number(later.number)
    return (await this.cursor(compartment))?.rows ?? 0
  }

  /** The last state kept at or before so many rows. */
  async checkpoint(compartment: CompartmentId, number: number): Promise<Checkpoint | undefined> {
    const row = await this.#db
      .selectFrom('checkpoints')
      .selectAll()
      .where('compartment', '=', compartment)
      .where('number', '<=', number)
      .orderBy('number', 'desc')
      .executeTakeFirst()
    if (!row) return undefined
    const state = await unpack(checkpointPlace(compartment, row.number, row.stood_at), row)
    return { number: row.number, at: row.stood_at, state }
  }
}

const lineColumns = ['compartment', 'number', 'seq', 'author', 'sign_in', 'began_at', 'ended_at', 'address'] as const

function rowsIn(db: Kysely<Tables>, compartment: CompartmentId) {
  return db.selectFrom('history').selectAll().where('compartment', '=', compartment)
}
