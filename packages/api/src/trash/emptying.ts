import type { Storage } from '@balcony/storage'
import type { Clock } from '@balcony/sync'

const day = 24 * 60 * 60_000

/** So long a design that was thrown away can be brought back. */
export const keptFor = 30 * day

/** Empties the trash of what lay there for its time, now and once a day. */
export class Emptying {
  readonly #storage: Pick<Storage, 'designs'>
  readonly #clock: Clock
  #rest: () => void

  constructor(storage: Pick<Storage, 'designs'>, clock: Clock) {
    this.#storage = storage
    this.#clock = clock
    this.#rest = clock.after(0, () => this.#empty())
  }

  close(): void {
    this.#rest()
  }

  #empty(): void {
    this.#rest = this.#clock.after(day, () => this.#empty())
    // A disk that fails says so at everything else; tomorrow is another day.
    this.#storage.designs.empty(this.#clock.now() - keptFor).catch(() => undefined)
  }
}
