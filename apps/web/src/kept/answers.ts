// What the server said last, for opening Balcony without a line.
import type { DesignCard, Me } from '@balcony/api/contract'
import { levelOf } from '@balcony/design'
import { recovered } from '../design/recovered.ts'
import { get, Refused, Unreachable } from '../server.ts'
import { cardName } from './names.ts'

/** What keeps things brings code for documents along: the first page does without until it is needed. */
const places = () => import('./places.ts')

/** Names who was signed in here last; goes at signing out like everything of that name. */
const lastName = 'balcony/last'

export type KeptCard = DesignCard & {
  /** From this device: the parts that do not stay on devices are missing in it. */
  readonly fromDevice?: true
}

export async function askMe(): Promise<Me> {
  try {
    const me = await get<Me>('/api/me')
    setLast(me.id)
    const known = new Set(me.designs.map(({ id }) => id))
    void forget(me.id, (design) => !known.has(design))
    void keepPage(me.id, 'me', me)
    void tell(me.id)
    return me
  } catch (error) {
    signedOut(error)
    return kept<Me>(error, 'me')
  }
}

export async function askCard(design: string): Promise<KeptCard> {
  const path = `/api/designs/${encodeURIComponent(design)}`
  try {
    const card = await get<DesignCard>(path)
    const person = last()
    if (person !== undefined) {
      const open = card.compartments.map(({ name }) => String(name))
      void forget(
        person,
        (id, compartment) => id === design && compartment !== undefined && !open.includes(compartment),
      )
      void keepPage(person, cardName(design), card)
    }
    return card
  } catch (error) {
    if (error instanceof Refused && error.problem.code === 'not-found') {
      const person = last()
      if (person !== undefined) void forget(person, (id) => id === design)
    }
    signedOut(error)
    const card = await kept<DesignCard>(error, cardName(design))
    const compartments = card.compartments.filter(({ name }) => levelOf[name] === 'team')
    return { ...card, compartments, fromDevice: true }
  }
}

/** The sign-in was ended, perhaps because the device is in other hands: from now on it shows nothing without one. */
function signedOut(error: unknown): void {
  const person = last()
  if (person === undefined || !(error instanceof Refused) || error.problem.code !== 'not-signed-in') return
  void places()
    .then(({ forgetCopies }) => forgetCopies(person))
    .catch(() => {}) // tried again at the next contact
}

/** What this device knows, where the server gave no answer; a refusal is an answer. */
async function kept<T>(error: unknown, name: string): Promise<T> {
  const person = last()
  if (!(error instanceof Unreachable) || person === undefined) throw error
  const found = await places()
    .then(({ keptPage }) => keptPage<T>(person, name))
    .catch(() => undefined)
  if (found === undefined) throw error
  return found
}

/** There is a line: what was printed on this device is told. */
async function tell(person: string): Promise<void> {
  try {
    await (await import('../export/here/prints.ts')).tellPrints(person)
  } catch {
    // The next line tells it.
  }
}

async function keepPage(person: string, name: string, page: unknown): Promise<void> {
  try {
    await (await places()).keepPage(person, name, page)
  } catch {
    // What could not be kept is asked of the server next time.
  }
}

/** What is gone of a design: asked without a compartment, whether all of it is. */
async function forget(person: string, isGone: (design: string, compartment?: string) => boolean): Promise<void> {
  try {
    const { forgetCards, forgetRooms } = await places()
    await forgetCards(person, (design) => isGone(design))
    await forgetRooms(
      person,
      ({ design, compartment }) => isGone(design, compartment),
      (design, { reason, words }) => recovered.keep({ design, reason, words }),
    )
  } catch {
    // It is tried again whenever the server answers.
  }
}

/** Everything of the person goes from this device. */
export async function forgetHere(person: string): Promise<void> {
  await (await places()).forgetPerson(person)
}

function last(): string | undefined {
  try {
    return localStorage.getItem(lastName) ?? undefined
  } catch {
    return undefined // storage is closed to us: nothing is kept either
  }
}

function setLast(person: string): void {
  try {
    localStorage.setItem(lastName, person)
  } catch {
    // The same.
  }
}
