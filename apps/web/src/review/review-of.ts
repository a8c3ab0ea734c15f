import { concernsIn, type Settings, type Thread } from '@balcony/design'
import type { Live } from '@balcony/document'
import { get, post } from '../server.ts'
import { DesignReview } from './design-review.ts'
import { openWorker } from './open-worker.ts'

/** The review of a design on this page, with the browser's clock, its worker and the server. */
export function reviewOf(
  design: string,
  live: Live,
  settings: Settings,
  threads: () => readonly Thread[],
): DesignReview {
  const timers = {
    now: () => performance.now(),
    after: (wait: number, act: () => void) => {
      const timer = setTimeout(act, wait)
      return () => clearTimeout(timer)
    },
  }
  return new DesignReview(design, live, {
    get,
    post,
    openWorker,
    timers,
    settings,
    clock: Date.now,
    concerns: () => concernsIn(threads()),
    today: () => new Date().toISOString().slice(0, 10),
  })
}
