import type { MiddlewareHandler } from 'hono'

// No inline script or style, nothing from anybody else, no frame around us. Styles are set through the CSSOM, which `style-src` allows.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ')

const policyHeader = 'Content-Security-Policy'

const always: Readonly<Record<string, string>> = {
  [policyHeader]: contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
}

/** Headers of every answer, refusals included. What is not marked as unchanging by who made it is never stored anywhere. */
export function securityHeaders(https: boolean): MiddlewareHandler {
  const headers = Object.entries(https ? { ...always, 'Strict-Transport-Security': 'max-age=31536000' } : always)
  return async (c, next) => {
    await next()
    for (const [name, value] of headers) {
      // A file that somebody brought carries a narrower policy of its own.
      if (name !== policyHeader || !c.res.headers.has(name)) c.res.headers.set(name, value)
    }
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  }
}
