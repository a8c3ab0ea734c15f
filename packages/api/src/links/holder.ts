import { type Holder, may } from '@balcony/access'
import type { Guest, Link, Stores } from '@balcony/storage'
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Asked, House } from '../context.ts'
import { watched } from '../door/answers.ts'
import { notSignedIn, refused } from '../refusals.ts'
import type { CookieName } from '../sign-in/cookie.ts'
import { isSecret } from '../sign-in/secrets.ts'

/** Somebody who came in by a link: who they are, and by which one. */
export interface Visit {
  readonly link: Link
  readonly guest: Guest
  /** What `may` is asked with. */
  readonly holder: Holder
}

/** The cookie of one link, for this host alone. Browsers share cookies between ports of one host, so on loopback the port is in the name. */
export function linkCookie(cookie: CookieName, link: string): string {
  return `${cookie.name}-link-${link}`
}

/** Who asks by the link that the path names; undefined when it does not let them in (any more), for whatever reason. */
export async function visitor(house: House, c: Asked, cookie: CookieName): Promise<Visit | undefined> {
  const id = c.req.param('link')
  if (id === undefined || !/^[a-z0-9]{16}$/.test(id)) return undefined
  const secret = secretOf(c, linkCookie(cookie, id))
  if (secret === undefined) return undefined
  const found = await house.storage.links.holder(id, secret, house.clock.now())
  if (!found) return undefined
  const { link, guest } = found
  const holder: Holder = { design: link.design, person: guest.id, role: link.right, clearances: [] }
  return may(holder, 'read-edition', { design: link.design }) ? { link, guest, holder } : undefined
}

/** Whether a visit still holds. With the stores of a transaction, what it writes rests on nothing older. */
export function stillHolds(house: House, visit: Visit, stores: Stores = house.storage): Promise<boolean> {
  return stores.links.holds(visit.guest.id, house.clock.now())
}

/** An answer for whoever holds a link: once the link ends, what was made is not sent, or not to its end. */
export function whileHeld(
  house: House,
  c: Asked,
  { link, guest }: Visit,
  make: () => Promise<Response>,
): Promise<Response> {
  const whose = { person: guest.id, signIn: link.id, design: link.design }
  return watched(house.answers, c, whose, make, async () => refused(c, notSignedIn))
}

function secretOf(c: Context, name: string): string | undefined {
  const value = getCookie(c, name)
  return isSecret(value) ? value : undefined
}
