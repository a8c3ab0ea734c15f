import { isIP } from 'node:net'
import { ok, refuse } from '@balcony/base'
import { handleOf } from '@balcony/storage'
import { readBody } from '../body.ts'
import { type App, addressOf, type House } from '../context.ts'
import type { SignInWays } from '../contract.ts'
import { refused } from '../refusals.ts'
import { nothingAsked, passkeyAsked, passwordAsked, recoveryAsked } from './asked.ts'
import { type Desk, letIn, notRight, tryAs, tryFrom } from './desk.ts'
import { addLinks, tooManyTries } from './link-routes.ts'
import { addMailLinks } from './mail-routes.ts'
import { askForUse, readUse } from './passkeys.ts'
import { judgePassword } from './password-rules.ts'
import { secondFactor } from './second-factor.ts'

/** What answers without a sign-in: the ways in. Each says the same, after the same work, whether an account exists or not. */
export function addSignIn(app: App, house: House, desk: Desk): void {
  const { storage, clock, origins } = house
  addLinks(app, house, desk)
  addMailLinks(app, house, desk)

  app.get('/api/sign-in', (c) => c.json(waysIn(house)))

  app.post('/api/sign-in/password', async (c) => {
    const body = await readBody(c, passwordAsked)
    if (!body.ok) return refused(c, body.problem)
    const { handle, password, code, shared } = body.value
    const from = tryFrom(house, desk, c)
    if (!from) return refused(c, { code: 'too-many', message: tooManyTries })
    const as = tryAs(house, desk, handle)
    if (as.wait > 0) return refused(c, waitFirst(as.wait))
    const account = await storage.accounts.byHandle(handle)
    const right = await desk.hasher.isRight(account?.password, password)
    if (!right.ok) return refused(c, right.problem)
    if (!right.value || !account) {
      noteFailure(account?.person)
      return refused(c, notRight.problem)
    }
    const { person } = account
    const entered = await letIn(house, desk, c, { by: 'password', proven: true, shared }, async (stores, device) => {
      const now = clock.now()
      const second = await secondFactor(stores, await stores.accounts.of(person), code, now)
      if (!second.ok) return second
      await stores.signIns.begin(person, device, now)
      return ok({ person })
    })
    if (!entered.ok) {
      // The password was right and the code is still to come: that is no failure.
      if (code === undefined) {
        from.right()
        as.undo()
      }
      return refused(c, entered.problem)
    }
    from.right()
    as.right()
    return c.json(entered.value.me)
  })

  app.post('/api/sign-in/passkey/options', async (c) => {
    const body = await readBody(c, nothingAsked)
    if (!body.ok) return refused(c, body.problem)
    return c.json(await askForUse({ ...place(), address: addressOf(house, c) }))
  })

  app.post('/api/sign-in/passkey', async (c) => {
    const body = await readBody(c, passkeyAsked)
    if (!body.ok) return refused(c, body.problem)
    const from = tryFrom(house, desk, c)
    if (!from) return refused(c, { code: 'too-many', message: tooManyTries })
    const { passkey: answer, shared } = body.value
    const passkey = await storage.passkeys.find(answer.id)
    const count = await readUse(place(), passkey, answer)
    if (!count.ok || !passkey) return refused(c, count.ok ? notRight.problem : count.problem)
    const { id, person } = passkey
    const entered = await letIn(house, desk, c, { by: 'passkey', proven: true, shared }, async (stores, device) => {
      await stores.passkeys.used(id, count.value, clock.now())
      await stores.signIns.begin(person, device, clock.now())
      return ok({ person })
    })
    if (!entered.ok) return refused(c, entered.problem)
    from.right()
    return c.json(entered.value.me)
  })

  app.post('/api/sign-in/recover', async (c) => {
    const body = await readBody(c, recoveryAsked)
    if (!body.ok) return refused(c, body.problem)
    const { handle, recoveryCode, password, code } = body.value
    const judged = judgePassword(password, [handle])
    if (!judged.ok) return refused(c, judged.problem)
    const from = tryFrom(house, desk, c)
    if (!from) return refused(c, { code: 'too-many', message: tooManyTries })
    const as = tryAs(house, desk, handle)
    if (as.wait > 0) return refused(c, waitFirst(as.wait))
    // Hashed before anybody looks whether there is an account: the same work for all.
    const hashed = await desk.hasher.hash(password)
    if (!hashed.ok) return refused(c, hashed.problem)
    // Only whoever holds a code makes the person's pages wait: a guess does not reach them.
    const holder = await storage.accounts.byHandle(handle)
    const holds = await storage.recoveryCodes.has(holder?.person ?? '', recoveryCode)
    const visit = {
      by: 'recovery code',
      proven: true,
      changes: holds && holder ? [{ person: holder.person }] : [],
    } as const
    const entered = await letIn(house, desk, c, visit, async (stores, device) => {
      const now = clock.now()
      const account = await stores.accounts.byHandle(handle)
      // Looked for under nobody where there is no account; used up only together with all that follows.
      const known = await stores.recoveryCodes.has(account?.person ?? '', recoveryCode)
      if (!holds || !known || !account) return codeNotRight
      // One code is one thing that the person has: it does not stand for the password and the second factor both.
      if (code !== undefined && sameCode(code, recoveryCode)) return codeNotRight
      const second = await secondFactor(stores, account, code, now)
      if (!second.ok) return second
      await stores.recoveryCodes.use(account.person, recoveryCode)
      await stores.accounts.setPassword(account.person, hashed.value)
      await stores.signIns.endAllOf(account.person)
      await stores.signIns.begin(account.person, device, now)
      return ok({ person: account.person })
    })
    if (!entered.ok) {
      if (entered.problem.code === 'needs-code' && code === undefined) {
        from.right()
        as.undo()
      }
      return refused(c, entered.problem)
    }
    from.right()
    as.right()
    return c.json(entered.value.me)
  })

  /** After the answer, which takes as long for a name that is nobody's. */
  function noteFailure(person: string | undefined): void {
    if (person === undefined) return
    const act = { chain: 'server', at: clock.now(), by: person, signIn: '', did: 'sign-in refused', about: {} }
    clock.defer(() => {
      storage.journal.write(act).catch(() => house.report({ event: 'journal-failed' }))
    })
  }

  function place() {
    return { origin: origins[0], challenges: desk.challenges, now: clock.now(), about: 'sign-in' }
  }
}

export function waysIn({ mailer, origins }: Pick<House, 'mailer' | 'origins'>): SignInWays {
  const { hostname } = new URL(origins[0])
  return { mail: mailer !== undefined, passkeys: isIP(hostname.replaceAll(/[[\]]/g, '')) === 0 }
}

function waitFirst(seconds: number) {
  const code = 'too-many' as const
  const when = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
  return { code, message: `There were several wrong tries for this sign-in name. Wait ${when}, then try again.` }
}

function sameCode(one: string, other: string): boolean {
  return handleOf(one).replaceAll(/[^a-z0-9]/g, '') === handleOf(other).replaceAll(/[^a-z0-9]/g, '')
}

const codeNotRight = refuse('invalid', 'The sign-in name or the recovery code is not right. Each code works once.')
