import { type Kysely, sql } from 'kysely'
import { type Sealed, unseal } from '../seal.ts'
import { reasonPlace } from '../stores/asks.ts'
import { filePlace, partPlace } from '../stores/files.ts'
import { guestPlace } from '../stores/guests.ts'
import { checkpointPlace, lineOf, rowPlace } from '../stores/history-rows.ts'
import { linkPlace } from '../stores/links.ts'
import { snapshotPlace, updatePlace } from '../stores/log.ts'
import { releasePartPlace, releasePlace } from '../stores/releases.ts'
import { anchorPlace, remarkPlace } from '../stores/thread-rows.ts'
import { approvalPlace, type VersionPurpose, versionPlace } from '../stores/versions.ts'
import { compartmentsOf, waiverPlace, waiverScope } from '../stores/waivers.ts'
import type { Tables } from '../tables.ts'
import { house, type Scope } from './ring.ts'

/** The tables whose rows carry sealed bytes. */
export type SealedTable = { [T in keyof Tables]: Tables[T] extends Sealed ? T : never }[keyof Tables]

interface SealedRows<Row> {
  /** What tells a row from the others of its table. */
  readonly id: readonly (keyof Row & string)[]
  /** The compartment whose key seals it. */
  scope(row: Row, at: Whereabouts): Scope
  /** What it is tied to, as its store says. */
  place(row: Row, at: Whereabouts): string
}

/** Where rows belong that do not say so themselves. */
interface Whereabouts {
  readonly epochs: ReadonlyMap<string, string>
  readonly threads: ReadonlyMap<string, Scope>
  readonly files: ReadonlyMap<string, Scope>
}

/** Every sealed row can be checked and sealed anew. A new table of sealed rows does not compile before it says how. */
const sealedRows: { readonly [T in SealedTable]: SealedRows<Tables[T]> } = {
  updates: {
    id: ['compartment', 'seq'],
    scope: (row) => row.compartment,
    place: (row, { epochs }) => updatePlace(epochs.get(row.compartment) ?? '', row),
  },
  snapshots: {
    id: ['compartment'],
    scope: (row) => row.compartment,
    place: (row, { epochs }) => snapshotPlace(row.compartment, epochs.get(row.compartment) ?? '', row.seq),
  },
  threads: {
    id: ['id'],
    scope: (row) => `${row.design}/${row.compartment}`,
    place: (row) => anchorPlace(row.id),
  },
  remarks: {
    id: ['id'],
    scope: (row, { threads }) => threads.get(row.thread) ?? '',
    place: (row) => remarkPlace(row.thread, row.id, row.author, row.written_at),
  },
  waivers: {
    id: ['id'],
    scope: (row) => waiverScope(row.design, compartmentsOf(row)),
    place: (row) => waiverPlace(row.id, row.made_by, row.until),
  },
  files: {
    id: ['id'],
    scope: (row) => `${row.design}/${row.compartment}`,
    place: (row) => filePlace(row),
  },
  file_parts: {
    id: ['file', 'position'],
    scope: (row, { files }) => files.get(row.file) ?? '',
    place: (row) => partPlace(row.file, row.position),
  },
  links: {
    id: ['id'],
    scope: (row) => `${row.design}/core`,
    place: (row) => linkPlace(row.id),
  },
  guests: {
    id: ['id'],
    scope: () => house,
    place: (row) => guestPlace(row.link, row.id),
  },
  asks: {
    id: ['id'],
    scope: (row) => `${row.design}/core`,
    place: (row) => reasonPlace(row.id, row.design, row.person),
  },
  history: {
    id: ['compartment', 'number'],
    scope: (row) => row.compartment,
    place: (row) => rowPlace(lineOf(row)),
  },
  checkpoints: {
    id: ['compartment', 'number'],
    scope: (row) => row.compartment,
    place: (row) => checkpointPlace(row.compartment, row.number, row.stood_at),
  },
  versions: {
    id: ['id'],
    scope: (row) => `${row.design}/core`,
    place: ({ id, design, made_by, made_at, purpose }) =>
      versionPlace({ id, design, by: made_by, at: made_at, purpose: purpose as VersionPurpose }),
  },
  approvals: {
    id: ['id'],
    scope: (row) => `${row.design}/core`,
    place: approvalPlace,
  },
  releases: {
    id: ['id'],
    scope: (row) => `${row.design}/${row.compartment}`,
    place: releasePlace,
  },
  release_parts: {
    id: ['release', 'position'],
    scope: (row) => `${row.design}/${row.compartment}`,
    place: releasePartPlace,
  },
}

export const sealedTables = Object.keys(sealedRows) as readonly SealedTable[]

/** A row of any of these tables, seen without its table. */
export interface SealedRow extends Sealed {
  readonly id: readonly (string | number)[]
  readonly scope: Scope
  readonly place: string
}

/** Few enough that they fit into memory even as parts of files. */
const rowsAtOnce = 50

/** The sealed rows of a table that follow a row of it, in the order of their ids; none when there are no more. */
export async function nextRows(
  db: Kysely<Tables>,
  table: SealedTable,
  after: SealedRow | undefined,
): Promise<readonly SealedRow[]> {
  const { id, scope, place } = sealedRows[table] as unknown as SealedRows<Sealed>
  const columns = sql.join((id as readonly string[]).map((column) => sql.ref(column)))
  const rest = after ? sql`where (${columns}) > (${sql.join(after.id)})` : sql``
  const query = sql<Sealed>`select * from ${sql.table(table)} ${rest} order by ${columns} limit ${sql.lit(rowsAtOnce)}`
  const { rows } = await query.execute(db)
  const at = await whereabouts(db)
  return rows.map((row) => ({
    ...{ kind: row.kind, key_version: row.key_version, bytes: row.bytes, crc: row.crc },
    id: (id as readonly string[]).map((column) => Reflect.get(row, column) as string | number),
    scope: scope(row, at),
    place: place(row, at),
  }))
}

export async function putSealed(
  db: Kysely<Tables>,
  table: SealedTable,
  id: SealedRow['id'],
  { kind, key_version, bytes, crc }: Sealed,
): Promise<void> {
  const columns = sql.join((sealedRows[table].id as readonly string[]).map((column) => sql.ref(column)))
  await sql`update ${sql.table(table)} set kind = ${kind}, key_version = ${key_version}, bytes = ${bytes}, crc = ${crc}
    where (${columns}) = (${sql.join(id)})`.execute(db)
}

async function whereabouts(db: Kysely<Tables>): Promise<Whereabouts> {
  const epochs = await db.selectFrom('compartments').select(['id', 'epoch']).execute()
  const threads = await db.selectFrom('threads').select(['id', 'design', 'compartment']).execute()
  const files = await db.selectFrom('files').select(['id', 'design', 'compartment']).execute()
  return {
    epochs: new Map(epochs.map((row) => [row.id, row.epoch])),
    threads: new Map(threads.map((row) => [row.id, `${row.design}/${row.compartment}`])),
    files: new Map(files.map((row) => [row.id, `${row.design}/${row.compartment}`])),
  }
}

/** Whether the bytes are those that were sealed there. */
export function isSound(row: SealedRow): boolean {
  try {
    unseal(row.place, row)
    return true
  } catch {
    return false // refused: that is the answer
  }
}
