import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'
import { hashOf } from '../token.ts'

/** What somebody wants to be told by mail. Minutes count from midnight in their zone. */
export interface MailChoices {
  /** Soon: their name, an answer, what is given to them. */
  readonly direct: boolean
  /** Once a day: everything else that they follow. */
  readonly digest: boolean
  /** IANA, e.g. `Asia/Beirut`. */
  readonly zone: string
  readonly quietFrom: number
  readonly quietTo: number
  readonly digestAt: number
}

const firstChoices: MailChoices = {
  ...{ direct: true, digest: true, zone: 'UTC' },
  ...{ quietFrom: 21 * 60, quietTo: 7 * 60, digestAt: 8 * 60 },
}

export class MailBook {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async choices(person: string): Promise<MailChoices> {
    const row = await this.#db.selectFrom('mail_choices').selectAll().where('person', '=', person).executeTakeFirst()
    return row ? { ...firstChoices, ...(JSON.parse(row.choices) as Partial<MailChoices>) } : firstChoices
  }

  async choose(person: string, chosen: MailChoices): Promise<void> {
    const choices = JSON.stringify(chosen)
    await this.#db
      .insertInto('mail_choices')
      .values({ person, choices })
      .onConflict((there) => there.column('person').doUpdateSet({ choices }))
      .execute()
  }

  /** When somebody was last told of a design; of `''`, when they last had the mail of a day. */
  async sentAt(person: string, design: string): Promise<number> {
    const row = await this.#db
      .selectFrom('mails_sent')
      .select('at')
      .where('person', '=', person)
      .where('design', '=', design)
      .executeTakeFirst()
    return Number(row?.at ?? 0)
  }

  async sent(person: string, design: string, at: number): Promise<void> {
    await this.#db
      .insertInto('mails_sent')
      .values({ person, design, at })
      .onConflict((there) => there.columns(['person', 'design']).doUpdateSet({ at }))
      .execute()
  }

  /** A word with which whoever holds it ends the mails to a person, and can do nothing else. */
  async mayEnd(person: string, token: string, until: number): Promise<void> {
    await this.#db
      .insertInto('unsubscribes')
      .values({ hash: hashOf(token), person, until })
      .execute()
  }

  async personOf(token: string, now: number): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('unsubscribes')
      .select('person')
      .where('hash', '=', hashOf(token))
      .where('until', '>', now)
      .executeTakeFirst()
    return row?.person
  }
}
