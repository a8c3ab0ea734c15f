import { keepsALead, type Member, type Role } from '@balcony/access'
import { ok, type Result } from '@balcony/base'
import type { Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import type { Tables } from '../tables.ts'
import type { Person } from './people.ts'

export class Members {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async find(design: string, person: string): Promise<Member | undefined> {
    const row = await this.#db
      .selectFrom('memberships')
      .selectAll()
      .where('design', '=', design)
      .where('person', '=', person)
      .executeTakeFirst()
    return row && member(row)
  }

  /** Members with their names and colours, in the order in which they came. */
  async of(design: string): Promise<readonly (Member & Pick<Person, 'name' | 'colour'>)[]> {
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

  async ofPerson(person: string): Promise<readonly Member[]> {
    const rows = await this.#db
      .selectFrom('memberships')
      .selectAll()
      .where('person', '=', person)
      .orderBy('since')
      .orderBy('design')
      .execute()
    return rows.map(member)
  }

  /** Lets somebody in or changes what they are; refused when it would leave the design without a lead. */
  async put(given: Member, now: number): Promise<Result<void>> {
    return atomic(this.#db, async (db) => {
      const kept = await leadKept(db, given.design, given.person, given.role)
      if (kept.ok) await putMembership(db, given, now, 'replace')
      return kept
    })
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

export async function putMembership(
  db: Kysely<Tables>,
  { design, person, role, clearances }: Member,
  now: number,
  whenThere: 'replace' | 'keep',
): Promise<void> {
  const values = { role, clearances: JSON.stringify(clearances) }
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
  const members = await db.selectFrom('memberships').select(['person', 'role']).where('design', '=', design).execute()
  if (members.length === 0) return ok(undefined)
  return keepsALead(members as { person: string; role: Role }[], person, role)
}

function member(row: Tables['memberships']): Member {
  return {
    design: row.design,
    person: row.person,
    role: row.role as Role,
    clearances: JSON.parse(row.clearances) as readonly Compartment[],
  }
}
