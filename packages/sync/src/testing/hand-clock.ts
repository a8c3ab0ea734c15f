import type { Clock } from '../room/clock.ts'

interface Due {
  readonly at: number
  readonly run: () => void
}

/** A clock that moves when the test turns it, and work that is done when the test says so. */
export class HandClock implements Clock {
  #now = 1_700_000_000_000
  #timers: Due[] = []
  #deferred: (() => void)[] = []
  #last: (() => void)[] = []

  now(): number {
    return this.#now
  }

  defer(run: () => void): void {
    this.#deferred.push(run)
  }

  finally(run: () => void): void {
    this.#last.push(run)
  }

  after(milliseconds: number, run: () => void): () => void {
    const due = { at: this.#now + milliseconds, run }
    this.#timers.push(due)
    return () => {
      this.#timers = this.#timers.filter((timer) => timer !== due)
    }
  }

  /** Lets time pass; timers run in order. */
  turn(milliseconds: number): void {
    const end = this.#now + milliseconds
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
      this.#runLast()
    }
    this.#now = end
  }

  /** Does all work that was put off, and what that puts off, until nothing is left; promises settle in between. */
  async work(): Promise<void> {
    for (;;) {
      await settle()
      this.#runLast()
      const run = this.#deferred.shift()
      if (run) run()
      else if (this.#last.length === 0) {
        await settle()
        if (this.#deferred.length === 0 && this.#last.length === 0) return
      }
    }
  }

  #runLast(): void {
    for (const run of this.#last.splice(0)) run()
  }
}

/** Long enough for every chain of promises that our own code makes; no time passes. */
async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve()
}
