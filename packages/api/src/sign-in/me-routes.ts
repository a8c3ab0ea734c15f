import { ok, refuse } from '@balcony/base'
import { readBody } from '../body.ts'
import { type App, type Asked, addressOf, type House } from '../context.ts'
import { notThere, refused } from '../refusals.ts'
import { demoAsked, nothingAsked, proofAsked } from './asked.ts'
import { takeCookie } from './cookie.ts'
import { type Desk, letIn, notRight, tryAs, tryFrom } from './desk.ts'
import { tooManyTries } from './link-routes.ts'
import { me, readyPeople } from './me.ts'
import { askForUse, readUse } from './passkeys.ts'
import { secondFactor } from './second-factor.ts'

/** What concerns one's own sign-in. */
export function addMe(app: App, house: House, desk: Desk): void {
  const { storage, clock, keeper, origins } = house

  app.get('/api/me', async (c) => c.json(await me(house, c.get('asker').person)))

  app.post('/api/sign-out', async (c) => {
    const { id, person } = c.get('asker')
    await keeper.changing({ signIn: id }, () =>
      storage.together(async (stores) => {
        await stores.signIns.end(id)
        await stores.journal.write({
          chain: 'server',
          at: clock.now(),
          by: person,
          signIn: id,
          did: 'signed out',
          about: {},
        })
      }),
    )
    takeCookie(c, desk.cookie)
    return c.body(null, 204)
  })

  app.post('/api/prove/passkey', async (c) => {
    const body = await readBody(c, nothingAsked)
    if (!body.ok) return refused(c, body.problem)
    const has = await storage.passkeys.of(c.get('asker').person)
    return c.json(await askForUse({ ...place(c), address: addressOf(house, c) }, has))
  })

  app.post('/api/prove', async (c) => {
    const body = await readBody(c, proofAsked)
    if (!body.ok) return refused(c, body.problem)
    const from = tryFrom(house, desk, c)
    if (!from) return refused(c, { code: 'too-many', message: tooManyTries })
    const { id, person } = c.get('asker')
    const account = await storage.accounts.of(person)
    if (!account) return refused(c, notThere)
    const proof = body.value
    if ('passkey' in proof) {
      const passkey = await storage.passkeys.find(proof.passkey.id)
      const count = await readUse(place(c), passkey?.person === person ? passkey : undefined, proof.passkey)
      if (!count.ok || !passkey) return refused(c, count.ok ? notRight.problem : count.problem)
      await storage.together(async (stores) => {
        await stores.passkeys.used(passkey.id, count.value, clock.now())
        await stores.signIns.proven(id, clock.now())
      })
    } else {
      const as = tryAs(house, desk, account.handle)
      if (as.wait > 0) return refused(c, { code: 'too-many', message: tooManyTries })
      const right = await desk.hasher.isRight(account.password, proof.password)
      if (!right.ok) return refused(c, right.problem)
      if (!right.value) return refused(c, passwordNotRight.problem)
      const second = await storage.together(async (stores) => {
        const given = await secondFactor(stores, account, proof.code, clock.now())
        if (given.ok) await stores.signIns.proven(id, clock.now())
        return given
      })
      if (second.ok) as.right()
      else if (proof.code === undefined) as.undo()
      if (!second.ok) {
        if (proof.code === undefined) from.right()
        return refused(c, second.problem)
      }
    }
    from.right()
    return c.body(null, 204)
  })

  app.post('/api/demo/be', async (c) => {
    const body = await readBody(c, demoAsked)
    const ready = await readyPeople(house, c.get('asker').person)
    if (!ready) return refused(c, notThere)
    if (!body.ok) return refused(c, body.problem)
    const { person } = body.value
    if (!ready.some((each) => each.id === person)) return refused(c, notThere)
    const entered = await letIn(house, desk, c, { by: 'demo', proven: false }, async (stores, device) => {
      await stores.signIns.begin(person, device, clock.now())
      return ok({ person })
    })
    return entered.ok ? c.json(entered.value.me) : refused(c, entered.problem)
  })

  /** A challenge to prove oneself is good for that sign-in only. */
  function place(c: Asked) {
    const about = `prove ${c.get('asker').id}`
    return { origin: origins[0], challenges: desk.challenges, now: clock.now(), about }
  }
}

const passwordNotRight = refuse('invalid', 'The password is not right.')
