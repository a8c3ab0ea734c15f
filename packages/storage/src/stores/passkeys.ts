import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** The public half of a key that a person's device or password manager holds. */
export interface Passkey {
  /** As the authenticator named it, base64url. */
  readonly id: string
  readonly person: string
  /** COSE, base64url. */
  readonly publicKey: string
  /** How often it signed, where it counts; a number that falls tells of a copy. */
  readonly counter: number
  readonly transports: readonly string[]
  /** The person's own word for it. */
  readonly name: string
  readonly madeAt: number
  readonly usedAt: number | undefined
}

export class Passkeys {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async add(passkey: Omit<Passkey, 'usedAt'>): Promise<void> {
    const { id, person, publicKey, counter, transports, name, madeAt } = passkey
    await this.#db
      .insertInto('passkeys')
      .values({
        id,
        person,
        public_key: publicKey,
        counter,
        transports: JSON.stringify(transports),
        name,
        made_at: madeAt,
        used_at: null,
      })
      .execute()
  }

  async find(id: string): Promise<Passkey | undefined> {
    const row = await this.#db.selectFrom('passkeys').selectAll().where('id', '=', id).executeTakeFirst()
    return row && passkey(row)
  }

  /** Oldest first. */
  async of(person: string): Promise<readonly Passkey[]> {
    const rows = await this.#db
      .selectFrom('passkeys')
      .selectAll()
      .where('person', '=', person)
      .orderBy('made_at')
      .orderBy('id')
      .execute()
    return rows.map(passkey)
  }

  async used(id: string, counter: number, now: number): Promise<void> {
    await this.#db.updateTable('passkeys').set({ counter, used_at: now }).where('id', '=', id).execute()
  }

  /** False when the person has no such passkey. */
  async remove(person: string, id: string): Promise<boolean> {
    const removed = await this.#db
      .deleteFrom('passkeys')
      .where('id', '=', id)
      .where('person', '=', person)
      .executeTakeFirst()
    return removed.numDeletedRows > 0n
  }
}

function passkey(row: Tables['passkeys']): Passkey {
  return {
    id: row.id,
    person: row.person,
    publicKey: row.public_key,
    counter: row.counter,
    transports: JSON.parse(row.transports) as readonly string[],
    name: row.name,
    madeAt: row.made_at,
    usedAt: row.used_at ?? undefined,
  }
}
