import { newId, type Random } from '@balcony/base'
import type { Clock } from '@balcony/sync'
import type { NewPurge, PurgeAsked } from './contract.ts'

/** So long a removal waits for another lead. */
const waitsFor = 24 * 60 * 60_000
const mostWaiting = 20

/**
 * Removals that wait for another lead, and when something was removed. In memory only: a name that is to be forgotten is written down
 * nowhere, least of all on the way.
 */
export class Purges {
  readonly #clock: Pick<Clock, 'now'>
  readonly #asked = new Map<string, PurgeAsked & { readonly design: string }>()
  readonly #done = new Map<string, number>()
  readonly #watchers = new Set<(design: string) => void>()

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
  }

  ask(design: string, by: string, purge: NewPurge, random: Random): PurgeAsked {
    const at = this.#clock.now()
    const asked = { ...purge, id: newId(random), by, at, until: at + waitsFor }
    this.#asked.set(asked.id, { ...asked, design })
    const own = this.of(design)
    for (const { id } of own.slice(0, Math.max(0, own.length - mostWaiting))) this.#asked.delete(id)
    return asked
  }

  of(design: string): readonly PurgeAsked[] {
    const now = this.#clock.now()
    for (const [id, { until }] of this.#asked) if (until <= now) this.#asked.delete(id)
    return [...this.#asked.values()].flatMap(({ design: of, ...asked }) => (of === design ? [asked] : []))
  }

  /** Takes it out of the list: it is run once, or withdrawn. */
  take(design: string, id: string): PurgeAsked | undefined {
    const asked = this.of(design).find((each) => each.id === id)
    this.#asked.delete(asked?.id ?? '')
    return asked
  }

  putBack(design: string, asked: PurgeAsked): void {
    this.#asked.set(asked.id, { ...asked, design })
  }

  /** How often something was removed from a design since the server started: what was begun before is not given out after. */
  count(design: string): number {
    return this.#done.get(design) ?? 0
  }

  happened(design: string): void {
    this.#done.set(design, this.count(design) + 1)
    for (const forget of this.#watchers) forget(design)
  }

  /** `forget` is called whenever something was removed from a design. */
  whenHappened(forget: (design: string) => void): void {
    this.#watchers.add(forget)
  }
}
