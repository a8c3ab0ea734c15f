import { keepsALead, type Member, type Role } from '@balcony/access'
import { ok, type Result } from '@balcony/base'
import type { Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import type { Tables } from '../tables.ts'
import type { Person } from './people.ts'

/** A membership as it is kept. */
export interface StoredMember extends Member {
  readonly since: number
  /** When it ends by itself. A door that knows the time asks `isCurrent`. */
  readonly until?: number
}

/** Whether a membership holds at this moment. */
export function isCurrent(member: Pick<StoredMember, 'until'>, now: number): boolean {
  return member.until === undefined || member.until > now
}

export class Members {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async find(design: string, person: string): Promise<StoredMember | undefined> {
    const row = await this.#db
      .selectFrom('memberships')
      .selectAll()
      .where('design', '=', design)
      .where('person', '=', person)
      .where('design', 'in', notThrownAway(this.#db))
      .executeTakeFirst()
    return row && member(row)
  }

  /** Members with their names and colours, in the order in which they came. */
  async of(design: string): Promise<readonly (StoredMember & Pick<Person, 'name' | 'colour'>)[]> {
    const rows = await this.#db
      .selectFrom('memberships')
      .innerJoin('people', 'people.id', 'memberships.person')
      .selectAll('memberships')
      .select(['people.name', 'people.colour'])
      .where('design', '=', design)
      .orderBy('since')
      .orderBy('person')
      .execute()
    return rows.map((row) => ({ ...member(row), name: row.name, colour: row.colour }))
  }

  async ofPerson(person: string): Promise<readonly StoredMember[]> {
    const rows = await this.#db
      .selectFrom('memberships')
      .selectAll()
      .where('person', '=', person)
      .where('design', 'in', notThrownAway(this.#db))
      .orderBy('since')
      .orderBy('design')
      .execute()
    return rows.map(member)
  }

  /** Lets somebody in or changes what they are; refused when it would leave the design without a lead. */
  async put(given: Member & Pick<StoredMember, 'until'>, now: number): Promise<Result<void>> {
    return atomic(this.#db, async (db) => {
      const kept = await leadKept(db, given.design, given.person, given.until === undefined ? given.role : undefined)
      if (kept.ok) await putMembership(db, given, now, 'replace')
      return kept
    })
  }

  /** Memberships whose time is over, of all designs. */
  async over(now: number): Promise<readonly StoredMember[]> {
    const rows = await this.#db
      .selectFrom('memberships')
      .selectAll()
      .where('until', 'is not', null)
      .where('until', '<=', now)
      .orderBy('until')
      .execute()
    return rows.map(member)
  }

  /** When the next membership ends by itself. */
  async nextEnd(now: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('memberships')
      .select((each) => each.fn.min('until').as('until'))
      .where('until', '>', now)
      .executeTakeFirst()
    return row?.until ?? undefined
  }

  async remove(design: string, person: string): Promise<Result<void>> {
    return atomic(this.#db, async (db) => {
      const kept = await leadKept(db, design, person, undefined)
      if (kept.ok) {
        await db.deleteFrom('memberships').where('design', '=', design).where('person', '=', person).execute()
      }
      return kept
    })
  }
}

/** A membership of a design in the trash is none, until the design is brought back. */
function notThrownAway(db: Kysely<Tables>) {
  return db.selectFrom('designs').select('id').where('removed_at', 'is', null)
}

export async function putMembership(
  db: Kysely<Tables>,
  { design, person, role, clearances, until }: Member & Pick<StoredMember, 'until'>,
  now: number,
  whenThere: 'replace' | 'keep',
): Promise<void> {
  const values = { role, clearances: JSON.stringify(clearances), until: until ?? null }
  await db
    .insertInto('memberships')
    .values({ design, person, ...values, since: now })
    .onConflict((conflict) => {
      const there = conflict.columns(['design', 'person'])
      return whenThere === 'replace' ? there.doUpdateSet(values) : there.doNothing()
    })
    .execute()
}

async function leadKept(
  db: Kysely<Tables>,
  design: string,
  person: string,
  role: Role | undefined,
): Promise<Result<void>> {
  const found = await db
    .selectFrom('memberships')
    .select(['person', 'role', 'until'])
    .where('design', '=', design)
    .execute()
  if (found.length === 0) return ok(undefined)
  // A lead whose time ends by itself is none to rely on.
  const members = found.map((each) => ({
    ...each,
    role: each.until === null || each.role !== 'lead' ? each.role : 'planner',
  }))
  return keepsALead(members as { person: string; role: Role }[], person, role)
}

function member(row: Tables['memberships']): StoredMember {
  return {
    design: row.design,
    person: row.person,
    role: row.role as Role,
    clearances: JSON.parse(row.clearances) as readonly Compartment[],
    since: row.since,
    ...(row.until === null ? {} : { until: row.until }),
  }
}
