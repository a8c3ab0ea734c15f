import { ok, type Result, refuse } from '@balcony/base'
import type { Compartment, WaiverKind } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import { keyOf } from '../keys/ring.ts'
import { seal, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

/** A decision to live with a finding for a while. */
export interface NewWaiver {
  readonly id: string
  readonly design: string
  /** What the finding was drawn from: only those who may enter all of it hear of the waiver. */
  readonly compartments: readonly Compartment[]
  readonly rule: string
  readonly at: string
  /** The finding's key: it holds for these facts and no others. */
  readonly key: string
  readonly kind: WaiverKind
  readonly reason: string
  readonly by: string
  readonly madeAt: number
  /** YYYY-MM-DD, the last day on which it holds. */
  readonly until: string
  /** It holds only once another person has agreed. */
  readonly needsSecond: boolean
  /** Who made it where it came from: `by` is whoever brought the file. */
  readonly imported?: string
}

export interface StoredWaiver extends NewWaiver {
  readonly second?: Signed
  readonly withdrawn?: Signed
}

interface Signed {
  readonly by: string
  readonly at: number
}

const gone = refuse('not-found', 'This dismissal is not there any more. Load the page again.')

export class Waivers {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async make(waiver: NewWaiver): Promise<void> {
    const { id, design, compartments, by, madeAt, until, needsSecond } = waiver
    await this.#db
      .insertInto('waivers')
      .values({
        ...{ id, design, until },
        compartments: JSON.stringify(compartments),
        made_by: by,
        made_at: madeAt,
        needs_second: needsSecond ? 1 : 0,
        ...{ second_by: null, second_at: null, withdrawn_by: null, withdrawn_at: null },
        ...seal(keyOf(this.#db, waiverScope(design, compartments)), waiverPlace(id, by, until), wordsOf(waiver)),
      })
      .execute()
  }

  /** Another person agrees; only once, and never whoever made it. */
  async second(id: string, by: string, at: number): Promise<Result<StoredWaiver>> {
    return this.#sign(id, (waiver) =>
      waiver.withdrawn || waiver.second || !waiver.needsSecond || waiver.by === by
        ? undefined
        : { second_by: by, second_at: at },
    )
  }

  async withdraw(id: string, by: string, at: number): Promise<Result<StoredWaiver>> {
    return this.#sign(id, (waiver) => (waiver.withdrawn ? undefined : { withdrawn_by: by, withdrawn_at: at }))
  }

  async find(id: string): Promise<StoredWaiver | undefined> {
    const row = await this.#db.selectFrom('waivers').selectAll().where('id', '=', id).executeTakeFirst()
    return row && stored(row)
  }

  /** Those not withdrawn that were drawn from nothing but the compartments given, oldest first; of others not even the words are read. */
  async of(design: string, compartments: readonly Compartment[]): Promise<readonly StoredWaiver[]> {
    const rows = await this.#db
      .selectFrom('waivers')
      .selectAll()
      .where('design', '=', design)
      .where('withdrawn_at', 'is', null)
      .orderBy('made_at')
      .orderBy('id')
      .execute()
    return rows.filter((row) => compartmentsOf(row).every((each) => compartments.includes(each))).map(stored)
  }

  async #sign(
    id: string,
    change: (waiver: StoredWaiver) => Partial<Tables['waivers']> | undefined,
  ): Promise<Result<StoredWaiver>> {
    return atomic(this.#db, async (db) => {
      const waivers = new Waivers(db)
      const found = await waivers.find(id)
      const set = found && change(found)
      if (!set) return gone
      await db.updateTable('waivers').set(set).where('id', '=', id).execute()
      const changed = await waivers.find(id)
      return changed ? ok(changed) : gone
    })
  }
}

function stored(row: Tables['waivers']): StoredWaiver {
  const words = JSON.parse(Buffer.from(unseal(waiverPlace(row.id, row.made_by, row.until), row)).toString()) as Words
  return {
    id: row.id,
    design: row.design,
    compartments: compartmentsOf(row),
    ...words,
    by: row.made_by,
    madeAt: row.made_at,
    until: row.until,
    needsSecond: row.needs_second === 1,
    ...(row.second_by === null || row.second_at === null ? {} : { second: { by: row.second_by, at: row.second_at } }),
    ...(row.withdrawn_by === null || row.withdrawn_at === null
      ? {}
      : { withdrawn: { by: row.withdrawn_by, at: row.withdrawn_at } }),
  }
}

type Words = Pick<NewWaiver, 'rule' | 'at' | 'key' | 'kind' | 'reason' | 'imported'>

function wordsOf({ rule, at, key, kind, reason, imported }: NewWaiver): Uint8Array {
  const words = { rule, at, key, kind, reason, ...(imported === undefined ? {} : { imported }) }
  return Buffer.from(JSON.stringify(words satisfies Words))
}

export function compartmentsOf(row: Pick<Tables['waivers'], 'compartments'>): readonly Compartment[] {
  return JSON.parse(row.compartments) as readonly Compartment[]
}

export function waiverPlace(id: string, by: string, until: string): string {
  return `waiver ${id}|${by}|${until}`
}

/** Drawn from several compartments, it goes with the last: the shared core comes first. */
export function waiverScope(design: string, compartments: readonly Compartment[]): string {
  return `${design}/${compartments.at(-1) ?? 'core'}`
}
