import { ok, type Random, type Result, refuse } from '@balcony/base'
import type { Account, Passkey, Purpose, Stores } from '@balcony/storage'
import type { z } from 'zod'
import type { House } from '../context.ts'
import { isMailAddress } from '../mail/mailer.ts'
import type { signInAsked } from './asked.ts'
import type { Desk } from './desk.ts'
import { readNew } from './passkeys.ts'
import { judgePassword } from './password-rules.ts'
import { newRecoveryCodes } from './recovery-codes.ts'

/** How somebody will come in from now on, as they chose it and we can keep it. */
export interface Chosen {
  readonly handle: string
  readonly name: string | undefined
  /** The id that the passkey was made for, where a new person chose one. */
  readonly person: string | undefined
  /** Hashed. */
  readonly password: string | undefined
  readonly passkey: Omit<Passkey, 'name' | 'usedAt'> | undefined
}

type Wanted = NonNullable<z.infer<typeof signInAsked>['account']>

export async function readChosen(
  house: House,
  desk: Desk,
  asked: { readonly about: string; readonly purpose: Purpose; readonly account: Wanted },
): Promise<Result<Chosen>> {
  const { about, purpose, account } = asked
  const { handle, password } = account
  const name = purpose.is === 'own' ? account.name : undefined
  if (purpose.is === 'own' && name === undefined) return refuse('invalid', 'Say first what you are called.')
  if ((password === undefined) === (account.passkey === undefined))
    return refuse('invalid', 'Choose either a password or a passkey.')
  const chosen = { handle, name, person: undefined, password: undefined, passkey: undefined }
  if (password !== undefined) {
    const known = purpose.is === 'join' ? purpose.name : name
    const judged = judgePassword(password, known === undefined ? [handle] : [handle, known])
    if (!judged.ok) return judged
    const hashed = await desk.hasher.hash(password)
    return hashed.ok ? ok({ ...chosen, password: hashed.value }) : hashed
  }
  const { challenges } = desk
  const place = { origin: house.origins[0], challenges, now: house.clock.now(), about }
  const passkey = account.passkey ? await readNew(place, account.passkey) : undefined
  if (!passkey?.ok) return passkey ?? refuse('invalid', 'Choose either a password or a passkey.')
  const person = 'person' in purpose ? undefined : passkey.value.person
  return ok({ ...chosen, person, passkey: passkey.value })
}

/** Makes the account, or gives an existing one its new way in; hands back recovery codes where there are none left. */
export async function keepAccount(
  stores: Stores,
  person: string,
  chosen: Chosen,
  existing: Account | undefined,
  { now, random }: { readonly now: number; readonly random: Random },
): Promise<readonly string[] | undefined> {
  const { handle, password, passkey } = chosen
  if (!existing) {
    const email = isMailAddress(handle) ? handle : undefined
    await stores.accounts.make({ person, handle, email, password, totp: undefined }, now)
  } else if (password !== undefined) {
    await stores.accounts.setPassword(person, password)
  }
  if (passkey) await stores.passkeys.add({ ...passkey, person, name: '' })
  if ((await stores.recoveryCodes.left(person)) > 0) return undefined
  const codes = newRecoveryCodes(random)
  await stores.recoveryCodes.replace(person, codes)
  return codes
}
