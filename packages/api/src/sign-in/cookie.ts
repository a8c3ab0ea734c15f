import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'
import { isSecret } from './secrets.ts'

/** How the sign-in cookie is called. Browsers share cookies between ports of one host, so on loopback the port is in the name. */
export type CookieName = { readonly name: string; readonly https: boolean }

export function cookieName(origin: string): CookieName {
  const url = new URL(origin)
  return url.protocol === 'https:'
    ? { name: '__Host-balcony', https: true }
    : { name: `balcony-${url.port || '80'}`, https: false }
}

export function giveCookie(c: Context, cookie: CookieName, secret: string, maxAgeSeconds: number | undefined): void {
  setCookie(c, cookie.name, secret, {
    ...attributes(cookie),
    ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
  })
}

export function takeCookie(c: Context, cookie: CookieName): void {
  deleteCookie(c, cookie.name, attributes(cookie))
}

export function secretIn(c: Context, cookie: CookieName): string | undefined {
  const value = getCookie(c, cookie.name)
  return isSecret(value) ? value : undefined
}

/** The same for an upgrade, which brings a bare header. */
export function secretInHeader(header: string | undefined, cookie: CookieName): string | undefined {
  const value = header === undefined ? undefined : parse(header, cookie.name)[cookie.name]
  return isSecret(value) ? value : undefined
}

function attributes(cookie: CookieName) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: cookie.https } as const
}
