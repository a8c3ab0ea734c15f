import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** What differs between databases. Everything else is written once, in Kysely. */
export interface Backend {
  readonly db: Kysely<Tables>
  /** The column type for bytes. */
  readonly bytes: 'blob' | 'bytea'
  /** Whether there are no tables yet; refuses when they are not as they were left. */
  tables(): 'none' | 'sound'
  /** Remembers the tables as they are now; called in the transaction that changed them. */
  noteTables(): void
  /** Gives the space of deleted rows back to the disk, and makes sure that erased words are gone from it. */
  tidy(): Promise<void>
  /** Does something with a copy of everything as it is at one moment, which is gone afterwards. */
  withCopy<T>(work: (file: string) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** All of `work` or nothing of it. Inside a larger transaction it becomes a part of that one. */
export async function atomic<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}

/** Several reads that see the same moment. */
export async function atOneMoment<T>(db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db)
  // SQLite always reads so; PostgreSQL must be told.
  return db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(work)
}
