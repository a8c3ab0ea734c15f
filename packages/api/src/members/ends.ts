import type { Storage } from '@balcony/storage'
import type { Clock } from '@balcony/sync'
import type { Doorkeeper } from '../door/doorkeeper.ts'

/** A timer of the system holds no longer than 24 days, and a clock may be set: so long at most until it is looked at again. */
const looksAgainAfter = 12 * 3_600_000

/** Memberships and links with an end are over at their moment, also for those who are in. */
export class Ends {
  readonly #storage: Storage
  readonly #clock: Clock
  readonly #keeper: Pick<Doorkeeper, 'changing' | 'sweep'>
  readonly #left: (design: string) => Promise<void>
  #rest = () => {}
  #isClosed = false

  /** `left` is told of a design that somebody's membership has ended in. */
  constructor(
    storage: Storage,
    clock: Clock,
    keeper: Pick<Doorkeeper, 'changing' | 'sweep'>,
    left: (design: string) => Promise<void>,
  ) {
    this.#storage = storage
    this.#clock = clock
    this.#keeper = keeper
    this.#left = left
  }

  /** Ends what is over, and comes back when the next is. To be called whenever an end was set. */
  async look(): Promise<void> {
    const now = this.#clock.now()
    for (const { design, person, role } of await this.#storage.members.over(now)) {
      await this.#keeper.changing({ design, person }, () =>
        this.#storage.together(async (stores) => {
          const removed = await stores.members.remove(design, person)
          if (!removed.ok) return
          await stores.invitations.withdrawBy(design, person)
          const about = { person, was: role }
          await stores.journal.write({
            chain: design,
            at: now,
            by: 'server',
            signIn: 'server',
            did: 'ended a membership',
            about,
          })
        }),
      )
      await this.#left(design)
    }
    if (this.#isClosed) return
    const [member, link] = await Promise.all([this.#storage.members.nextEnd(now), this.#storage.links.nextEnd(now)])
    this.#rest()
    const next = Math.min(member ?? Number.POSITIVE_INFINITY, link ?? Number.POSITIVE_INFINITY)
    const wait = Math.max(1, Math.min(next - this.#clock.now(), looksAgainAfter))
    this.#rest = this.#clock.after(wait, () => void this.#due().catch(() => undefined))
  }

  close(): void {
    this.#isClosed = true
    this.#rest()
  }

  async #due(): Promise<void> {
    // Whoever came by a link that is over now is judged like everybody else.
    await this.#keeper.sweep()
    await this.look()
  }
}
