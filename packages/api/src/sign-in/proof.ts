import type { Problem } from '@balcony/base'
import type { Asked, House } from '../context.ts'
import { refused } from '../refusals.ts'

/** So long after a person proved who they are, what is grave is done without asking again. */
const provenFor = 10 * 60_000

/**
 * For what an unlocked laptop in the wrong hands must not do: members, keys, restricted exports, purges. To be asked once it is clear that
 * the asker may; hands back the refusal, upon which the page asks the person and sends the same request again.
 */
export async function unproven(house: Pick<House, 'storage' | 'clock'>, c: Asked): Promise<Response | undefined> {
  const { id, person } = c.get('asker')
  const { storage, clock } = house
  const now = clock.now()
  const [signIn, account] = await Promise.all([storage.signIns.find(id, now), storage.accounts.of(person)])
  // The ready people of the demo have nothing to prove it with.
  if (!account) return undefined
  if (signIn && now - signIn.provenAt < provenFor) return undefined
  return refused(c, proveAgain)
}

const proveAgain: Problem = {
  code: 'prove-again',
  message: 'Confirm first that it is you: with your password or a passkey.',
}
