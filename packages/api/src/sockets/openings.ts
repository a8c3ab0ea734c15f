import type { Compartment } from '@balcony/design'
import type { House } from '../context.ts'
import type { Asker } from '../door/doorkeeper.ts'

/** A page that lost its line and comes back within this time has not opened anything anew. */
const oneOpening = 10 * 60_000

/** Whoever opens what is sealed is written down, once for each sitting. */
export class Openings {
  readonly #house: Pick<House, 'storage' | 'clock'>
  readonly #known = new Map<string, number>()

  constructor(house: Pick<House, 'storage' | 'clock'>) {
    this.#house = house
  }

  /** Resolves when it is on disk: nobody is let in before. */
  async note(asker: Asker, design: string, compartment: Compartment): Promise<void> {
    if (compartment !== 'sealed') return
    const { storage, clock } = this.#house
    const now = clock.now()
    for (const [key, at] of this.#known) if (now - at >= oneOpening) this.#known.delete(key)
    const key = `${asker.id} ${design}`
    const isNew = !this.#known.has(key)
    this.#known.set(key, now)
    if (!isNew) return
    const { id: signIn, person: by } = asker
    await storage.journal.write({ chain: design, at: now, by, signIn, did: 'opened', about: { compartment } })
  }
}
