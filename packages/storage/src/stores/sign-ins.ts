import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import { hashOf } from '../token.ts'

/** One device of a person that is let in until it signs out or the time is over. */
export interface SignIn {
  readonly id: string
  readonly person: string
  readonly beganAt: number
  /** To the minute. */
  readonly seenAt: number
  readonly until: number
  /** What it is, in a few words such as “Firefox, Windows”; empty when it does not say. */
  readonly device: string
  /** When the person last proved who they are at it, beyond holding it; 0 for never. */
  readonly provenAt: number
}

export interface NewSignIn {
  readonly id: string
  /** The secret that the device keeps; here only its hash is kept. */
  readonly token: string
  readonly until: number
  readonly device?: string
  readonly provenAt?: number
}

const minute = 60_000

export class SignIns {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async begin(person: string, made: NewSignIn, now: number): Promise<void> {
    const { id, token, until, device = '', provenAt = 0 } = made
    await this.#db
      .insertInto('sign_ins')
      .values({ id, hash: hashOf(token), person, began_at: now, seen_at: now, until, device, proven_at: provenAt })
      .execute()
  }

  /** Whose device this is, and that it was seen now; undefined once it has ended. */
  async byToken(token: string, now: number): Promise<SignIn | undefined> {
    const row = await this.#db
      .selectFrom('sign_ins')
      .selectAll()
      .where('hash', '=', hashOf(token))
      .where('until', '>', now)
      .executeTakeFirst()
    if (row === undefined) return undefined
    if (now - row.seen_at < minute) return signIn(row)
    await this.#db.updateTable('sign_ins').set({ seen_at: now }).where('id', '=', row.id).execute()
    return signIn({ ...row, seen_at: now })
  }

  /** Whether it still holds, for sockets that are judged again while open. */
  async holds(id: string, now: number): Promise<boolean> {
    const row = await this.#db
      .selectFrom('sign_ins')
      .select('id')
      .where('id', '=', id)
      .where('until', '>', now)
      .executeTakeFirst()
    return row !== undefined
  }

  async of(person: string, now: number): Promise<readonly SignIn[]> {
    const rows = await this.#db
      .selectFrom('sign_ins')
      .selectAll()
      .where('person', '=', person)
      .where('until', '>', now)
      .orderBy('began_at')
      .execute()
    return rows.map(signIn)
  }

  async find(id: string, now: number): Promise<SignIn | undefined> {
    const row = await this.#db
      .selectFrom('sign_ins')
      .selectAll()
      .where('id', '=', id)
      .where('until', '>', now)
      .executeTakeFirst()
    return row && signIn(row)
  }

  /** The person proved again who they are. */
  async proven(id: string, now: number): Promise<void> {
    await this.#db.updateTable('sign_ins').set({ proven_at: now }).where('id', '=', id).execute()
  }

  async end(id: string): Promise<void> {
    await this.#db.deleteFrom('sign_ins').where('id', '=', id).execute()
  }

  /** Ends one of a person's own; false when it is not theirs. */
  async endOf(person: string, id: string): Promise<boolean> {
    const ended = await this.#db
      .deleteFrom('sign_ins')
      .where('id', '=', id)
      .where('person', '=', person)
      .executeTakeFirst()
    return ended.numDeletedRows > 0n
  }

  /** All of a person, or all but one. */
  async endAllOf(person: string, butNot?: string): Promise<void> {
    await this.#db
      .deleteFrom('sign_ins')
      .where('person', '=', person)
      .where('id', '!=', butNot ?? '')
      .execute()
  }

  async endAll(): Promise<void> {
    await this.#db.deleteFrom('sign_ins').execute()
  }

  /** Forgets those whose time is over. */
  async sweep(now: number): Promise<void> {
    await this.#db.deleteFrom('sign_ins').where('until', '<=', now).execute()
  }
}

function signIn(row: Tables['sign_ins']): SignIn {
  return {
    id: row.id,
    person: row.person,
    beganAt: row.began_at,
    seenAt: row.seen_at,
    until: row.until,
    device: row.device,
    provenAt: row.proven_at,
  }
}
