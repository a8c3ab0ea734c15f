import type { Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { keyOf } from '../keys/ring.ts'
import { seal, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

/** A member's wish to be let into a compartment, and why. */
export interface Ask {
  readonly id: string
  readonly design: string
  readonly person: string
  readonly compartment: Compartment
  readonly reason: string
  readonly at: number
  readonly answered?: { readonly by: string; readonly at: number }
}

export class Asks {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async add({ id, design, person, compartment, reason, at, answered }: Ask): Promise<void> {
    await this.#db
      .insertInto('asks')
      .values({
        ...{ id, design, person, compartment, asked_at: at },
        answered_by: answered?.by ?? null,
        answered_at: answered?.at ?? null,
        ...seal(keyOf(this.#db, `${design}/core`), reasonPlace(id, design, person), Buffer.from(reason)),
      })
      .execute()
  }

  /** Those that nobody has answered yet, oldest first. */
  async open(design: string): Promise<readonly Ask[]> {
    const rows = await this.#db
      .selectFrom('asks')
      .selectAll()
      .where('design', '=', design)
      .where('answered_at', 'is', null)
      .orderBy('asked_at')
      .orderBy('id')
      .execute()
    return rows.map(ask)
  }

  /** False when somebody answered it before. */
  async answer(design: string, id: string, by: string, now: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('asks')
      .set({ answered_by: by, answered_at: now })
      .where('id', '=', id)
      .where('design', '=', design)
      .where('answered_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  /** What somebody asked for is no question any more: they left, or were let in another way. */
  async settle(design: string, person: string, compartments: readonly Compartment[], by: string, now: number) {
    if (compartments.length === 0) return
    await this.#db
      .updateTable('asks')
      .set({ answered_by: by, answered_at: now })
      .where('design', '=', design)
      .where('person', '=', person)
      .where('compartment', 'in', compartments)
      .where('answered_at', 'is', null)
      .execute()
  }
}

function ask(row: Tables['asks']): Ask {
  return {
    id: row.id,
    design: row.design,
    person: row.person,
    compartment: row.compartment as Compartment,
    reason: Buffer.from(unseal(reasonPlace(row.id, row.design, row.person), row)).toString(),
    at: row.asked_at,
    ...(row.answered_by === null || row.answered_at === null
      ? {}
      : { answered: { by: row.answered_by, at: row.answered_at } }),
  }
}

export function reasonPlace(id: string, design: string, person: string): string {
  return `ask ${id}|${design}|${person}|reason`
}
