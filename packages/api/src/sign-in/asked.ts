import { z } from 'zod'
import { madePasskey, usedPasskey } from './passkeys.ts'

const token = z.string('Expected the token of a one-time link.').max(200)
const handle = z
  .string('Expected a sign-in name.')
  .trim()
  .regex(/^[^\s\p{C}]{2,254}$/u, 'A sign-in name has no spaces, and at least two letters.')
// How good a password is, is judged elsewhere; here only that nobody sends a book.
const password = z.string('Expected a password.').max(1_000)
const code = z.string('Expected a code.').trim().min(1).max(64).optional()
const shared = z.boolean().optional()
const name = z
  .string('Expected a name.')
  .trim()
  .regex(/^[^\p{C}]{1,100}$/u, 'Expected a name of at most 100 letters.')

const newAccount = z.strictObject({
  handle,
  name: name.optional(),
  password: password.optional(),
  passkey: madePasskey.optional(),
})

export const signInAsked = z.strictObject({ token, account: newAccount.optional(), code, shared })
export const lookAsked = z.strictObject({ token })
export const newPasskeyAsked = z.strictObject({ token, handle })
export const passwordAsked = z.strictObject({
  handle: z.string('Expected a sign-in name.').max(254),
  password,
  code,
  shared,
})
export const passkeyAsked = z.strictObject({ passkey: usedPasskey, shared })
export const mailAsked = z.strictObject({ handle: z.string('Expected a sign-in name.').max(254) })
export const recoveryAsked = z.strictObject({
  handle: z.string('Expected a sign-in name.').max(254),
  recoveryCode: z.string('Expected a recovery code.').max(64),
  password,
  code,
})
export const proofAsked = z.union([z.strictObject({ password, code }), z.strictObject({ passkey: usedPasskey })])
export const demoAsked = z.strictObject({ person: z.string('Expected somebody of the demo.').max(64) })
export const nothingAsked = z.strictObject({})
export const newPasswordAsked = z.strictObject({ password })
export const emailAsked = z.strictObject({ email: z.string('Expected an address.').trim().max(254) })
export const codeAsked = z.strictObject({ code: z.string('Expected the code that the app shows.').trim().max(64) })
export const addPasskeyAsked = z.strictObject({ name, passkey: madePasskey })
