import { createHash } from 'node:crypto'
import { ok, type Result, refuse } from '@balcony/base'
import type { Address, Compartment } from '@balcony/design'
import type { Kysely } from 'kysely'
import { atOneMoment, atomic } from '../backend.ts'
import { StorageFailed } from '../failure.ts'
import { keyOf } from '../keys/ring.ts'
import { seal, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'

export interface NewFile {
  readonly id: string
  readonly design: string
  /** That of its place: whoever may not enter it never hears of the file. */
  readonly compartment: Compartment
  /** Where it hangs: a section, a record, or the field whose prose shows it. */
  readonly address: Address
  readonly name: string
  /** As its content says. */
  readonly type: string
  /** In pixels; pictures only. */
  readonly width?: number
  readonly height?: number
  readonly by: string
  readonly at: number
}

export interface StoredFile extends NewFile {
  readonly size: number
  /** SHA-256 of the bytes, in hex. */
  readonly hash: string
  readonly removed?: { readonly by: string; readonly at: number }
}

/** Few enough that a damaged part or a slow disk holds nothing else up for long. */
const partBytes = 2 ** 20

const gone = refuse('not-found', 'This file is not there any more. Load the page again.')

/** What was put beside the words. Removed first, and gone for good only when nobody can bring back words that show it. */
export class Files {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async add(file: NewFile, bytes: Uint8Array): Promise<StoredFile> {
    const { id, design, compartment, address, by, at } = file
    const hash = createHash('sha256').update(bytes).digest('hex')
    const parts = Math.ceil(bytes.length / partBytes)
    const row = { id, design, compartment, address, size: bytes.length, parts, made_by: by, made_at: at }
    await atomic(this.#db, async (db) => {
      const key = keyOf(db, `${design}/${compartment}`)
      await db
        .insertInto('files')
        .values({ ...row, removed_by: null, removed_at: null, ...seal(key, filePlace(row), wordsOf(file, hash)) })
        .execute()
      for (let position = 0; position < parts; position++) {
        const part = bytes.subarray(position * partBytes, (position + 1) * partBytes)
        await db
          .insertInto('file_parts')
          .values({ file: id, position, ...seal(key, partPlace(id, position), part) })
          .execute()
      }
    })
    return { ...file, size: bytes.length, hash }
  }

  /** Removed ones too: they say so. */
  async find(id: string): Promise<StoredFile | undefined> {
    const row = await this.#db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()
    return row && stored(row)
  }

  /** The bytes as they were added, or a refusal: never others and never some of them. */
  async bytes(id: string): Promise<Uint8Array | undefined> {
    const { row, parts } = await atOneMoment(this.#db, async (db) => ({
      row: await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst(),
      parts: await db.selectFrom('file_parts').selectAll().where('file', '=', id).orderBy('position').execute(),
    }))
    if (!row) return undefined
    const { hash } = stored(row)
    const bytes = Buffer.concat(parts.map((part) => unseal(partPlace(id, part.position), part)))
    const whole = bytes.length === row.size && createHash('sha256').update(bytes).digest('hex') === hash
    if (!whole) throw new StorageFailed('damaged', `file ${id}`)
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  /** Those in the compartments given that were not removed, oldest first; of others not even the names are read. */
  async of(design: string, compartments: readonly Compartment[]): Promise<readonly StoredFile[]> {
    if (compartments.length === 0) return []
    const rows = await this.#db
      .selectFrom('files')
      .selectAll()
      .where('design', '=', design)
      .where('compartment', 'in', compartments)
      .where('removed_at', 'is', null)
      .orderBy('made_at')
      .orderBy('id')
      .execute()
    return rows.map(stored)
  }

  /** Bytes that a design's files take, removed ones included: they are still on the disk. */
  async sizeOf(design: string): Promise<number> {
    const sum = await this.#db
      .selectFrom('files')
      .select((row) => row.fn.sum<number | string | null>('size').as('size'))
      .where('design', '=', design)
      .executeTakeFirst()
    return Number(sum?.size ?? 0)
  }

  async remove(id: string, by: string, at: number): Promise<Result<StoredFile>> {
    return this.#mark(id, { removed_by: by, removed_at: at })
  }

  async restore(id: string): Promise<Result<StoredFile>> {
    return this.#mark(id, { removed_by: null, removed_at: null })
  }

  /** Those of a design that were removed before a time are gone for good. */
  async collect(design: string, before: number): Promise<void> {
    await atomic(this.#db, async (db) => {
      const old = db.selectFrom('files').select('id').where('design', '=', design).where('removed_at', '<', before)
      await db.deleteFrom('file_parts').where('file', 'in', old).execute()
      await db.deleteFrom('files').where('design', '=', design).where('removed_at', '<', before).execute()
    })
  }

  async #mark(id: string, set: Pick<Tables['files'], 'removed_by' | 'removed_at'>): Promise<Result<StoredFile>> {
    return atomic(this.#db, async (db) => {
      const files = new Files(db)
      const found = await files.find(id)
      if (!found || (found.removed === undefined) === (set.removed_at === null)) return gone
      await db.updateTable('files').set(set).where('id', '=', id).execute()
      const marked = await files.find(id)
      return marked ? ok(marked) : gone
    })
  }
}

type Words = Pick<NewFile, 'name' | 'type' | 'width' | 'height'> & { readonly hash: string }

/** A name may tell as much as the words beside it, so it is sealed like them. */
function wordsOf({ name, type, width, height }: NewFile, hash: string): Uint8Array {
  const words: Words = { name, type, hash, ...(width && height ? { width, height } : {}) }
  return Buffer.from(JSON.stringify(words))
}

function stored(row: Tables['files']): StoredFile {
  const words = JSON.parse(Buffer.from(unseal(filePlace(row), row)).toString()) as Words
  return {
    id: row.id,
    design: row.design,
    compartment: row.compartment as Compartment,
    address: row.address,
    ...words,
    size: row.size,
    by: row.made_by,
    at: row.made_at,
    ...(row.removed_by === null || row.removed_at === null
      ? {}
      : { removed: { by: row.removed_by, at: row.removed_at } }),
  }
}

type Placed = Pick<
  Tables['files'],
  'id' | 'design' | 'compartment' | 'address' | 'size' | 'parts' | 'made_by' | 'made_at'
>

/** All that never changes: a file that was moved to another compartment on the disk is damaged, not served there. */
export function filePlace(row: Placed): string {
  return `file ${row.id}|${row.design}|${row.compartment}|${row.address}|${row.size}|${row.parts}|${row.made_by}|${row.made_at}`
}

export function partPlace(file: string, position: number): string {
  return `file ${file}|part ${position}`
}
