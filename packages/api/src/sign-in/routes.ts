import { newId } from '@balcony/base'
import { z } from 'zod'
import { readBody } from '../body.ts'
import { type App, addressOf, type House } from '../context.ts'
import { membersOf } from '../designs/card.ts'
import { refused } from '../refusals.ts'
import { Attempts, failedSignInsPerHour } from './attempts.ts'
import { type CookieName, giveCookie, secretIn, takeCookie } from './cookie.ts'
import { me } from './me.ts'
import { newSecret } from './secrets.ts'

/** A device stays signed in for two weeks. */
const signInLasts = 14 * 24 * 3_600_000

const signIn = z.strictObject({ token: z.string('Expected the token of a one-time link.').max(200) })

/** The only route that answers without a sign-in. */
export function addSignIn(app: App, house: House, cookie: CookieName): void {
  const { storage, clock, random, keeper, feeds } = house
  const attempts = new Attempts()

  app.post('/api/sign-in', async (c) => {
    const now = clock.now()
    const address = addressOf(c)
    if (!attempts.mayTry(address, now)) return refused(c, { code: 'too-many', message: tooManyTries })
    const body = await readBody(c, signIn)
    if (!body.ok) return refused(c, body.problem)
    const earlier = await keeper.asker(secretIn(c, cookie))
    const people = await storage.people.all()
    const device = { id: newId(random), token: newSecret(random), until: now + signInLasts }
    const opened = await storage.together(async (stores) => {
      const redeemed = await stores.invitations.redeem(
        {
          token: body.value.token,
          newPerson: { id: newId(random), colour: (people.length % 8) + 1 },
          ...(earlier ? { person: earlier.person } : {}),
          signIn: device,
        },
        now,
      )
      if (!redeemed.ok) return redeemed
      const { person, design } = redeemed.value
      const chain = design ?? 'server'
      const did = design === undefined ? 'signed in' : 'joined'
      await stores.journal.write({ chain, at: now, by: person, signIn: device.id, did, about: {} })
      // Another person at the same browser: the earlier one is out.
      if (earlier && earlier.person !== person) await stores.signIns.end(earlier.id)
      return redeemed
    })
    if (!opened.ok) {
      attempts.failed(address, now)
      return refused(c, opened.problem)
    }
    if (earlier && earlier.person !== opened.value.person) await keeper.changed({ signIn: earlier.id })
    const { person, design } = opened.value
    if (design !== undefined) {
      await keeper.changed({ design, person })
      feeds.tell(design, { is: 'members', members: await membersOf(storage, design) })
    }
    giveCookie(c, cookie, device.token, signInLasts / 1000)
    return c.json(await me(storage, person))
  })
}

/** What concerns one's own sign-in. */
export function addMe(app: App, house: House, cookie: CookieName): void {
  const { storage, clock, keeper } = house

  app.get('/api/me', async (c) => c.json(await me(storage, c.get('asker').person)))

  app.post('/api/sign-out', async (c) => {
    const { id, person } = c.get('asker')
    await storage.together(async (stores) => {
      await stores.signIns.end(id)
      await stores.journal.write({
        chain: 'server',
        at: clock.now(),
        by: person,
        signIn: id,
        did: 'signed out',
        about: {},
      })
    })
    await keeper.changed({ signIn: id })
    takeCookie(c, cookie)
    return c.body(null, 204)
  })
}

const tooManyTries = `There were ${failedSignInsPerHour} failed sign-ins from your network in the last hour. Wait an hour, then open your link again.`
