import type { Role } from '@balcony/access'
import { makeLink } from '@balcony/api'
import type { Random } from '@balcony/base'
import type { Storage } from '@balcony/storage'

export interface PersonLink {
  readonly person: string
  readonly name: string
  /** Their first role in any design; the words that the operator tells people apart by. */
  readonly role: Role | 'owner'
  readonly link: string
}

const rank: Readonly<Record<PersonLink['role'], number>> = { owner: 0, lead: 1, planner: 2, reviewer: 3, reader: 4 }

/** Fresh one-time sign-in links of everybody, leads first. */
export async function linksFor(about: {
  readonly storage: Storage
  readonly random: Random
  readonly now: number
  readonly origin: string
}): Promise<readonly PersonLink[]> {
  const { storage, random, now, origin } = about
  const links: PersonLink[] = []
  for (const { id, name } of await storage.people.all()) {
    const [membership] = await storage.members.ofPerson(id)
    const purpose = { is: 'sign-in', person: id } as const
    const link = await makeLink(storage, { purpose, by: undefined, origin, now }, random)
    links.push({ person: id, name, role: membership?.role ?? 'owner', link })
  }
  return links.sort((a, b) => rank[a.role] - rank[b.role])
}
