import type { Role } from '@balcony/access'
import { makeLink } from '@balcony/api'
import type { Random } from '@balcony/base'
import type { Storage } from '@balcony/storage'

/** A link for one of the ready people of the demo; or, where nobody looks after the workspace yet, for the first account. */
export interface PersonLink {
  readonly name: string
  readonly role: Role | 'first'
  readonly link: string
}

const rank: Readonly<Record<PersonLink['role'], number>> = { first: 0, lead: 1, planner: 2, reviewer: 3, reader: 4 }

/** Of everybody who is in a design, for one file: within a minute, on this machine, and the journal says who it was. */
export async function linksForExport(about: Parameters<typeof linksFor>[0]): Promise<readonly PersonLink[]> {
  const { storage, random, now, origin } = about
  const links: PersonLink[] = []
  for (const { id, name } of await storage.people.all()) {
    const [membership] = await storage.members.ofPerson(id)
    if (!membership) continue
    const purpose = { is: 'operator', person: id } as const
    const link = await makeLink(storage, { purpose, by: undefined, origin, now, lasts: 60_000 }, random)
    links.push({ name, role: membership.role, link })
  }
  return links.sort((a, b) => rank[a.role] - rank[b.role])
}

/** Fresh one-time links, leads first. Whoever has an account signs in with it: for them there is no link here. */
export async function linksFor(about: {
  readonly storage: Storage
  readonly random: Random
  readonly now: number
  readonly origin: string
}): Promise<readonly PersonLink[]> {
  const { storage, random, now, origin } = about
  const made = { by: undefined, origin, now }
  if (!(await storage.people.hasOwner()))
    return [{ name: '', role: 'first', link: await makeLink(storage, { ...made, purpose: { is: 'own' } }, random) }]
  const links: PersonLink[] = []
  for (const { id, name } of await storage.people.ofDemo()) {
    if (await storage.accounts.of(id)) continue
    const [membership] = await storage.members.ofPerson(id)
    const link = await makeLink(storage, { ...made, purpose: { is: 'sign-in', person: id } }, random)
    links.push({ name, role: membership?.role ?? 'reader', link })
  }
  return links.sort((a, b) => rank[a.role] - rank[b.role])
}
