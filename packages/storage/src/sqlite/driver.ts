import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import { explained } from './explain.ts'

/** Kysely over node:sqlite: one connection, which Kysely hands out to one user at a time. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

class SqliteDriver implements Driver {
  readonly #database: DatabaseSync
  readonly #connection: Connection

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#connection = new Connection(database)
  }

  async init(): Promise<void> {
    // The database is open already: opening it is where most can go wrong, and has its own words (open.ts).
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }

  async beginTransaction(_connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    // Taking the right to write at the start instead of at the first write: nobody else can slip in between.
    await this.#run(settings.accessMode === 'read only' ? 'begin' : 'begin immediate')
  }

  async commitTransaction(): Promise<void> {
    await this.#run('commit')
  }

  async rollbackTransaction(): Promise<void> {
    // After a full or failing disk SQLite has rolled back by itself.
    if (this.#database.isTransaction) await this.#run('rollback')
  }

  async releaseConnection(): Promise<void> {
    // There is one for all.
  }

  async destroy(): Promise<void> {
    this.#database.close()
  }

  async #run(command: string): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw(command))
  }
}

/** Statements kept ready. More than these are different texts only because lists in them have different lengths. */
const statementsKept = 300

class Connection implements DatabaseConnection {
  readonly #database: DatabaseSync
  readonly #statements = new Map<string, { readonly statement: StatementSync; readonly returnsRows: boolean }>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { statement, returnsRows } = this.#prepare(sql)
      const values = parameters as readonly SQLInputValue[]
      if (returnsRows) return { rows: statement.all(...values) as R[] }
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
    } catch (error) {
      throw explained(error)
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for the method; nothing here streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('queries of one connection are not streamed')
  }

  #prepare(sql: string) {
    const kept = this.#statements.get(sql)
    if (kept) return kept
    const statement = this.#database.prepare(sql)
    const prepared = { statement, returnsRows: statement.columns().length > 0 }
    if (this.#statements.size >= statementsKept) this.#statements.clear()
    this.#statements.set(sql, prepared)
    return prepared
  }
}
