import { ok, type Result, refuse } from '@balcony/base'
import type { Account, Stores } from '@balcony/storage'
import { stepOf } from './totp.ts'

const needsCode = refuse(
  'needs-code',
  'Enter the six digits that your authenticator app shows, or one of your recovery codes.',
)
const wrongCode = refuse(
  'needs-code',
  'This code is not right, or was used already. Wait for the next one; a recovery code works once.',
)

/** Asked in the transaction that lets somebody in, so that a code is used up exactly when it let somebody in. */
export async function secondFactor(
  stores: Pick<Stores, 'accounts' | 'recoveryCodes'>,
  account: Account | undefined,
  code: string | undefined,
  now: number,
): Promise<Result<void>> {
  if (!account?.totp) return ok(undefined)
  if (code === undefined) return needsCode
  const step = stepOf(account.totp, code, now)
  const right =
    step === undefined
      ? await stores.recoveryCodes.use(account.person, code)
      : await stores.accounts.useTotpStep(account.person, step)
  return right ? ok(undefined) : wrongCode
}
