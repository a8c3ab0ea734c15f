import type { Compartment } from '@balcony/design'
import { compartments } from '@balcony/design'
import type { Clock } from '@balcony/sync'
import { noticesStandFor } from '../review/notices.ts'

/** Designs that are remembered at a time. */
const maxKept = 1000

/**
 * Whether somebody who may read more has to look before an edition leaves. The sentence is the same whatever they would find; once
 * said of a design it stands for a quarter of an hour, so that trying names one by one shows next to nothing, and every time is
 * told to those who keep the names.
 */
export class Looks {
  readonly #clock: Pick<Clock, 'now'>
  readonly #until = new Map<string, number>()

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
  }

  /** `hidden`: there is something sure in a compartment that is closed to whoever asks. */
  needed(design: string, open: readonly Compartment[], outside: boolean, hidden: boolean): boolean {
    if (compartments.every((each) => open.includes(each))) return false
    // For others outside the team nothing goes without somebody who knows the names, whatever it says.
    if (outside && !open.includes('people')) return true
    const now = this.#clock.now()
    if (hidden) {
      this.#until.delete(design)
      this.#until.set(design, now + noticesStandFor)
      const [oldest] = this.#until.keys()
      if (this.#until.size > maxKept && oldest !== undefined) this.#until.delete(oldest)
    }
    return (this.#until.get(design) ?? 0) > now
  }
}
