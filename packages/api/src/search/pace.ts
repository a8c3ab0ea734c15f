/** Searches a minute of one person: somebody who types never gets there. */
export const searchesPerMinute = 60
const minute = 60_000

/** How often each person asked in the last minute. */
export class Pace {
  readonly #asked = new Map<string, number[]>()

  mayAsk(person: string, now: number): boolean {
    const recent = (this.#asked.get(person) ?? []).filter((at) => at > now - minute)
    const may = recent.length < searchesPerMinute
    this.#asked.set(person, may ? [...recent, now] : recent)
    if (this.#asked.size > 10_000)
      for (const [one, times] of this.#asked) if (times.every((at) => at <= now - minute)) this.#asked.delete(one)
    return may
  }
}
