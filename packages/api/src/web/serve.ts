import type { Context } from 'hono'
import type { WebFile } from './files.ts'

/** Places of the application that live in the address bar; each is answered with its page. */
const pages = /^\/$|^\/(sign-in|account|self-check|people|journal)\/?$|^\/l\/[a-z0-9]{16}\/?$|^\/d(\/[\w.~%@-]+)+\/?$/

/** The worker that prints on the device runs under the policy of its own answer: the only script of ours that may start a program. */
const typesetter = /^\/assets\/typesetter-[A-Za-z0-9_-]+\.js$/
const typesettersPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/** A file of the web application or its page; undefined when the path is neither. Needs no sign-in: it holds nothing of anybody. */
export async function serveWeb(c: Context, files: ReadonlyMap<string, WebFile>): Promise<Response | undefined> {
  const page = pages.test(c.req.path)
  const file = files.get(page ? '/index.html' : c.req.path)
  if (!file) return page && files.size === 0 ? c.text(notBuilt, 200) : undefined
  const html = file.type.startsWith('text/html')
  c.header('Content-Type', file.type)
  c.header('Cache-Control', html ? 'no-store' : file.unchanging ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (typesetter.test(c.req.path)) c.header('Content-Security-Policy', typesettersPolicy)
  if (!html) {
    c.header('ETag', file.tag)
    c.header('Vary', 'Accept-Encoding')
    if (c.req.header('if-none-match') === file.tag) return c.body(null, 304)
  }
  const smaller = /\bbr\b/.test(c.req.header('accept-encoding') ?? '') ? await file.compressed() : undefined
  if (smaller) c.header('Content-Encoding', 'br')
  return c.body(Uint8Array.from(smaller ?? file.bytes))
}

const notBuilt = `Balcony runs, but its pages are not built yet.

Stop it and use "npm start", which builds them, or run "pnpm --filter @balcony/web build".
`
