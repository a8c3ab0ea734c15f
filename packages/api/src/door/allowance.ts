import type { MiddlewareHandler } from 'hono'
import type { Env } from '../context.ts'
import { refused } from '../refusals.ts'

/** What one person may ask for at once, over all their tabs and devices. A page that opens a design asks for about thirty. */
export const allowanceAtOnce = 3000
/** What comes back of it every second. */
const allowancePerSecond = 20
/** What is printed, cut, compared, searched or read whole keeps a thread busy: it counts as so many plain requests. */
export const costOfWork = 20

const work = /\/(exports|json|copy|search|review|as|versions|releases|purges|edition|archive)(\/|$)/

interface Purse {
  left: number
  at: number
}

/** The requests of each person, counted by what they cost: who asks without end waits, and takes nothing from anybody else. */
export class Allowance {
  readonly #purses = new Map<string, Purse>()

  /** Seconds to wait; 0 when it was taken. What is refused costs nothing, so that waiting helps. */
  take(person: string, cost: number, now: number): number {
    const purse = this.#purses.get(person) ?? { left: allowanceAtOnce, at: now }
    const left = Math.min(allowanceAtOnce, purse.left + ((now - purse.at) / 1000) * allowancePerSecond)
    const isEnough = left >= cost
    this.#purses.set(person, { left: isEnough ? left - cost : left, at: now })
    if (this.#purses.size > 1000) this.#forget(now)
    return isEnough ? 0 : Math.ceil((cost - left) / allowancePerSecond)
  }

  /** Whoever has everything again need not be remembered. */
  #forget(now: number): void {
    for (const [person, { left, at }] of this.#purses)
      if (left + ((now - at) / 1000) * allowancePerSecond >= allowanceAtOnce) this.#purses.delete(person)
  }
}

/** Below `signedIn`. */
export function withinAllowance(allowance: Allowance, now: () => number): MiddlewareHandler<Env> {
  return async (c, next) => {
    const seconds = allowance.take(c.get('asker').person, work.test(c.req.path) ? costOfWork : 1, now())
    if (seconds === 0) return next()
    c.header('Retry-After', String(seconds))
    return refused(c, {
      code: 'too-many',
      message: 'You asked for more than one person’s share. Wait a little, then try again.',
    })
  }
}
