import type { Result } from '@balcony/base'
import type { Stores } from '@balcony/storage'
import type { Asked, House } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { unproven } from '../sign-in/proof.ts'

export type Act = (stores: Stores) => Promise<void>

/**
 * A change of how somebody comes in: asks who sits there, does it, and puts out all their other devices, because one of them may be the
 * reason. `prepare` does what takes long, outside the transaction, and
 * hands back what to write.
 */
export async function change(
  house: House,
  c: Asked,
  did: string,
  prepare: () => Promise<Result<Act>>,
  answer: () => Response = () => c.body(null, 204),
): Promise<Response> {
  const { storage, clock, keeper } = house
  const { id, person } = c.get('asker')
  if (!(await storage.accounts.of(person))) return refused(c, notThere)
  const refusal = await unproven(house, c)
  if (refusal) return refusal
  const write = await prepare()
  if (!write.ok) return refused(c, write.problem)
  const done = await keeper.changing({ person }, () =>
    storage.together(async (stores) => {
      // Ended while we prepared: then nothing of this is theirs to say.
      if (!(await stores.signIns.holds(id, clock.now()))) return false
      await write.value(stores)
      await stores.signIns.endAllOf(person, id)
      // Links on their way to a mailbox that somebody else may read.
      for (const purpose of ['mail', 'set-up'] as const) await stores.invitations.withdrawOf(person, purpose)
      await stores.journal.write({ chain: 'server', at: clock.now(), by: person, signIn: id, did, about: {} })
      return true
    }),
  )
  if (!done) return refused(c, notThere)
  return answer()
}
