import { newId, type Random } from '@balcony/base'
import type { Purpose, Stores } from '@balcony/storage'
import { newSecret } from './secrets.ts'

/** A one-time link that nobody opened is over after three days. */
export const linkLasts = 72 * 3_600_000

/** Makes a one-time link. The secret stands in the fragment, which browsers send to nobody; the page hands it over by itself. */
export async function makeLink(
  stores: Pick<Stores, 'invitations'>,
  made: {
    readonly purpose: Purpose
    readonly by: string | undefined
    readonly origin: string
    readonly now: number
    readonly lasts?: number
  },
  random: Random,
): Promise<string> {
  const token = newSecret(random)
  const { purpose, by, origin, now, lasts = linkLasts } = made
  await stores.invitations.make({ id: newId(random), token, purpose, by, until: now + lasts }, now)
  return `${origin}/sign-in#${token}`
}
