import type { MiddlewareHandler } from 'hono'
import { refused } from '../refusals.ts'

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD'])
// Both need another site to ask first, and it is told no; a form or a plain request of theirs can send neither.
const contentTypes = /^application\/(json|octet-stream)(;|$)/i

const unsafeMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Requests come to a name that is ours (another site's name may be made to point at this machine), and what changes anything
 * comes from our own page, as JSON. Missing headers count as wrong ones.
 */
export function sameOrigin(ours: readonly string[]): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (!ours.some((origin) => new URL(origin).host === host))
      return refused(c, { code: 'invalid', message: notThisName }, 421)
    const site = c.req.header('sec-fetch-site')
    if (safeMethods.has(c.req.method)) {
      // Pages may be opened from anywhere; what the interface answers is for our own page.
      const fromElsewhere = site !== undefined && site !== 'same-origin' && site !== 'none'
      if (fromElsewhere && c.req.path.startsWith('/api/')) return refused(c, notOurPage, 403)
      return next()
    }
    if (!unsafeMethods.has(c.req.method)) return refused(c, notOurPage, 405)
    const origin = c.req.header('origin')
    const ourPage = isOurs(origin, host, ours) && (site === undefined || site === 'same-origin')
    if (!ourPage) return refused(c, notOurPage, 403)
    if (!contentTypes.test(c.req.header('content-type') ?? ''))
      return refused(
        c,
        {
          code: 'invalid',
          message: 'Expected a request with the content type application/json, or application/octet-stream for a file.',
        },
        415,
      )
    return next()
  }
}

/** Whether a request to `host` was sent by the page that we serve there. */
export function isOurs(origin: string | undefined, host: string | undefined, ours: readonly string[]): boolean {
  return origin !== undefined && ours.includes(origin) && new URL(origin).host === host
}

const notThisName =
  'Balcony is not served under this name. If you run it: the proxy in front must pass the header Host on as it came.'

const notOurPage = {
  code: 'invalid',
  message: 'This request did not come from Balcony’s own page. Open Balcony in its own tab and try again.',
} as const
