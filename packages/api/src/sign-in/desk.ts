import { newId, type Result, refuse } from '@balcony/base'
import { handleOf, type NewSignIn, type Stores } from '@balcony/storage'
import { type Asked, addressOf, type House } from '../context.ts'
import type { Me } from '../contract.ts'
import { membersOf } from '../designs/card.ts'
import type { Asker } from '../door/doorkeeper.ts'
import type { Scope } from '../feed/feeds.ts'
import { Attempts } from './attempts.ts'
import { Challenges } from './challenges.ts'
import { type CookieName, giveCookie, secretIn } from './cookie.ts'
import { Delays } from './delays.ts'
import { deviceOf } from './device.ts'
import { Hasher } from './hashing.ts'
import { me } from './me.ts'
import { newSecret } from './secrets.ts'

/** A device stays signed in for two weeks. */
const signInLasts = 14 * 24 * 3_600_000
/** A computer that others use, for a working day. */
const sharedLasts = 12 * 3_600_000

/** By what somebody came in; stands in the journal. */
export type Way = 'link' | 'mail' | 'password' | 'passkey' | 'recovery code' | 'demo' | 'operator'

/** Where everybody passes who comes in: what is remembered of those who tried, and the one way to be let in. */
export interface Desk {
  readonly cookie: CookieName
  readonly attempts: Attempts
  readonly delays: Delays
  readonly hasher: Hasher
  readonly challenges: Challenges
}

export function openDesk(house: House, cookie: CookieName): Desk {
  return {
    cookie,
    attempts: new Attempts(),
    delays: new Delays(),
    hasher: new Hasher(house.passwords),
    challenges: new Challenges(),
  }
}

export interface Visit {
  readonly by: Way
  /** Whether they proved who they are, beyond holding a link. */
  readonly proven: boolean
  readonly shared?: boolean | undefined
  /** Whose access changes by it: they are held while it is written down. */
  readonly changes?: readonly Scope[]
}

type Enter<T> = (stores: Stores, device: NewSignIn, earlier: Asker | undefined) => Promise<Result<T>>

/** Who came in, and into which design, if into one. */
export interface Came {
  readonly person: string
  readonly design?: string
}

/**
 * Signs somebody in: always under a new secret, written together with whatever let them in. Another person at the same browser is out.
 * Hands back what `enter` gave, and who is in now.
 */
export async function letIn<T extends Came>(
  house: House,
  desk: Desk,
  c: Asked,
  visit: Visit,
  enter: Enter<T>,
): Promise<Result<{ readonly came: T; readonly me: Me }>> {
  const { storage, clock, random, keeper, feeds } = house
  const now = clock.now()
  const earlier = await keeper.asker(secretIn(c, desk.cookie))
  const lasts = visit.shared ? sharedLasts : signInLasts
  const device: NewSignIn = {
    id: newId(random),
    token: newSecret(random),
    until: now + lasts,
    device: deviceOf(c.req.header('user-agent')),
    provenAt: visit.proven ? now : 0,
  }
  // Whoever sits at this browser may be another person now.
  const changes = [...(earlier ? [{ signIn: earlier.id }] : []), ...(visit.changes ?? [])]
  const write = () =>
    storage.together(async (stores) => {
      const came = await enter(stores, device, earlier)
      if (!came.ok) return came
      const { person, design } = came.value
      // Thrown, so that whatever let them in is as it was.
      if (await stores.people.isClosed(person)) throw new ClosedAccount()
      const chain = design ?? 'server'
      const did = design === undefined ? 'signed in' : 'joined'
      await stores.journal.write({ chain, at: now, by: person, signIn: device.id, did, about: { by: visit.by } })
      if (earlier && earlier.person !== person) await stores.signIns.end(earlier.id)
      return came
    })
  const entered = await asIfWrong(() => (changes.length === 0 ? write() : keeper.changing(changes, write)))
  if (!entered.ok) return entered
  const { person, design } = entered.value
  if (design !== undefined) feeds.tell(design, { is: 'members', members: await membersOf(storage, design) })
  // A session cookie goes with the browser's window.
  giveCookie(c, desk.cookie, device.token, visit.shared ? undefined : lasts / 1000)
  return { ok: true, value: { came: entered.value, me: await me(house, person) } }
}

class ClosedAccount extends Error {}

/** Whoever comes to a closed account is told what a wrong password is told: nobody learns by it that there is one. */
async function asIfWrong<T>(entering: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await entering()
  } catch (error) {
    if (!(error instanceof ClosedAccount)) throw error
    return notRight
  }
}

export const notRight = refuse('invalid', 'The sign-in name or the password is not right.')

/** A try that counts as failed until it was right: however many come at once, each is one. Undefined when there were too many. */
export function tryFrom(house: House, desk: Desk, c: Asked): { right(): void } | undefined {
  const now = house.clock.now()
  const address = addressOf(house, c)
  if (!desk.attempts.mayTry(address, now)) return undefined
  desk.attempts.failed(address, now)
  return { right: () => desk.attempts.forgive(address, now) }
}

/** The same for one account, whoever asks; tells in seconds how long to wait. A name that is nobody's is treated like one that is. */
export function tryAs(
  house: House,
  desk: Desk,
  handle: string,
): { readonly wait: number; right(): void; undo(): void } {
  const name = handleOf(handle)
  const now = house.clock.now()
  const wait = desk.delays.wait(name, now)
  if (wait === 0) desk.delays.tried(name, now)
  return { wait: Math.ceil(wait / 1000), right: () => desk.delays.right(name), undo: () => desk.delays.undo(name) }
}
