import { noProxies, readProxies } from '@balcony/api'
import { ok, type Result, refuse } from '@balcony/base'
import type { Settings } from './settings.ts'

const loopback = '127.0.0.1'

/**
 * How people reach us from elsewhere. Without `BALCONY_ORIGIN` nothing listens beyond this machine. With it, a proxy in front speaks HTTPS;
 * `BALCONY_PROXIES` says where it runs, and `BALCONY_LISTEN` at what address it finds us, where that is another machine or container.
 */
export function readPublic(
  env: Readonly<Record<string, string | undefined>>,
): Result<Pick<Settings, 'origin' | 'listen' | 'proxies'>> {
  const wanted = env['BALCONY_ORIGIN']
  if (!wanted) {
    const alone = ['BALCONY_LISTEN', 'BALCONY_PROXIES'].find((name) => env[name])
    if (alone)
      return refuse('invalid', `${alone} is for an installation with a public address. Set BALCONY_ORIGIN, too.`)
    return ok({ origin: undefined, listen: loopback, proxies: noProxies })
  }
  const url = URL.canParse(wanted) ? new URL(wanted) : undefined
  // Passwords and designs travel over it: in the clear they would be everybody's.
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search || url.hash || url.username)
    return refuse(
      'invalid',
      `BALCONY_ORIGIN is “${wanted}”. Set it to the public address alone, such as https://balcony.example.org.`,
    )
  const proxies = readProxies(env['BALCONY_PROXIES'] || `${loopback} ::1`)
  if (!proxies.ok) return refuse('invalid', `BALCONY_PROXIES: ${proxies.problem.message}`)
  return ok({ origin: url.origin, listen: env['BALCONY_LISTEN'] || loopback, proxies: proxies.value })
}
