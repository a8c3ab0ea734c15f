import { ok } from '@balcony/base'
import { readBody } from '../body.ts'
import { type App, type Asked, addressOf, type House } from '../context.ts'
import type { AccountCard, RecoveryCodes } from '../contract.ts'
import { isMailAddress } from '../mail/mailer.ts'
import { notThere, refused } from '../refusals.ts'
import { addPasskeyAsked, emailAsked, newPasswordAsked, nothingAsked } from '../sign-in/asked.ts'
import type { Desk } from '../sign-in/desk.ts'
import { askForNew, readNew } from '../sign-in/passkeys.ts'
import { judgePassword } from '../sign-in/password-rules.ts'
import { newRecoveryCodes } from '../sign-in/recovery-codes.ts'
import { waysIn } from '../sign-in/routes.ts'
import { type Act, change } from './change.ts'
import { addTotp } from './totp-routes.ts'

/** One's own account. There is no route to anybody else's. */
export function addAccount(app: App, house: House, desk: Desk): void {
  const { storage, clock, random, origins, keeper } = house
  addTotp(app, house)

  app.get('/api/account', async (c) => c.json(await cardOf(house, c)))

  app.post('/api/account/password', async (c) => {
    const body = await readBody(c, newPasswordAsked)
    if (!body.ok) return refused(c, body.problem)
    const { person } = c.get('asker')
    const [account, known] = await Promise.all([storage.accounts.of(person), storage.people.find(person)])
    const { password } = body.value
    const judged = judgePassword(password, [account?.handle ?? '', known?.name ?? ''])
    if (!judged.ok) return refused(c, judged.problem)
    return change(house, c, 'changed password', async () => {
      const hashed = await desk.hasher.hash(password)
      return hashed.ok ? ok<Act>((stores) => stores.accounts.setPassword(person, hashed.value)) : hashed
    })
  })

  app.post('/api/account/email', async (c) => {
    const body = await readBody(c, emailAsked)
    if (!body.ok) return refused(c, body.problem)
    const { email } = body.value
    if (email !== '' && !isMailAddress(email))
      return refused(c, {
        code: 'invalid',
        message: 'This is no address that mail can go to, such as ana@example.org.',
      })
    const { person } = c.get('asker')
    return change(house, c, 'changed mail address', async () =>
      ok((stores) => stores.accounts.setEmail(person, email || undefined)),
    )
  })

  app.post('/api/account/recovery-codes', async (c) => {
    const body = await readBody(c, nothingAsked)
    if (!body.ok) return refused(c, body.problem)
    const { person } = c.get('asker')
    const recoveryCodes = newRecoveryCodes(random)
    return change(
      house,
      c,
      'made recovery codes',
      async () => ok((stores) => stores.recoveryCodes.replace(person, recoveryCodes)),
      () => c.json({ recoveryCodes } satisfies RecoveryCodes),
    )
  })

  app.post('/api/account/passkeys/options', async (c) => {
    const body = await readBody(c, nothingAsked)
    if (!body.ok) return refused(c, body.problem)
    const { person } = c.get('asker')
    const [account, known, has] = await Promise.all([
      storage.accounts.of(person),
      storage.people.find(person),
      storage.passkeys.of(person),
    ])
    if (!account || !known) return refused(c, notThere)
    const { handle } = account
    return c.json(
      await askForNew({ ...place(c), address: addressOf(house, c) }, { person, handle, name: known.name, has }),
    )
  })

  app.post('/api/account/passkeys', async (c) => {
    const body = await readBody(c, addPasskeyAsked)
    if (!body.ok) return refused(c, body.problem)
    const { name, passkey: answer } = body.value
    return change(house, c, 'added passkey', async () => {
      const passkey = await readNew(place(c), answer)
      return passkey.ok ? ok<Act>((stores) => stores.passkeys.add({ ...passkey.value, name })) : passkey
    })
  })

  app.delete('/api/account/passkeys/:passkey', async (c) => {
    const { person } = c.get('asker')
    const id = c.req.param('passkey')
    const [account, has] = await Promise.all([storage.accounts.of(person), storage.passkeys.of(person)])
    if (!has.some((each) => each.id === id)) return refused(c, notThere)
    if (has.length === 1 && account?.password === undefined)
      return refused(c, { code: 'conflict', message: 'This passkey is your only way in. Set a password first.' })
    return change(house, c, 'removed passkey', async () =>
      ok(async (stores) => {
        // Of two that are removed at the same moment the last one stays.
        const last = (await stores.passkeys.of(person)).length === 1 && account?.password === undefined
        if (!last) await stores.passkeys.remove(person, id)
      }),
    )
  })

  app.delete('/api/account/sign-ins/:signIn', async (c) => {
    const { id, person } = c.get('asker')
    const ended = c.req.param('signIn')
    const theirs = await keeper.changing({ person, signIn: ended }, () =>
      storage.together(async (stores) => {
        if (!(await stores.signIns.endOf(person, ended))) return false
        const about = { ended }
        await stores.journal.write({
          chain: 'server',
          at: clock.now(),
          by: person,
          signIn: id,
          did: 'ended sign-in',
          about,
        })
        return true
      }),
    )
    if (!theirs) return refused(c, notThere)
    return c.body(null, 204)
  })

  app.delete('/api/account/sign-ins', async (c) => {
    const { id, person } = c.get('asker')
    await keeper.changing({ person }, () =>
      storage.together(async (stores) => {
        await stores.signIns.endAllOf(person, id)
        await stores.journal.write({
          chain: 'server',
          at: clock.now(),
          by: person,
          signIn: id,
          did: 'ended other sign-ins',
          about: {},
        })
      }),
    )
    return c.body(null, 204)
  })

  function place(c: Asked) {
    const about = `add ${c.get('asker').id}`
    return { origin: origins[0], challenges: desk.challenges, now: clock.now(), about }
  }
}

async function cardOf(house: House, c: Asked): Promise<AccountCard> {
  const { storage, clock } = house
  const { id, person } = c.get('asker')
  const [known, account, passkeys, codes, signIns] = await Promise.all([
    storage.people.find(person),
    storage.accounts.of(person),
    storage.passkeys.of(person),
    storage.recoveryCodes.left(person),
    storage.signIns.of(person, clock.now()),
  ])
  return {
    name: known?.name ?? '',
    ...(account && {
      account: {
        handle: account.handle,
        ...(account.email !== undefined && { email: account.email }),
        password: account.password !== undefined,
        totp: account.totp !== undefined,
        recoveryCodes: codes,
        passkeys: passkeys.map(({ id, name, madeAt, usedAt }) => ({
          id,
          name,
          madeAt,
          ...(usedAt !== undefined && { usedAt }),
        })),
      },
    }),
    ways: waysIn(house),
    signIns: signIns.map(({ id: each, device, beganAt, seenAt }) => ({
      id: each,
      device,
      beganAt,
      seenAt,
      here: each === id,
    })),
  }
}
