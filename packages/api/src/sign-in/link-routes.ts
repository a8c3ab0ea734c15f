import { newId, ok, type Result, refuse } from '@balcony/base'
import type { OneTimeLink, Purpose } from '@balcony/storage'
import type { z } from 'zod'
import { readBody } from '../body.ts'
import { type App, type Asked, addressOf, type House } from '../context.ts'
import type { Entered, OneTimeLinkCard } from '../contract.ts'
import type { Scope } from '../feed/feeds.ts'
import { refused } from '../refusals.ts'
import { lookAsked, newPasskeyAsked, signInAsked } from './asked.ts'
import { failedSignInsPerHour } from './attempts.ts'
import { secretIn } from './cookie.ts'
import { type Desk, letIn, tryFrom, type Way } from './desk.ts'
import { type Chosen, keepAccount, readChosen } from './new-account.ts'
import { askForNew } from './passkeys.ts'
import { secondFactor } from './second-factor.ts'

/** One-time links: what they are for, and coming in by them. */
export function addLinks(app: App, house: House, desk: Desk): void {
  const { storage, clock, random, origins, keeper } = house

  /** A link, looked at under the limit for failures; a wrong one is a failure. */
  async function linkOf(c: Asked, token: string): Promise<Result<OneTimeLink>> {
    const tried = tryFrom(house, desk, c)
    if (!tried) return refuse('too-many', tooManyTries)
    const link = await storage.invitations.look(token, clock.now())
    if (link.ok) tried.right()
    return link
  }

  app.post('/api/sign-in/look', async (c) => {
    const body = await readBody(c, lookAsked)
    if (!body.ok) return refused(c, body.problem)
    const link = await linkOf(c, body.value.token)
    if (!link.ok) return refused(c, link.problem)
    const earlier = await keeper.asker(secretIn(c, desk.cookie))
    return c.json(await cardOf(house, link.value, earlier !== undefined))
  })

  app.post('/api/sign-in/new-passkey', async (c) => {
    const body = await readBody(c, newPasskeyAsked)
    if (!body.ok) return refused(c, body.problem)
    const link = await linkOf(c, body.value.token)
    if (!link.ok) return refused(c, link.problem)
    const { id, purpose } = link.value
    const person = 'person' in purpose ? purpose.person : newId(random)
    const { handle } = body.value
    const has = await storage.passkeys.of(person)
    const place = {
      ...at(id),
      origin: origins[0],
      address: addressOf(house, c),
      now: clock.now(),
      challenges: desk.challenges,
    }
    return c.json(await askForNew(place, { person, handle, name: 'name' in purpose ? purpose.name : handle, has }))
  })

  app.post('/api/sign-in', async (c) => {
    const tried = tryFrom(house, desk, c)
    if (!tried) return refused(c, { code: 'too-many', message: tooManyTries })
    const body = await readBody(c, signInAsked)
    if (!body.ok) return refused(c, body.problem)
    const came = await byLink(c, body.value)
    if (!came.ok) {
      // What was typed into a form upon a good link is no attack on links.
      if (came.problem.code === 'invalid') tried.right()
      return refused(c, came.problem)
    }
    tried.right()
    return c.json(came.value)
  })

  async function byLink(
    c: Asked,
    { token, account, code, shared }: z.infer<typeof signInAsked>,
  ): Promise<Result<Entered>> {
    const now = clock.now()
    const link = await storage.invitations.look(token, now)
    if (!link.ok) return link
    const { purpose } = link.value
    const earlier = await keeper.asker(secretIn(c, desk.cookie))
    const asks = asksForAccount(link.value, earlier !== undefined)
    if (asks && !account) return chooseFirst
    const read =
      asks && account ? await readChosen(house, desk, { ...at(link.value.id), purpose, account }) : ok(undefined)
    if (!read.ok) return read
    const chosen: Chosen | undefined = read.value
    const entered = await letIn(
      house,
      desk,
      c,
      {
        ...{ by: wayOf(purpose), proven: chosen !== undefined || purpose.is === 'operator', shared },
        changes: changedBy(purpose, earlier?.person),
      },
      async (stores, signIn, earlierNow) => {
        const person = 'person' in purpose ? purpose.person : undefined
        const existing = person === undefined ? undefined : await stores.accounts.of(person)
        // Whoever runs the machine holds its keys: for one file their command is not asked for a phone.
        const second = purpose.is === 'operator' ? ok(undefined) : await secondFactor(stores, existing, code, now)
        if (!second.ok) return second
        if (chosen && !existing && (await stores.accounts.byHandle(chosen.handle))) return handleTaken
        const newPerson = { id: chosen?.person ?? newId(random), colour: ((await stores.people.all()).length % 8) + 1 }
        const mine = purpose.is === 'join' && earlierNow ? { person: earlierNow.person } : {}
        const name = chosen?.name
        const redeemed = await stores.invitations.redeem(
          { token, newPerson, ...(name !== undefined && { name }), ...mine, signIn },
          now,
        )
        if (!redeemed.ok) return redeemed
        const recoveryCodes =
          chosen && (await keepAccount(stores, redeemed.value.person, chosen, existing, { now, random }))
        if (purpose.is === 'set-up') await stores.signIns.endAllOf(purpose.person, signIn.id)
        return ok({ ...redeemed.value, ...(recoveryCodes && { recoveryCodes }) })
      },
    )
    if (!entered.ok) return entered
    const { came, me } = entered.value
    return ok({ ...me, ...(came.recoveryCodes && { recoveryCodes: came.recoveryCodes }) })
  }
}

/** Whoever is new is nowhere yet: only those who may be in already are held. */
function changedBy(purpose: Purpose, joins: string | undefined): readonly Scope[] {
  if (purpose.is === 'set-up') return [{ person: purpose.person }]
  return purpose.is === 'join' && joins !== undefined ? [{ design: purpose.design, person: joins }] : []
}

function wayOf({ is }: Purpose): Way {
  return is === 'mail' || is === 'operator' ? is : 'link'
}

/** Challenges of one link are good for that link only. */
function at(link: string): { readonly about: string } {
  return { about: `link ${link}` }
}

function asksForAccount({ purpose }: OneTimeLink, signedIn: boolean): boolean {
  return purpose.is === 'own' || purpose.is === 'set-up' || (purpose.is === 'join' && !signedIn)
}

async function cardOf({ storage }: House, link: OneTimeLink, signedIn: boolean): Promise<OneTimeLinkCard> {
  const { purpose } = link
  const account = asksForAccount(link, signedIn)
  if (purpose.is === 'own') return { is: 'own', account }
  if (purpose.is === 'join') return { is: 'join', name: purpose.name, account }
  const [person, existing] = await Promise.all([
    storage.people.find(purpose.person),
    storage.accounts.of(purpose.person),
  ])
  return {
    is: purpose.is,
    account,
    ...(person && { name: person.name }),
    ...(existing && purpose.is === 'set-up' && { handle: existing.handle }),
  }
}

const chooseFirst = refuse('invalid', 'Choose first how you will sign in from now on: with a password or a passkey.')
const handleTaken = refuse(
  'invalid',
  'That sign-in name cannot be used here. Choose another. If it is yours already, sign in first, then open the link again.',
)

export const tooManyTries = `There were ${failedSignInsPerHour} failed sign-ins from your network in the last hour. Wait an hour, then try again.`
