import type { Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atOneMoment, atomic } from '../backend.ts'
import { firstKey } from '../keys/keychain.ts'
import { squeeze } from '../seal.ts'
import type { Tables } from '../tables.ts'
import { claim, putSnapshot } from './log.ts'
import { putMembership } from './members.ts'

export interface Design {
  readonly id: string
  readonly workspace: string
  /** For those who may read it; tabs, mails and files use only the cover title. */
  readonly title: string
  readonly coverTitle: string
  readonly compartments: readonly StoredCompartment[]
}

/** A design in the trash. Times are milliseconds since 1970. */
export interface ThrownDesign extends Pick<Design, 'id' | 'title' | 'coverTitle'> {
  readonly removedAt: number
}

export interface StoredCompartment {
  readonly name: Compartment
  readonly epoch: string
  readonly schemaVersion: number
  readonly changedAt: number
  /** Number of its newest update; 0 when nothing was written yet. */
  readonly head: number
}

export interface NewDesign {
  readonly id: string
  readonly workspace: string
  readonly title: string
  readonly coverTitle: string
  /** Becomes its lead, cleared for every compartment given. */
  readonly by: string
  readonly compartments: readonly NewCompartment[]
}

export interface NewCompartment {
  readonly name: Compartment
  readonly epoch: string
  readonly schemaVersion: number
  /** What it starts with, as one Yjs update, and the client ids used in it, which belong to `by` from now on. */
  readonly seed?: { readonly bytes: Uint8Array; readonly clients: readonly number[] }
}

export class Designs {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** The design with all its compartments and its lead, or nothing of it. */
  async create(made: NewDesign, now: number): Promise<void> {
    const { id, workspace, title, coverTitle, by } = made
    const seeds = await Promise.all(made.compartments.map(({ seed }) => seed && squeeze(seed.bytes)))
    await atomic(this.#db, async (db) => {
      const row = {
        id,
        workspace,
        title,
        cover_title: coverTitle,
        made_by: by,
        made_at: now,
        removed_by: null,
        removed_at: null,
      }
      await db.insertInto('designs').values(row).execute()
      for (const [index, compartment] of made.compartments.entries()) {
        const seed = seeds[index]
        await addCompartment(db, id, compartment, seed ? 1 : 0, now)
        if (!seed) continue
        await putSnapshot(db, { id: `${id}/${compartment.name}`, epoch: compartment.epoch, seq: 1 }, seed)
        const newClients = compartment.seed?.clients ?? []
        await claim(db, [{ compartment: `${id}/${compartment.name}`, by, newClients }])
      }
      const clearances = made.compartments.map((each) => each.name)
      await putMembership(db, { design: id, person: by, role: 'lead', clearances }, now, 'replace')
    })
  }

  async find(id: string): Promise<Design | undefined> {
    const [design] = await this.#some([id])
    return design
  }

  /** The designs that somebody is a member of, in the order in which they came to them. */
  async ofPerson(person: string): Promise<readonly Design[]> {
    const rows = await this.#db
      .selectFrom('memberships')
      .select('design')
      .where('person', '=', person)
      .orderBy('since')
      .orderBy('design')
      .execute()
    return this.#some(rows.map((row) => row.design))
  }

  /** Derived from the design's own fields by whoever follows them. */
  async retitle(id: string, titles: { readonly title: string; readonly coverTitle: string }): Promise<void> {
    await this.#db
      .updateTable('designs')
      .set({ title: titles.title, cover_title: titles.coverTitle })
      .where('id', '=', id)
      .execute()
  }

  /** From now on it is not there, for whoever asks; it stays whole for whoever brings it back. */
  async throwAway(id: string, by: string, now: number): Promise<void> {
    await this.#db.updateTable('designs').set({ removed_by: by, removed_at: now }).where('id', '=', id).execute()
  }

  async bringBack(id: string): Promise<void> {
    await this.#db.updateTable('designs').set({ removed_by: null, removed_at: null }).where('id', '=', id).execute()
  }

  /** What lies in the trash of somebody who led it, the newest first. */
  async thrown(person: string): Promise<readonly ThrownDesign[]> {
    const rows = await this.#db
      .selectFrom('designs')
      .innerJoin('memberships', 'memberships.design', 'designs.id')
      .selectAll('designs')
      .where('memberships.person', '=', person)
      .where('memberships.role', '=', 'lead')
      .where('memberships.until', 'is', null)
      .where('designs.removed_at', 'is not', null)
      .orderBy('designs.removed_at', 'desc')
      .execute()
    return rows.map(({ id, title, cover_title, removed_at }) => ({
      id,
      title,
      coverTitle: cover_title,
      removedAt: removed_at ?? 0,
    }))
  }

  /** Ends for good what was thrown away before this moment, with everything that hung on it. */
  async empty(before: number): Promise<void> {
    await this.#db.deleteFrom('designs').where('removed_at', '<=', before).execute()
  }

  async #some(ids: readonly string[]): Promise<readonly Design[]> {
    if (ids.length === 0) return []
    const [designs, compartments] = await atOneMoment(this.#db, async (db) => [
      await db.selectFrom('designs').selectAll().where('id', 'in', ids).where('removed_at', 'is', null).execute(),
      await db.selectFrom('compartments').selectAll().where('design', 'in', ids).orderBy('id').execute(),
    ])
    const byDesign = Map.groupBy(compartments, (row) => row.design)
    return ids.flatMap((id) => {
      const row = designs.find((each) => each.id === id)
      return row ? [design(row, byDesign.get(id) ?? [])] : []
    })
  }
}

async function addCompartment(
  db: Kysely<Tables>,
  design: string,
  { name, epoch, schemaVersion }: NewCompartment,
  head: number,
  now: number,
): Promise<void> {
  const row = {
    id: `${design}/${name}`,
    design,
    name,
    epoch,
    schema_version: schemaVersion,
    head,
    clients: 0,
    changed_at: now,
  }
  await db.insertInto('compartments').values(row).execute()
  await firstKey(db, row.id, now)
}

function design(row: Tables['designs'], compartments: readonly Tables['compartments'][]): Design {
  return {
    id: row.id,
    workspace: row.workspace,
    title: row.title,
    coverTitle: row.cover_title,
    compartments: compartments.map((each) => ({
      name: each.name as Compartment,
      epoch: each.epoch,
      schemaVersion: each.schema_version,
      changedAt: each.changed_at,
      head: each.head,
    })),
  }
}
