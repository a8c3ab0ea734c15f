import { ok, type Result, refuse } from '@balcony/base'
import type { Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atomic } from '../backend.ts'
import { type Key, keyOf } from '../keys/ring.ts'
import { seal, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

export const versionPurposes = ['draft', 'review', 'final', 'before-restore'] as const
export type VersionPurpose = (typeof versionPurposes)[number]

/** A moment of a design that somebody gave a name, or that was kept before something was brought back. */
export interface StoredVersion {
  readonly id: string
  readonly design: string
  readonly purpose: VersionPurpose
  readonly by: string
  readonly at: number
  readonly name: string
  readonly note: string
  /** How many rows of history each compartment had then. */
  readonly rows: Readonly<Partial<Record<Compartment, number>>>
  /** For a moment kept before a restore: what was brought back, and what was written by it. */
  readonly restore?: StoredRestore
}

export interface StoredRestore {
  /** The version or the time that was brought back. */
  readonly to: { readonly version: string } | { readonly at: number }
  readonly section?: string
  readonly written: Readonly<Partial<Record<Compartment, readonly string[]>>>
  /** How many rows of history each compartment had when it was done. */
  readonly rowsAfter: Readonly<Partial<Record<Compartment, number>>>
  readonly undoneAt?: number
}

/** What somebody was asked to agree to, and what they said. */
export interface StoredApproval {
  readonly id: string
  readonly design: string
  readonly version: string
  readonly person: string
  readonly askedBy: string
  readonly askedAt: number
  readonly answer?: 'agreed' | 'declined'
  readonly answeredAt?: number
  readonly words?: string
  /** What was agreed to: set with the answer. */
  readonly agreement?: StoredAgreement
}

export interface StoredAgreement {
  /** SHA-256 over the canonical JSON of what the person could see of the version, in hexadecimal. */
  readonly hash: string
  /** The same for each section. */
  readonly sections: Readonly<Record<string, string>>
  readonly compartments: readonly Compartment[]
}

export class Versions {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async make(version: StoredVersion): Promise<void> {
    const { id, design, purpose, by, at } = version
    await this.#db
      .insertInto('versions')
      .values({
        id,
        design,
        purpose,
        made_by: by,
        made_at: at,
        ...sealedVersion(keyOf(this.#db, `${design}/core`), version),
      })
      .execute()
  }

  /** Newest first. */
  async of(design: string): Promise<readonly StoredVersion[]> {
    const rows = await this.#db
      .selectFrom('versions')
      .selectAll()
      .where('design', '=', design)
      .orderBy('made_at', 'desc')
      .orderBy('id')
      .execute()
    return rows.map(versionOf)
  }

  async find(id: string): Promise<StoredVersion | undefined> {
    const row = await this.#db.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirst()
    return row && versionOf(row)
  }

  /** What a restore has written, or that it was taken back. */
  async setRestore(id: string, restore: StoredRestore): Promise<void> {
    await atomic(this.#db, async (db) => {
      const version = await new Versions(db).find(id)
      if (!version) return
      await db
        .updateTable('versions')
        .set(sealedVersion(keyOf(db, `${version.design}/core`), { ...version, restore }))
        .where('id', '=', id)
        .execute()
    })
  }

  async ask(approvals: readonly StoredApproval[]): Promise<void> {
    for (const approval of approvals) {
      const { id, design, version, person, askedBy, askedAt } = approval
      const asked = { id, design, version, person, asked_by: askedBy, asked_at: askedAt }
      await this.#db
        .insertInto('approvals')
        .values({
          ...asked,
          answer: null,
          ...{ answered_at: null, seen_at: null, mailed_at: null },
          ...sealedApproval(keyOf(this.#db, `${design}/core`), approval),
        })
        .onConflict((conflict) => conflict.columns(['version', 'person']).doNothing())
        .execute()
    }
  }

  /** What somebody says to a version that they were asked about; once. */
  async answer(
    version: string,
    person: string,
    said: Required<Pick<StoredApproval, 'answer' | 'answeredAt'>> & Pick<StoredApproval, 'words' | 'agreement'>,
  ): Promise<Result<StoredApproval>> {
    return atomic(this.#db, async (db) => {
      const row = await db
        .selectFrom('approvals')
        .selectAll()
        .where('version', '=', version)
        .where('person', '=', person)
        .executeTakeFirst()
      if (!row) return refuse('not-found', 'Nobody asked you about this version.')
      if (row.answer !== null) return refuse('conflict', 'You have answered already. Load the page again.')
      const approval = { ...approvalOf(row), ...said }
      await db
        .updateTable('approvals')
        .set({
          answer: said.answer,
          answered_at: said.answeredAt,
          ...sealedApproval(keyOf(db, `${row.design}/core`), approval),
        })
        .where('id', '=', row.id)
        .execute()
      return ok(approval)
    })
  }

  /** Of a design, or of one version. In the order in which people were asked. */
  async approvals(design: string, version?: string): Promise<readonly StoredApproval[]> {
    let query = this.#db.selectFrom('approvals').selectAll().where('design', '=', design)
    if (version !== undefined) query = query.where('version', '=', version)
    const rows = await query.orderBy('asked_at').orderBy('id').execute()
    return rows.map(approvalOf)
  }

  /** When somebody last looked at each section. */
  async looks(design: string, person: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#db
      .selectFrom('looks')
      .select(['section', 'looked_at'])
      .where('design', '=', design)
      .where('person', '=', person)
      .execute()
    return new Map(rows.map((row) => [row.section, row.looked_at]))
  }

  async look(design: string, person: string, section: string, at: number): Promise<void> {
    await this.#db
      .insertInto('looks')
      .values({ design, person, section, looked_at: at })
      .onConflict((conflict) => conflict.columns(['design', 'person', 'section']).doUpdateSet({ looked_at: at }))
      .execute()
  }
}

function versionOf(row: Tables['versions']): StoredVersion {
  const about = { id: row.id, design: row.design, by: row.made_by, at: row.made_at }
  const purpose = row.purpose as VersionPurpose
  return { ...about, purpose, ...(json(unseal(versionPlace({ ...about, purpose }), row)) as Words) }
}

type Words = Pick<StoredVersion, 'name' | 'note' | 'rows' | 'restore'>

function sealedVersion(key: Key, version: StoredVersion) {
  const { name, note, rows, restore } = version
  return seal(key, versionPlace(version), Buffer.from(JSON.stringify({ name, note, rows, restore })))
}

function approvalOf(row: Tables['approvals']): StoredApproval {
  const { words, agreement } = json(unseal(approvalPlace(row), row)) as Pick<StoredApproval, 'words' | 'agreement'>
  return {
    ...{ id: row.id, design: row.design, version: row.version, person: row.person },
    ...{ askedBy: row.asked_by, askedAt: row.asked_at },
    ...(row.answer === null || row.answered_at === null
      ? {}
      : { answer: row.answer as 'agreed' | 'declined', answeredAt: row.answered_at }),
    ...(words === undefined ? {} : { words }),
    ...(agreement === undefined ? {} : { agreement }),
  }
}

function sealedApproval(key: Key, approval: StoredApproval) {
  const { id, version, person, answer, answeredAt, words, agreement } = approval
  const place = approvalPlace({ id, version, person, answer: answer ?? null, answered_at: answeredAt ?? null })
  return seal(key, place, Buffer.from(JSON.stringify({ words, agreement })))
}

export function versionPlace({
  id,
  design,
  by,
  at,
  purpose,
}: Pick<StoredVersion, 'id' | 'design' | 'by' | 'at' | 'purpose'>) {
  return `version ${id}|${design}|${by}|${at}|${purpose}`
}

export function approvalPlace(
  row: Pick<Tables['approvals'], 'id' | 'version' | 'person' | 'answer' | 'answered_at'>,
): string {
  return `approval ${row.id}|${row.version}|${row.person}|${row.answer ?? ''}|${row.answered_at ?? ''}`
}

function json(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString())
}
