import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

/** What a design sets for itself of the review's thresholds; what they may be is for whoever reads them. */
export class Thresholds {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Empty where the design goes by those of the organisation. */
  async of(design: string): Promise<Readonly<Record<string, unknown>>> {
    const row = await this.#db
      .selectFrom('thresholds')
      .select('figures')
      .where('design', '=', design)
      .executeTakeFirst()
    return row === undefined ? {} : (JSON.parse(row.figures) as Record<string, unknown>)
  }

  async put(design: string, figures: Readonly<Record<string, unknown>>, by: string, at: number): Promise<void> {
    const row = { figures: JSON.stringify(figures), set_by: by, set_at: at }
    await this.#db
      .insertInto('thresholds')
      .values({ design, ...row })
      .onConflict((conflict) => conflict.column('design').doUpdateSet(row))
      .execute()
  }
}
