import { createHash } from 'node:crypto'
import { ok, type Result, refuse } from '@balcony/base'
import type { Compartment, EditionKind } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atOneMoment, atomic } from '../backend.ts'
import { StorageFailed } from '../failure.ts'
import { type Key, keyOf } from '../keys/ring.ts'
import { seal, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

/** What people decided about a release, and to whom it went: everything of it that changes. */
export interface ReleaseWords {
  /** The name of the version that was cut. */
  readonly version: string
  /** From the cover title alone. */
  readonly fileName: string
  /** What was asked for when it was cut, as JSON. */
  readonly asked: string
  readonly approvals: readonly { readonly person: string; readonly as: string; readonly at: number }[]
  readonly published?: { readonly by: string; readonly at: number; readonly sha256: string; readonly pages: number }
  /** To whom it was given, in their order; the place in the list is the number of the copy. */
  readonly given: readonly { readonly to: string; readonly by: string; readonly at: number }[]
  readonly withdrawn?: { readonly by: string; readonly at: number; readonly reason: string }
}

export interface StoredRelease extends ReleaseWords {
  readonly id: string
  readonly design: string
  /** The narrowest that it draws on: whoever may not enter it never hears of the release. */
  readonly compartment: Compartment
  readonly edition: EditionKind
  /** 0 until it is published; then it counts those of this design and edition. */
  readonly number: number
  readonly by: string
  readonly at: number
}

const gone = refuse('not-found', 'This release is not there any more. Load the page again.')
const partBytes = 2 ** 20
/** Parts of the edition stand before those of the file. */
const fileFrom = 1_000_000

/** Editions that were frozen: what was cut, what was decided, and the bytes that were given out. */
export class Releases {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async propose(release: Omit<StoredRelease, 'number'>, edition: Uint8Array): Promise<StoredRelease> {
    const { id, design, compartment, edition: kind, by, at, ...words } = release
    const row = { id, design, compartment, edition: kind, number: 0, made_by: by, made_at: at }
    await atomic(this.#db, async (db) => {
      const key = keyOf(db, `${design}/${compartment}`)
      await db
        .insertInto('releases')
        .values({ ...row, ...seal(key, releasePlace(row), bytesOf(words)) })
        .execute()
      await putParts(db, key, row, 0, edition)
    })
    return { ...release, number: 0 }
  }

  async find(id: string): Promise<StoredRelease | undefined> {
    const row = await this.#db.selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst()
    return row && stored(row)
  }

  /** Those of the compartments given, newest first; of others not even the names are read. */
  async of(design: string, compartments: readonly Compartment[]): Promise<readonly StoredRelease[]> {
    if (compartments.length === 0) return []
    const rows = await this.#db
      .selectFrom('releases')
      .selectAll()
      .where('design', '=', design)
      .where('compartment', 'in', compartments)
      .orderBy('made_at', 'desc')
      .orderBy('id')
      .execute()
    return rows.map(stored)
  }

  /** What is decided of a release; undefined refuses, and nothing is changed. */
  async decide(
    id: string,
    change: (release: StoredRelease) => ReleaseWords | undefined,
  ): Promise<Result<StoredRelease>> {
    return atomic(this.#db, async (db) => {
      const releases = new Releases(db)
      const found = await releases.find(id)
      const words = found && change(found)
      if (!found || !words) return gone
      return releases.#put({ ...found, ...words })
    })
  }

  /** The bytes that will be given out are frozen with the number that they carry; once, and never others. */
  async publish(release: StoredRelease, file: Uint8Array): Promise<Result<StoredRelease>> {
    return atomic(this.#db, async (db) => {
      const releases = new Releases(db)
      const found = await releases.find(release.id)
      if (!found || found.published || found.withdrawn || (await releases.nextNumber(found)) !== release.number)
        return gone
      const { id, design, compartment } = found
      await putParts(db, keyOf(db, `${design}/${compartment}`), { id, design, compartment }, fileFrom, file)
      return releases.#put(release)
    })
  }

  /** What the next release of this design and edition is counted as. */
  async nextNumber({ design, edition }: Pick<StoredRelease, 'design' | 'edition'>): Promise<number> {
    const row = await this.#db
      .selectFrom('releases')
      .select((each) => each.fn.max<number | null>('number').as('last'))
      .where('design', '=', design)
      .where('edition', '=', edition)
      .executeTakeFirst()
    return Number(row?.last ?? 0) + 1
  }

  async edition(id: string): Promise<Uint8Array | undefined> {
    const edition = (await this.#parts(id))?.edition
    // Taken away with words that it held.
    return edition?.length === 0 ? undefined : edition
  }

  /** The bytes as they were published, or a refusal: never others and never some of them. */
  async file(id: string): Promise<Uint8Array | undefined> {
    const parts = await this.#parts(id)
    const sha256 = parts?.release.published?.sha256
    if (!parts || sha256 === undefined || parts.edition.length === 0) return undefined
    if (createHash('sha256').update(parts.file).digest('hex') !== sha256)
      throw new StorageFailed('damaged', `release ${id}`)
    return parts.file
  }

  async #parts(id: string) {
    const { row, parts } = await atOneMoment(this.#db, async (db) => ({
      row: await db.selectFrom('releases').selectAll().where('id', '=', id).executeTakeFirst(),
      parts: await db.selectFrom('release_parts').selectAll().where('release', '=', id).orderBy('position').execute(),
    }))
    if (!row) return undefined
    const join = (wanted: (position: number) => boolean) => {
      const bytes = Buffer.concat(
        parts.filter((part) => wanted(part.position)).map((part) => unseal(releasePartPlace(part), part)),
      )
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    }
    return {
      release: stored(row),
      edition: join((position) => position < fileFrom),
      file: join((position) => position >= fileFrom),
    }
  }

  async #put(release: StoredRelease): Promise<Result<StoredRelease>> {
    const { id, design, compartment, edition, number, by, at, ...words } = release
    const row = { id, design, compartment, edition, number, made_by: by, made_at: at }
    const sealed = seal(keyOf(this.#db, `${design}/${compartment}`), releasePlace(row), bytesOf(words))
    await this.#db
      .updateTable('releases')
      .set({ number, ...sealed })
      .where('id', '=', id)
      .execute()
    return ok(release)
  }
}

