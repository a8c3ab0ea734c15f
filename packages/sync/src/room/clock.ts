/** Time and turns, handed in so that tests turn them by hand. Milliseconds. */
export interface Clock {
  now(): number
  /** Runs after the input of this turn has been read: what arrives together is written together. */
  defer(run: () => void): void
  /** Runs at the very end of the present piece of work. */
  finally(run: () => void): void
  /** Returns the way to cancel. */
  after(milliseconds: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  defer: (run) => {
    setImmediate(run)
  },
  finally: (run) => queueMicrotask(run),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    // A room's timers alone must not keep the process alive.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
