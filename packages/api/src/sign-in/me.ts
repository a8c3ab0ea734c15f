import { assert } from '@balcony/base'
import type { Storage } from '@balcony/storage'
import type { Me } from '../contract.ts'
import { summary } from '../designs/card.ts'

export async function me(storage: Storage, person: string): Promise<Me> {
  const [found, designs, memberships] = await Promise.all([
    storage.people.find(person),
    storage.designs.ofPerson(person),
    storage.members.ofPerson(person),
  ])
  assert(found, 'a sign-in belongs to a person')
  const own = designs.flatMap((design) => {
    const member = memberships.find((each) => each.design === design.id)
    return member ? [summary(design, member)] : []
  })
  return { id: found.id, name: found.name, designs: own }
}