type Placed = Pick<Tables['releases'], 'id' | 'design' | 'compartment' | 'edition' | 'number' | 'made_by' | 'made_at'>

/** A release with another number on the disk is damaged. */
export function releasePlace({ id, design, compartment, edition, number, made_by, made_at }: Placed): string {
  return `release ${id}|${design}|${compartment}|${edition}|${number}|${made_by}|${made_at}`
}

type PlacedPart = Pick<Tables['release_parts'], 'release' | 'position' | 'design' | 'compartment'>

export function releasePartPlace({ release, position, design, compartment }: PlacedPart): string {
  return `release ${release}|${design}|${compartment}|part ${position}`
}

async function putParts(
  db: Kysely<Tables>,
  key: Key,
  { id: release, design, compartment }: Pick<Tables['releases'], 'id' | 'design' | 'compartment'>,
  from: number,
  bytes: Uint8Array,
): Promise<void> {
  for (let at = 0; at * partBytes < bytes.length; at++) {
    const row = { release, position: from + at, design, compartment }
    const part = bytes.subarray(at * partBytes, (at + 1) * partBytes)
    await db
      .insertInto('release_parts')
      .values({ ...row, ...seal(key, releasePartPlace(row), part) })
      .execute()
  }
}

function bytesOf(words: ReleaseWords): Uint8Array {
  return Buffer.from(JSON.stringify(words))
}

function stored(row: Tables['releases']): StoredRelease {
  const words = JSON.parse(Buffer.from(unseal(releasePlace(row), row)).toString()) as ReleaseWords
  const { id, design, compartment, edition, number, made_by, made_at } = row
  return {
    ...words,
    ...{ id, design, number, by: made_by, at: made_at },
    compartment: compartment as Compartment,
    edition: edition as EditionKind,
  }
}
