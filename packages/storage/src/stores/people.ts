import type { WorkspaceRole } from '@balcony/access'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export interface Person {
  readonly id: string
  readonly name: string
  /** 1–8, the person's colour everywhere. */
  readonly colour: number
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
    const { id, name, colour } = person
    await this.#db.insertInto('people').values({ id, name, colour, made_at: now }).execute()
  }

  async find(id: string): Promise<Person | undefined> {
    return this.#db.selectFrom('people').select(['id', 'name', 'colour']).where('id', '=', id).executeTakeFirst()
  }

  /** Everybody, oldest account first. */
  async all(): Promise<readonly Person[]> {
    return this.#db.selectFrom('people').select(['id', 'name', 'colour']).orderBy('made_at').orderBy('id').execute()
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
