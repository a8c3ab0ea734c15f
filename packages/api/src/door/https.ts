import type { IncomingMessage } from 'node:http'
import type { MiddlewareHandler } from 'hono'
import type { Env } from '../context.ts'
import { refused } from '../refusals.ts'
import type { Proxies } from './address.ts'

/**
 * What is wrong with the way a request took, where there is a public address: it came past our proxies, or they say that it was not
 * encrypted. Undefined when it may go on; also where a proxy says nothing, of which the self-check warns.
 */
function wrongWay(
  remote: string | undefined,
  proto: string | undefined,
  proxies: Proxies,
): 'past-the-proxy' | 'not-encrypted' | undefined {
  // Tests that open no port have no remote end.
  if (remote !== undefined && !proxies.has(remote)) return 'past-the-proxy'
  return proto !== undefined && proto.split(',').at(-1)?.trim().toLowerCase() !== 'https' ? 'not-encrypted' : undefined
}

/** Behind a public address everything comes through our proxies and over HTTPS. */
export function httpsOnly(https: boolean, proxies: Proxies): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!https) return next()
    const way = wrongWay(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-proto'), proxies)
    return way === undefined ? next() : refused(c, { code: 'invalid', message: words[way] }, 421)
  }
}

/** The same for an upgrade. */
export function cameRight(request: IncomingMessage, https: boolean, proxies: Proxies): boolean {
  const proto = request.headers['x-forwarded-proto']
  const told = Array.isArray(proto) ? proto.join() : proto
  return !https || wrongWay(request.socket.remoteAddress, told, proxies) === undefined
}

const words = {
  'past-the-proxy':
    'Balcony is reached through its public address only. If you run it: name the address of your proxy in BALCONY_PROXIES.',
  'not-encrypted': 'Balcony is reached over HTTPS only. Open the address that begins with https://.',
} as const
