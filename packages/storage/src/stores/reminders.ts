import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import type { Tables } from '../tables.ts'

/** Somebody was reminded of an answer that is waited for. */
export interface Reminder {
  readonly design: string
  readonly person: string
  /** A version to which they have not said yes or no, or a thread that is theirs to answer. */
  readonly about: string
  readonly by: string
  readonly at: number
}

/** The last reminder of each thing: nobody is urged twice in a short while, whoever does it. */
export class Reminders {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** False, and nothing done, where one went after `since` already. */
  async put({ design, person, about, by, at }: Reminder, since: number): Promise<boolean> {
    return atomic(this.#db, async (db) => {
      const last = await db
        .selectFrom('reminders')
        .select('made_at')
        .where('design', '=', design)
        .where('person', '=', person)
        .where('about', '=', about)
        .executeTakeFirst()
      if (last && last.made_at > since) return false
      const made = { made_by: by, made_at: at }
      await db
        .insertInto('reminders')
        .values({ design, person, about, ...made })
        .onConflict((there) => there.columns(['design', 'person', 'about']).doUpdateSet(made))
        .execute()
      // A question whether they agree waits anew, and is told by mail once more.
      await db
        .updateTable('approvals')
        .set({ seen_at: null, mailed_at: null })
        .where('design', '=', design)
        .where('person', '=', person)
        .where('version', '=', about)
        .where('answered_at', 'is', null)
        .execute()
      return true
    })
  }

  /** Those of a design that went after `since`. */
  async of(design: string, since: number): Promise<readonly Reminder[]> {
    const rows = await this.#db
      .selectFrom('reminders')
      .selectAll()
      .where('design', '=', design)
      .where('made_at', '>', since)
      .orderBy('made_at')
      .execute()
    return rows.map((row) => ({ design, person: row.person, about: row.about, by: row.made_by, at: row.made_at }))
  }
}
