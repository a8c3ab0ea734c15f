import type { LinkRight } from '@balcony/access'
import type { Kysely } from 'kysely'
import { atOneMoment, atomic } from '../backend.ts'
import { type Key, keyOf } from '../keys/ring.ts'
import { seal, unseal } from '../seal.ts'
import type { Tables } from '../tables.ts'
import { hashOf } from '../token.ts'
import { type Guest, guest, guestsOf, minute, newGuest } from './guests.ts'

/** A way to one edition of a design for somebody who has no account. */
export interface Link {
  /** Stands in the address; says nothing and opens nothing by itself. */
  readonly id: string
  readonly design: string
  readonly right: LinkRight
  /** For whom it was made, as the lead wrote it. */
  readonly name: string
  /** The partner organisation whose edition it is: a record of the table `partner`. */
  readonly partner?: string
  /** Only these sections; all that may leave when absent. */
  readonly sections?: readonly string[]
  readonly by: string
  readonly madeAt: number
  readonly until: number
  /** How many devices it opens on. */
  readonly devices: number
  readonly withCode: boolean
  /** `by` is the link's own id when too many wrong codes closed it. */
  readonly closed?: { readonly by: string; readonly at: number }
  /** Who opened it, first to last. */
  readonly guests: readonly Guest[]
}

export interface NewLink extends Omit<Link, 'withCode' | 'closed' | 'guests'> {
  /** The secret in the address's fragment; here only its hash is kept. */
  readonly token: string
  /** Six digits, told on another way. */
  readonly code?: string
}

export interface LinkOpener {
  readonly link: string
  readonly token: string
  readonly code?: string
  /** What the device that opens gets: an id to be known by, a name, and a secret to come back with. */
  readonly guest: { readonly id: string; readonly name: string; readonly secret: string }
}

export type Opening =
  | { readonly is: 'open'; readonly link: Link; readonly guest: Guest }
  | { readonly is: 'code-needed' }
  | { readonly is: 'wrong-code'; readonly link: Link; readonly left: number }
  /** Never was, is over, closed, or in use on as many devices as it may: one answer, so that trying teaches nothing. */
  | { readonly is: 'gone' }

/** So often a code may be wrong; then the link is closed for good. */
export const wrongCodesAtMost = 5

export class Links {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async make(made: NewLink): Promise<void> {
    const { id, design, right, name, partner, sections, by, madeAt, until, devices, token, code } = made
    await this.#db
      .insertInto('links')
      .values({
        ...{ id, design, until, devices, hash: hashOf(token), access: right },
        partner: partner ?? null,
        sections: sections === undefined ? null : JSON.stringify(sections),
        made_by: by,
        made_at: madeAt,
        code_hash: code === undefined ? null : codeHash(token, code),
        wrong_codes: 0,
        ...{ closed_by: null, closed_at: null },
        ...sealedName(keyOf(this.#db, `${design}/core`), id, name),
      })
      .execute()
  }

  /** Opens it on one more device, all at once: of two who open the last place at the same moment one is refused. */
  async open({ link: id, token, code, guest: opener }: LinkOpener, now: number): Promise<Opening> {
    return atomic(this.#db, async (db): Promise<Opening> => {
      const links = new Links(db)
      const row = await db
        .selectFrom('links')
        .selectAll()
        .where('hash', '=', hashOf(token))
        .where('id', '=', id)
        .where('closed_at', 'is', null)
        .where('until', '>', now)
        .executeTakeFirst()
      if (row === undefined) return { is: 'gone' }
      const guests = await guestsOf(db, [id])
      if (guests.filter((each) => each.endedAt === undefined).length >= row.devices) return { is: 'gone' }
      if (row.code_hash !== null) {
        if (code === undefined) return { is: 'code-needed' }
        if (row.code_hash !== codeHash(token, code)) return links.#wrongCode(row, guests, now)
      }
      const made = await newGuest(db, id, opener, now)
      return { is: 'open', link: linkOf(row, [...guests, made]), guest: made }
    })
  }

  /** Whose device this is, and that it was seen now; undefined once the link or the device's use of it is over. */
  async holder(id: string, secret: string, now: number): Promise<{ link: Link; guest: Guest } | undefined> {
    const found = await this.#db
      .selectFrom('guests')
      .selectAll()
      .where('hash', '=', hashOf(secret))
      .where('link', '=', id)
      .executeTakeFirst()
    if (found === undefined || !(await this.holds(found.id, now))) return undefined
    const seen = now - found.seen_at >= minute
    if (seen) await this.#db.updateTable('guests').set({ seen_at: now }).where('id', '=', found.id).execute()
    const link = await this.#db.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst()
    const known = guest(seen ? { ...found, seen_at: now } : found)
    return link && { link: linkOf(link, [known]), guest: known }
  }

