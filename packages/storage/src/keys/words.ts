import { type Kysely, sql } from 'kysely'
import { StorageFailed } from '../failure.ts'
import type { Tables } from '../tables.ts'
import { sealedColumns } from './columns.ts'
import { house, type Ring } from './ring.ts'

/** How words in a sealed column begin on the disk; what begins otherwise was written before there were keys. */
const mark = '\u{2063}sealed:'
const place = 'words'

export function isLocked(value: string): boolean {
  return value.startsWith(mark)
}

export function lockWords(ring: Ring, words: string): string {
  const key = ring.current(house)
  if (!key) throw new StorageFailed('damaged', `key of ${house}`)
  const sealed = key.secret.seal(place, Buffer.from(words))
  return `${mark}${key.number}:${Buffer.from(sealed).toString('base64')}`
}

export function openWords(ring: Ring, locked: string): string {
  const [number = '', sealed = ''] = locked.slice(mark.length).split(':')
  const words = ring.get(Number(number))?.secret.open(place, Buffer.from(sealed, 'base64'))
  if (!words) throw new StorageFailed('damaged', 'names and titles')
  return Buffer.from(words).toString()
}

/** Locks all words with the newest key, also those from before there were keys; how many were not yet. */
export async function relockWords(db: Kysely<Tables>, ring: Ring): Promise<number> {
  const newest = `${mark}${ring.current(house)?.number}:`
  let count = 0
  for (const [table, column] of columns()) {
    const raw = await sql<{ words: string }>`select distinct ${sql.ref(column)} as words from ${sql.table(table)}
      where ${sql.ref(column)} is not null`.execute(db.withoutPlugins())
    for (const { words } of raw.rows) {
      if (words.startsWith(newest)) continue
      const locked = lockWords(ring, isLocked(words) ? openWords(ring, words) : words)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${locked} where ${sql.ref(column)} = ${words}`.execute(
        db,
      )
      count += 1
    }
  }
  return count
}

export async function wordsNeed(db: Kysely<Tables>, key: number): Promise<boolean> {
  const like = `${mark}${key}:%`
  for (const [table, column] of columns()) {
    const found = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} like ${like} limit 1`.execute(db)
    if (found.rows.length > 0) return true
  }
  return false
}

function columns(): readonly (readonly [table: string, column: string])[] {
  return [...sealedColumns].flatMap(([table, names]) => [...names].map((name) => [table, name] as const))
}
