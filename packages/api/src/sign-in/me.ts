import { assert } from '@balcony/base'
import type { Me } from '../contract.ts'
import { summary } from '../designs/card.ts'
import type { Parts } from '../parts.ts'

export async function me(house: Pick<Parts, 'storage' | 'demo'>, person: string): Promise<Me> {
  const { storage } = house
  const [found, designs, memberships, workspaces] = await Promise.all([
    storage.people.find(person),
    storage.designs.ofPerson(person),
    storage.members.ofPerson(person),
    storage.people.workspaces(),
  ])
  assert(found, 'a sign-in belongs to a person')
  const own = designs.flatMap((design) => {
    const member = memberships.find((each) => each.design === design.id)
    return member ? [summary(design, member)] : []
  })
  const roles = await Promise.all(workspaces.map((each) => storage.people.roleIn(each.id, person)))
  const demo = await readyPeople(house, person)
  return { id: found.id, name: found.name, designs: own, owner: roles.includes('owner'), ...(demo && { demo }) }
}

/** Between whom this person may switch; undefined for whoever is none of the ready people of the demo. */
export async function readyPeople(
  { storage, demo }: Pick<Parts, 'storage' | 'demo'>,
  person: string,
): Promise<Me['demo'] | undefined> {
  if (!demo) return undefined
  const ready: NonNullable<Me['demo']>[number][] = []
  for (const { id, name } of await storage.people.ofDemo()) {
    // Whoever gave themselves a password wants to be asked for it.
    if (await storage.accounts.of(id)) continue
    const [membership] = await storage.members.ofPerson(id)
    ready.push({ id, name, role: membership?.role ?? 'reader' })
  }
  return ready.some((each) => each.id === person) ? ready : undefined
}