  /** Whether a guest may still come in. Asked in the transaction of whatever they do. */
  async holds(guestId: string, now: number): Promise<boolean> {
    const row = await this.#db
      .selectFrom('guests')
      .innerJoin('links', 'links.id', 'guests.link')
      .select('guests.id')
      .where('guests.id', '=', guestId)
      .where('guests.ended_at', 'is', null)
      .where('links.closed_at', 'is', null)
      .where('links.until', '>', now)
      .executeTakeFirst()
    return row !== undefined
  }

  /** When the next open link ends by itself. */
  async nextEnd(now: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('links')
      .select((each) => each.fn.min('until').as('until'))
      .where('closed_at', 'is', null)
      .where('until', '>', now)
      .executeTakeFirst()
    return row?.until ?? undefined
  }

  async find(design: string, id: string): Promise<Link | undefined> {
    return (await this.#list(design)).find((link) => link.id === id)
  }

  /** Newest first, closed and past ones too: what was open once is a question that comes later. */
  async of(design: string): Promise<readonly Link[]> {
    return this.#list(design)
  }

  /** Closes it for everybody who holds it. False when it was closed before. */
  async close(design: string, id: string, by: string, now: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('links')
      .set({ closed_by: by, closed_at: now })
      .where('id', '=', id)
      .where('design', '=', design)
      .where('closed_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  async setUntil(design: string, id: string, until: number): Promise<void> {
    await this.#db.updateTable('links').set({ until }).where('id', '=', id).where('design', '=', design).execute()
  }

  /** Another secret, and a code of its own if there is to be one: the old address and the devices that used it are out. */
  async renew(design: string, id: string, fresh: { token: string; code?: string }, now: number): Promise<void> {
    await atomic(this.#db, async (db) => {
      const { token, code } = fresh
      await db
        .updateTable('links')
        .set({ hash: hashOf(token), code_hash: code === undefined ? null : codeHash(token, code), wrong_codes: 0 })
        .where('id', '=', id)
        .where('design', '=', design)
        .execute()
      await db
        .updateTable('guests')
        .set({ ended_at: now })
        .where('link', '=', id)
        .where('ended_at', 'is', null)
        .execute()
    })
  }

  /** A guest is done on this device, or is sent away from it. */
  async endGuest(guestId: string, now: number): Promise<void> {
    await this.#db.updateTable('guests').set({ ended_at: now }).where('id', '=', guestId).execute()
  }

  async #wrongCode(row: Tables['links'], guests: readonly Guest[], now: number): Promise<Opening> {
    const wrong = row.wrong_codes + 1
    const over = wrong >= wrongCodesAtMost
    const closed = over ? { closed_by: row.id, closed_at: now } : {}
    await this.#db
      .updateTable('links')
      .set({ wrong_codes: wrong, ...closed })
      .where('id', '=', row.id)
      .execute()
    return { is: 'wrong-code', link: linkOf({ ...row, ...closed }, guests), left: wrongCodesAtMost - wrong }
  }

  async #list(design: string): Promise<readonly Link[]> {
    return atOneMoment(this.#db, async (db) => {
      const rows = await db
        .selectFrom('links')
        .selectAll()
        .where('design', '=', design)
        .orderBy('made_at', 'desc')
        .orderBy('id')
        .execute()
      const ids = rows.map((row) => row.id)
      const guests = await guestsOf(db, ids)
      const byLink = Map.groupBy(guests, (each) => each.link)
      return rows.map((row) => linkOf(row, byLink.get(row.id) ?? []))
    })
  }
}

export type { Guest }

function linkOf(row: Tables['links'], guests: readonly Guest[]): Link {
  return {
    id: row.id,
    design: row.design,
    right: row.access as LinkRight,
    name: Buffer.from(unseal(linkPlace(row.id), row)).toString(),
    ...(row.partner === null ? {} : { partner: row.partner }),
    ...(row.sections === null ? {} : { sections: JSON.parse(row.sections) as readonly string[] }),
    by: row.made_by,
    madeAt: row.made_at,
    until: row.until,
    devices: row.devices,
    withCode: row.code_hash !== null,
    ...(row.closed_by === null || row.closed_at === null ? {} : { closed: { by: row.closed_by, at: row.closed_at } }),
    guests,
  }
}

// Six digits are quickly guessed from their hash; together with the secret, which is not kept, they are not.
function codeHash(token: string, code: string): string {
  return hashOf(`${token}|${code}`)
}

function sealedName(key: Key, id: string, name: string) {
  return seal(key, linkPlace(id), Buffer.from(name))
}

export function linkPlace(id: string): string {
  return `link ${id}|name`
}
