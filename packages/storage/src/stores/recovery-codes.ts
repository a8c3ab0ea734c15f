import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import type { Tables } from '../tables.ts'
import { hashOf } from '../token.ts'

/** Codes that let a person in who lost everything else; each once. Only their hashes are here. */
export class RecoveryCodes {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** In the place of all earlier ones. */
  async replace(person: string, codes: readonly string[]): Promise<void> {
    await atomic(this.#db, async (db) => {
      await db.deleteFrom('recovery_codes').where('person', '=', person).execute()
      const rows = codes.map((code) => ({ person, hash: hashed(person, code) }))
      await db.insertInto('recovery_codes').values(rows).execute()
    })
  }

  /** Uses a code up; false when it is none of theirs, or was used. */
  async use(person: string, code: string): Promise<boolean> {
    const used = await this.#db
      .deleteFrom('recovery_codes')
      .where('person', '=', person)
      .where('hash', '=', hashed(person, code))
      .executeTakeFirst()
    return used.numDeletedRows > 0n
  }

  /** Whether a code is one of theirs that was not used. */
  async has(person: string, code: string): Promise<boolean> {
    const row = this.#db
      .selectFrom('recovery_codes')
      .select('hash')
      .where('person', '=', person)
      .where('hash', '=', hashed(person, code))
      .executeTakeFirst()
    return (await row) !== undefined
  }

  /** How many are left. */
  async left(person: string): Promise<number> {
    const rows = await this.#db.selectFrom('recovery_codes').select('hash').where('person', '=', person).execute()
    return rows.length
  }
}

/** However it was typed: gaps, dashes and case make no difference. */
function hashed(person: string, code: string): string {
  return hashOf(`${person} ${code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`)
}
