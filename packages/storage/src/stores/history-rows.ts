import type { Kysely } from 'kysely'
import { keyOf } from '../keys/ring.ts'
import { type Squeezed, seal, unpack } from '../seal.ts'
import type { Tables } from '../tables.ts'
import type { CompartmentId } from './log.ts'

/** How far history has read a compartment's log. */
export interface Cursor {
  readonly compartment: CompartmentId
  readonly epoch: string
  /** Everything up to this update is in history. */
  readonly seq: number
  /** How many rows history has; the number of the next one. */
  readonly rows: number
  /** Rows before this number are closed: a moment was kept after them. */
  readonly cut: number
  /** When the newest update was written. */
  readonly at: number
}

/** That something was changed: who, when, where. */
export interface HistoryLine {
  readonly compartment: CompartmentId
  readonly number: number
  readonly seq: number
  readonly by: string
  readonly signIn: string
  /** From the first to the last writing that it holds. */
  readonly from: number
  readonly until: number
  readonly address: string
}

/** What was changed, in plain values: JSON that whoever wrote it understands. */
export interface HistoryRow extends HistoryLine {
  readonly change: unknown
}

/** A row for history; with the number of an older one it takes that one's place. */
export type NewHistoryRow = Omit<HistoryRow, 'compartment' | 'number'> & { readonly joins?: number }

export async function putRow(
  db: Kysely<Tables>,
  line: HistoryLine,
  joins: boolean,
  { bytes, inside }: Squeezed,
): Promise<void> {
  const { compartment, number, seq, by, signIn, from, until, address } = line
  const sealed = seal(keyOf(db, compartment), rowPlace(line), bytes, inside)
  const row = { seq, author: by, sign_in: signIn, began_at: from, ended_at: until, ...sealed }
  if (joins) {
    await db
      .updateTable('history')
      .set(row)
      .where('compartment', '=', compartment)
      .where('number', '=', number)
      .execute()
  } else {
    const place = address.split('/')[0] ?? ''
    await db
      .insertInto('history')
      .values({ compartment, number, place, address, ...row })
      .execute()
  }
}

export async function putCheckpoint(
  db: Kysely<Tables>,
  compartment: CompartmentId,
  number: number,
  at: number,
  { bytes, inside }: Squeezed,
): Promise<void> {
  const sealed = seal(keyOf(db, compartment), checkpointPlace(compartment, number, at), bytes, inside)
  await db
    .insertInto('checkpoints')
    .values({ compartment, number, stood_at: at, ...sealed })
    .onConflict((conflict) => conflict.columns(['compartment', 'number']).doNothing())
    .execute()
}

export async function opened(row: Tables['history']): Promise<HistoryRow> {
  const line = lineOf(row)
  const bytes = await unpack(rowPlace(line), row)
  return { ...line, change: JSON.parse(Buffer.from(bytes).toString()) as unknown }
}

export function lineOf(row: Omit<Tables['history'], 'place' | 'kind' | 'key_version' | 'bytes' | 'crc'>): HistoryLine {
  return {
    compartment: row.compartment,
    number: row.number,
    seq: row.seq,
    by: row.author,
    signIn: row.sign_in,
    from: row.began_at,
    until: row.ended_at,
    address: row.address,
  }
}

export function cursorOf(row: Tables['history_cursors']): Cursor {
  const { compartment, epoch, seq, total, cut, wrote_at } = row
  return { compartment, epoch, seq, rows: total, cut, at: wrote_at }
}

export function rowOf({ compartment, epoch, seq, rows, cut, at }: Cursor): Tables['history_cursors'] {
  return { compartment, epoch, seq, total: rows, cut, wrote_at: at }
}

export function rowPlace({ compartment, number, seq, by, from, until, address }: Omit<HistoryLine, 'signIn'>): string {
  return `${compartment}|history ${number}|${seq}|${by}|${from}|${until}|${address}`
}

export function checkpointPlace(compartment: CompartmentId, number: number, at: number): string {
  return `${compartment}|checkpoint ${number}|${at}`
}

export function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}
