import type { Role } from '@balcony/access'
import { assert, ok, type Result, refuse } from '@balcony/base'
import type { Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import type { Tables } from '../tables.ts'
import { hashOf } from '../token.ts'
import { putMembership } from './members.ts'
import { People, type Person } from './people.ts'
import { type NewSignIn, SignIns } from './sign-ins.ts'

/** What a one-time link does for whoever opens it first. */
export type Purpose =
  /** Signs in a person as they are: the links that the start command prints for the demo. */
  | { readonly is: 'sign-in'; readonly person: string }
  /** Signs in the owner of a mailbox; their second factor is still asked for. */
  | { readonly is: 'mail'; readonly person: string }
  /** Lets a person choose anew how they sign in. */
  | { readonly is: 'set-up'; readonly person: string }
  /** Signs in the operator's own command as a person, to make a file; the journal says so. */
  | { readonly is: 'operator'; readonly person: string }
  /** Makes the first account, which looks after the workspace. */
  | { readonly is: 'own' }
  /** Makes an account, or takes the one that is signed in, and lets it into a design. */
  | {
      readonly is: 'join'
      readonly design: string
      readonly name: string
      readonly role: Role
      readonly clearances: readonly Compartment[]
      /** When the membership ends by itself. */
      readonly memberUntil?: number
    }

/** What a link is for, as its opener may know before using it. */
export interface OneTimeLink {
  readonly id: string
  readonly purpose: Purpose
}

export interface NewInvitation {
  readonly id: string
  /** The secret in the link; here only its hash is kept. */
  readonly token: string
  readonly purpose: Purpose
  /** The lead who made it; undefined for the server itself. */
  readonly by: string | undefined
  readonly until: number
}

export interface PendingInvitation {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly clearances: readonly Compartment[]
  readonly madeAt: number
  readonly until: number
  readonly memberUntil?: number
}

/** What the opener of a link brings: what a new account would get, and the device's sign-in. */
export interface Opener {
  readonly token: string
  readonly newPerson: Pick<Person, 'id' | 'colour'>
  /** What the opener is called, where the link does not say. */
  readonly name?: string
  /** The person who is signed in already and takes the invitation on that account. */
  readonly person?: string
  readonly signIn: NewSignIn
}

export interface Redeemed {
  readonly person: string
  readonly design?: string
}

/** The same words whether the link never was, was used, or is over: nothing to be learned by trying. */
const gone = refuse('not-found', 'This link has been used already, is over, or is not complete. Ask for a new one.')

export class Invitations {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async make({ id, token, purpose, by, until }: NewInvitation, now: number): Promise<void> {
    const join = purpose.is === 'join' ? purpose : undefined
    await this.#db
      .insertInto('invitations')
      .values({
        id,
        hash: hashOf(token),
        purpose: purpose.is,
        person: 'person' in purpose ? purpose.person : null,
        design: join?.design ?? null,
        name: join?.name ?? null,
        role: join?.role ?? null,
        clearances: join ? JSON.stringify(join.clearances) : null,
        made_by: by ?? null,
        made_at: now,
        until,
        used_at: null,
        used_by: null,
        member_until: join?.memberUntil ?? null,
      })
      .execute()
  }

  /** What an unused link is for; looking uses nothing up. */
  async look(token: string, now: number): Promise<Result<OneTimeLink>> {
    const row = await this.#db
      .selectFrom('invitations')
      .selectAll()
      .where('hash', '=', hashOf(token))
      .where('used_at', 'is', null)
      .where('until', '>', now)
      .executeTakeFirst()
    return row ? ok({ id: row.id, purpose: purposeOf(row) }) : gone
  }

  /** Links of this purpose that were made for a person and not used are over. */
  async withdrawOf(person: string, purpose: Purpose['is']): Promise<void> {
    await this.#db
      .deleteFrom('invitations')
      .where('person', '=', person)
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .execute()
  }

  /** Uses the link up and signs its opener in, all at once: of two who open it at the same moment one is refused. */
  async redeem(opener: Opener, now: number): Promise<Result<Redeemed>> {
    return atomic(this.#db, async (db) => {
      const row = await db
        .updateTable('invitations')
        .set({ used_at: now })
        .where('hash', '=', hashOf(opener.token))
        .where('used_at', 'is', null)
        .where('until', '>', now)
        .returningAll()
        .executeTakeFirst()
      if (row === undefined) return gone
      const person = row.person ?? opener.person ?? opener.newPerson.id
      if (person === opener.newPerson.id) {
        await db
          .insertInto('people')
          .values({
            demo: 0,
            closed_at: null,
            closed_by: null,
            ...opener.newPerson,
            name: row.name ?? opener.name ?? '',
            made_at: now,
          })
          .execute()
      }
      if (row.purpose === 'own') await own(db, person)
      if (row.design !== null) await putMembership(db, membership(row, row.design, person), now, 'keep')
      await db.updateTable('invitations').set({ used_by: person }).where('id', '=', row.id).execute()
      await new SignIns(db).begin(person, opener.signIn, now)
      return ok(row.design === null ? { person } : { person, design: row.design })
    })
  }

  /** Invitations to a design that nobody has opened yet. */
  async pending(design: string, now: number): Promise<readonly PendingInvitation[]> {
    const rows = await this.#db
      .selectFrom('invitations')
      .selectAll()
      .where('design', '=', design)
      .where('used_at', 'is', null)
      .where('until', '>', now)
      .orderBy('made_at')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      name: row.name ?? '',
      ...joined(row),
      madeAt: row.made_at,
      until: row.until,
      ...(row.member_until === null ? {} : { memberUntil: row.member_until }),
    }))
  }

  /** Those of one person that nobody has opened: whoever may not invite any more has not left a way in. */
  async withdrawBy(design: string, person: string): Promise<void> {
    await this.#db
      .deleteFrom('invitations')
      .where('design', '=', design)
      .where('made_by', '=', person)
      .where('used_at', 'is', null)
      .execute()
  }

  /** Links that nobody has used yet lead nowhere any more. */
  async withdrawAll(): Promise<void> {
    await this.#db.deleteFrom('invitations').where('used_at', 'is', null).execute()
  }

  async withdraw(design: string, id: string): Promise<void> {
    await this.#db.deleteFrom('invitations').where('id', '=', id).where('design', '=', design).execute()
  }
}

function purposeOf(row: Tables['invitations']): Purpose {
  if (row.design !== null) return { is: 'join', design: row.design, name: row.name ?? '', ...joined(row) }
  if (row.person === null) return { is: 'own' }
  return { is: row.purpose as 'sign-in' | 'mail' | 'set-up' | 'operator', person: row.person }
}

/** Of two first links one makes the owner; the other is as good as used. */
async function own(db: Kysely<Tables>, person: string): Promise<void> {
  const people = new People(db)
  const [workspace] = await people.workspaces()
  assert(workspace, 'a started Balcony has a workspace')
  await people.admit(workspace.id, person, 'owner')
  await db.deleteFrom('invitations').where('purpose', '=', 'own').where('used_at', 'is', null).execute()
}

function joined(row: Tables['invitations']) {
  return { role: row.role as Role, clearances: JSON.parse(row.clearances ?? '[]') as readonly Compartment[] }
}

function membership(row: Tables['invitations'], design: string, person: string) {
  return { ...joined(row), design, person, ...(row.member_until === null ? {} : { until: row.member_until }) }
}
