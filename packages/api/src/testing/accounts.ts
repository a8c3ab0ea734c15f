import { argon2id } from '../sign-in/hashing.ts'
import { newSecret } from '../sign-in/secrets.ts'
import { codeAt } from '../sign-in/totp.ts'
import { cookieOf, hostOf, type Visitor, type World } from './world.ts'

/** A password that passes, for people of the tests. */
export const password = 'lantern orchard velvet comet'

let hashed: Promise<string> | undefined

/** Gives a person an account. */
export async function withAccount(
  here: World,
  person: string,
  more: { readonly handle?: string; readonly email?: string; readonly totp?: string } = {},
): Promise<string> {
  const { handle = `handle-${person}`, email, totp } = more
  hashed ??= argon2id.hash(password)
  const account = { person, handle, email, password: await hashed, totp: undefined }
  const made = await here.storage.accounts.make(account, here.clock.now())
  if (!made.ok) throw new Error(made.problem.message)
  if (totp) await here.storage.accounts.setTotp(person, { secret: totp, step: 0 })
  return handle
}

/** Opens an invitation as its guest would: chooses a sign-in name and a password, and is in. */
export async function join(here: World, link: string, handle = newSecret(here.random).slice(0, 12)): Promise<Visitor> {
  const answer = await here.nobody.post('/api/sign-in', { token: tokenIn(link), account: { handle, password } })
  if (answer.status !== 200) throw new Error(`the invitation answered ${answer.status}: ${await answer.text()}`)
  const { id } = (await answer.json()) as { id: string }
  return here.visitor(id, cookieOf(answer))
}

export function tokenIn(link: string): string {
  return String(link.split('#')[1])
}

/** What an authenticator app shows now, or some steps from now. */
export function codeNow(here: World, secret: string, steps = 0): string {
  return codeAt(secret, Math.floor(here.clock.now() / 30_000) + steps)
}

/** The same request from a network address of its own. */
export async function postFrom(
  here: World,
  address: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const [origin] = here.origins
  const init = {
    method: 'POST',
    headers: { host: hostOf(origin), origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
  return here.api.app.request(path, init, { incoming: { socket: { remoteAddress: address } } as never })
}
