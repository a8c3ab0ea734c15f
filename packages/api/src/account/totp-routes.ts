import { ok, refuse } from '@balcony/base'
import { readBody } from '../body.ts'
import type { App, House } from '../context.ts'
import type { NewTotp, RecoveryCodes } from '../contract.ts'
import { notThere, refused } from '../refusals.ts'
import { codeAsked, nothingAsked } from '../sign-in/asked.ts'
import { unproven } from '../sign-in/proof.ts'
import { newRecoveryCodes } from '../sign-in/recovery-codes.ts'
import { newTotpSecret, stepOf, totpUri } from '../sign-in/totp.ts'
import { type Act, change } from './change.ts'

/** So long may somebody look for their phone. */
const beginsFor = 10 * 60_000
const maxBegun = 1_000

/** The second factor: begun with a secret for the app, on once the app showed a code of it. */
export function addTotp(app: App, house: House): void {
  const { storage, clock, random } = house
  /** By sign-in. What was begun and not finished is forgotten with this process. */
  const begun = new Map<string, { readonly secret: string; readonly until: number }>()

  app.post('/api/account/totp/begin', async (c) => {
    const body = await readBody(c, nothingAsked)
    if (!body.ok) return refused(c, body.problem)
    const { id, person } = c.get('asker')
    const account = await storage.accounts.of(person)
    if (!account) return refused(c, notThere)
    const refusal = await unproven(house, c)
    if (refusal) return refusal
    const [oldest] = begun.keys()
    if (begun.size >= maxBegun && oldest !== undefined) begun.delete(oldest)
    const secret = newTotpSecret(random)
    begun.set(id, { secret, until: clock.now() + beginsFor })
    return c.json({ secret, uri: totpUri(secret, account.handle) } satisfies NewTotp)
  })

  app.post('/api/account/totp', async (c) => {
    const body = await readBody(c, codeAsked)
    if (!body.ok) return refused(c, body.problem)
    const { id, person } = c.get('asker')
    const open = begun.get(id)
    const recoveryCodes = newRecoveryCodes(random)
    return change(
      house,
      c,
      'turned second factor on',
      async () => {
        if (!open || open.until <= clock.now()) return tooLate
        const step = stepOf(open.secret, body.value.code, clock.now())
        if (step === undefined) return notThisCode
        begun.delete(id)
        return ok<Act>(async (stores) => {
          await stores.accounts.setTotp(person, { secret: open.secret, step })
          await stores.recoveryCodes.replace(person, recoveryCodes)
        })
      },
      () => c.json({ recoveryCodes } satisfies RecoveryCodes),
    )
  })

  app.post('/api/account/totp/off', async (c) => {
    const body = await readBody(c, nothingAsked)
    if (!body.ok) return refused(c, body.problem)
    const { person } = c.get('asker')
    return change(house, c, 'turned second factor off', async () =>
      ok((stores) => stores.accounts.setTotp(person, undefined)),
    )
  })
}

const tooLate = refuse('conflict', 'This took too long. Begin again: the app needs the new code on the screen.')
const notThisCode = refuse(
  'invalid',
  'This is not the code of now. Check the clock of your phone, and take the next code.',
)
