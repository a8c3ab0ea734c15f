import { ok, type Result, refuse } from '@balcony/base'

/** Large jobs of one person, exports or imports, that may wait behind the one that runs. */
export const maxWaitingJobs = 3

/** One job per person at a time; the next ones wait their turn. */
export class OneAtATime {
  readonly #jobs = new Map<string, { last: Promise<unknown>; count: number }>()

  async run<T>(person: string, job: () => Promise<T>): Promise<Result<T>> {
    const line = this.#jobs.get(person) ?? { last: Promise.resolve(), count: 0 }
    if (line.count > maxWaitingJobs)
      return refuse('too-many', 'What you asked for before is still being made. Wait for it, then try again.')
    this.#jobs.set(person, line)
    line.count += 1
    const mine = line.last.then(job)
    // The next in line starts whether this one succeeds or not; whoever asked for this one hears of its failure.
    line.last = mine.catch(() => undefined)
    try {
      return ok(await mine)
    } finally {
      line.count -= 1
      if (line.count === 0) this.#jobs.delete(person)
    }
  }
}
