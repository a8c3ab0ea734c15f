import type { Kysely } from 'kysely'
import { house, keyOf } from '../keys/ring.ts'
import { seal, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'
import { hashOf } from '../token.ts'

/** One device on which a link was opened, under the name that its holder gave. */
export interface Guest {
  readonly id: string
  readonly link: string
  readonly name: string
  readonly openedAt: number
  /** To the minute. */
  readonly seenAt: number
  /** Since when this device's use of the link is over, though the link may not be. */
  readonly endedAt?: number
}

export const minute = 60_000

export async function newGuest(
  db: Kysely<Tables>,
  link: string,
  { id, name, secret }: { readonly id: string; readonly name: string; readonly secret: string },
  now: number,
): Promise<Guest> {
  await db
    .insertInto('guests')
    .values({
      ...{ id, link, hash: hashOf(secret), opened_at: now, seen_at: now, ended_at: null },
      ...seal(keyOf(db, house), guestPlace(link, id), Buffer.from(name)),
    })
    .execute()
  return { id, link, name, openedAt: now, seenAt: now }
}

export async function guestsOf(db: Kysely<Tables>, links: readonly string[]): Promise<readonly Guest[]> {
  if (links.length === 0) return []
  const rows = await db
    .selectFrom('guests')
    .selectAll()
    .where('link', 'in', links)
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map(guest)
}

export function guest(row: Tables['guests']): Guest {
  return {
    id: row.id,
    link: row.link,
    name: Buffer.from(unseal(guestPlace(row.link, row.id), row)).toString(),
    openedAt: row.opened_at,
    seenAt: row.seen_at,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
  }
}

export function guestPlace(link: string, id: string): string {
  return `guest ${id}|${link}|name`
}
