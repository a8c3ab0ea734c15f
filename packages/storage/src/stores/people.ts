import type { WorkspaceRole } from '@balcony/access'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export interface Person {
  readonly id: string
  readonly name: string
  /** 1–8, the person's colour everywhere. */
  readonly colour: number
  /** One of the ready people of the demo, between whom anybody who tries Balcony out may switch. */
  readonly demo?: boolean
}

/** Somebody as those who look after the workspace see them. */
export interface Standing extends Person {
  /** Undefined for whoever was only let into a design. */
  readonly role?: WorkspaceRole
  readonly closedAt?: number
}

export interface Workspace {
  readonly id: string
  readonly name: string
}

export class People {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async add(person: Person, now: number): Promise<void> {
    const { id, name, colour, demo = false } = person
    await this.#db
      .insertInto('people')
      .values({ id, name, colour, made_at: now, demo: demo ? 1 : 0, closed_at: null, closed_by: null })
      .execute()
  }

  async find(id: string): Promise<Person | undefined> {
    return this.#db.selectFrom('people').select(['id', 'name', 'colour']).where('id', '=', id).executeTakeFirst()
  }

  /** The ready people of the demo, in the order in which they came. */
  async ofDemo(): Promise<readonly Person[]> {
    const ready = this.#db.selectFrom('people').select(['id', 'name', 'colour']).where('demo', '=', 1)
    return ready.orderBy('made_at').orderBy('id').execute()
  }

  /** Everybody, oldest account first. */
  async all(): Promise<readonly Person[]> {
    return this.#db.selectFrom('people').select(['id', 'name', 'colour']).orderBy('made_at').orderBy('id').execute()
  }

  /** What everybody is to a workspace, whose accounts are closed, and since when; oldest account first. */
  async standing(workspace: string): Promise<readonly Standing[]> {
    const rows = await this.#db
      .selectFrom('people')
      .leftJoin('workspace_people', (join) =>
        join.onRef('workspace_people.person', '=', 'people.id').on('workspace_people.workspace', '=', workspace),
      )
      .select(['people.id', 'people.name', 'people.colour', 'people.closed_at', 'workspace_people.role'])
      .orderBy('people.made_at')
      .orderBy('people.id')
      .execute()
    return rows.map(({ id, name, colour, closed_at, role }) => ({
      ...{ id, name, colour },
      ...(role === null ? {} : { role: role as WorkspaceRole }),
      ...(closed_at === null ? {} : { closedAt: closed_at }),
    }))
  }

  /** Nobody signs in to a closed account. What its person wrote and takes part in stays, and is theirs again once it is opened. */
  async closeAccount(id: string, by: string, now: number): Promise<void> {
    await this.#db.updateTable('people').set({ closed_at: now, closed_by: by }).where('id', '=', id).execute()
  }

  async openAccount(id: string): Promise<void> {
    await this.#db.updateTable('people').set({ closed_at: null, closed_by: null }).where('id', '=', id).execute()
  }

  async isClosed(id: string): Promise<boolean> {
    const row = await this.#db.selectFrom('people').select('closed_at').where('id', '=', id).executeTakeFirst()
    return (row?.closed_at ?? null) !== null
  }

  async addWorkspace(workspace: Workspace, now: number): Promise<void> {
    await this.#db
      .insertInto('workspaces')
      .values({ ...workspace, made_at: now })
      .execute()
  }

  async workspaces(): Promise<readonly Workspace[]> {
    return this.#db.selectFrom('workspaces').select(['id', 'name']).orderBy('made_at').orderBy('id').execute()
  }

  /** Makes somebody an owner or member of the workspace, or changes which of the two they are. */
  async admit(workspace: string, person: string, role: WorkspaceRole): Promise<void> {
    await this.#db
      .insertInto('workspace_people')
      .values({ workspace, person, role })
      .onConflict((conflict) => conflict.columns(['workspace', 'person']).doUpdateSet({ role }))
      .execute()
  }

  /** Whether the workspace has somebody who looks after it. */
  async hasOwner(): Promise<boolean> {
    const row = this.#db.selectFrom('workspace_people').select('person').where('role', '=', 'owner').executeTakeFirst()
    return (await row) !== undefined
  }

  async roleIn(workspace: string, person: string): Promise<WorkspaceRole | undefined> {
    const row = await this.#db
      .selectFrom('workspace_people')
      .select('role')
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .executeTakeFirst()
    return row?.role as WorkspaceRole | undefined
  }
}
