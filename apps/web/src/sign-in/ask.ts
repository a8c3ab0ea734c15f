// What the sign-in pages ask of the server.
import type { Entered, Me, OneTimeLinkCard, Recovery, SignIn, SignInWays, WithPassword } from '@balcony/api/contract'
import { queryOptions } from '@tanstack/react-query'
import { entered } from '../queries.ts'
import { get, post } from '../server.ts'
import { makePasskey, usePasskey } from './passkey.ts'

export const waysQuery = queryOptions({ queryKey: ['ways'], queryFn: () => get<SignInWays>('/api/sign-in') })

export function lookAtLink(token: string): Promise<OneTimeLinkCard> {
  return post<OneTimeLinkCard>('/api/sign-in/look', { token })
}

export async function byLink(brought: SignIn): Promise<Entered> {
  return entered(await post<Entered>('/api/sign-in', brought))
}

export async function byPassword(brought: WithPassword): Promise<Me> {
  return entered(await post<Me>('/api/sign-in/password', brought))
}

export async function byPasskey(shared: boolean): Promise<Me> {
  const passkey = await usePasskey(await post('/api/sign-in/passkey/options'))
  return entered(await post<Me>('/api/sign-in/passkey', { passkey, shared }))
}

export async function byRecovery(brought: Recovery): Promise<Me> {
  return entered(await post<Me>('/api/sign-in/recover', brought))
}

export function mailLink(handle: string): Promise<void> {
  return post('/api/sign-in/mail', { handle })
}

/** Makes a passkey upon a link, before there is an account. */
export async function passkeyUponLink(token: string, handle: string): Promise<unknown> {
  return makePasskey(await post('/api/sign-in/new-passkey', { token, handle }))
}
