import type { Clock } from '@balcony/sync'

/** A clock that stands still until the test turns it. */
export interface HandClock extends Clock {
  turn(milliseconds: number): void
}

export function handClock(start = Date.UTC(2027, 1, 20)): HandClock {
  let now = start
  const waiting = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    defer: (run) => void setImmediate(run),
    finally: (run) => queueMicrotask(run),
    after(milliseconds, run) {
      const one = { at: now + milliseconds, run }
      waiting.add(one)
      return () => waiting.delete(one)
    },
    turn(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        const [next] = [...waiting].filter((one) => one.at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        now = Math.max(now, next.at)
        waiting.delete(next)
        next.run()
      }
      now = end
    },
  }
}
