import { enter, type Member } from '@balcony/access'
import type { Compartment } from '@balcony/design'
import { isCurrent, type SignIn, type Storage, type Stores } from '@balcony/storage'
import { type Clock, closeCode, type Rooms, type SeatView } from '@balcony/sync'
import { concerns, type Feeds, type Scope } from '../feed/feeds.ts'
import type { Answers } from './answers.ts'

/** Everybody who is in is judged again this often, should an announcement of a change ever get lost. */
const judgedAgainEvery = 30_000

type DoorRooms = Pick<Rooms, 'seats' | 'revise' | 'expel' | 'hold'>

export type Asker = Pick<SignIn, 'id' | 'person'>

/** Decides who may come in, and sends out whose access ended. Every request and every entering of a room asks here. */
export class Doorkeeper {
  readonly #storage: Storage
  readonly #clock: Clock
  readonly #rooms: DoorRooms
  readonly #feeds: Feeds
  readonly #answers: Answers
  #changes = 0
  /** Changes of access that are being written down now. */
  readonly #underway = new Set<Promise<unknown>>()
  #rest: () => void

  constructor(storage: Storage, clock: Clock, rooms: DoorRooms, feeds: Feeds, answers: Answers) {
    this.#storage = storage
    this.#clock = clock
    this.#rooms = rooms
    this.#feeds = feeds
    this.#answers = answers
    this.#rest = clock.after(judgedAgainEvery, () => this.#round())
  }

  async asker(secret: string | undefined): Promise<Asker | undefined> {
    return secret === undefined ? undefined : this.#storage.signIns.byToken(secret, this.#clock.now())
  }

  /** Whether their sign-in still holds. */
  async holds(asker: Asker): Promise<boolean> {
    return this.#storage.signIns.holds(asker.id, this.#clock.now())
  }

  /** Somebody's membership, while their sign-in holds. With the stores of a transaction, what it writes rests on nothing older. */
  async member(asker: Asker, design: string, stores: Stores = this.#storage): Promise<Member | undefined> {
    const holds = await stores.signIns.holds(asker.id, this.#clock.now())
    const member = holds ? await stores.members.find(design, asker.person) : undefined
    return member && isCurrent(member, this.#clock.now()) ? member : undefined
  }

  /** Looks until nothing changed meanwhile, and acts in the same breath: nobody slips in on a verdict that no longer stands. */
  async settled<T, R>(look: () => Promise<T>, act: (found: T) => R): Promise<R> {
    for (;;) {
      await Promise.allSettled(this.#underway)
      const seen = this.#changes
      const found = await look()
      if (seen === this.#changes && this.#underway.size === 0) return act(found)
    }
  }

  /** The same for whoever is in already: a change that is underway judges them again when it is done, so nothing waits for it. */
  async judged<T, R>(look: () => Promise<T>, act: (found: T) => R): Promise<R> {
    for (;;) {
      const seen = this.#changes
      const found = await look()
      if (seen === this.#changes) return act(found)
    }
  }

  /**
   * Changes access: nothing is taken from those in scope and nothing sent to them from before `work` writes it down until they are
   * judged again. So the moment at which it is on disk is the moment at which it holds. `work` asks for nothing but the stores.
   */
  async changing<T>(scope: Scope | readonly Scope[], work: () => Promise<T>): Promise<T> {
    const done = this.#change([scope].flat(), work)
    this.#underway.add(done)
    try {
      return await done
    } finally {
      this.#underway.delete(done)
    }
  }

  async #change<T>(scopes: readonly Scope[], work: () => Promise<T>): Promise<T> {
    const goOn = scopes.map((scope) => this.#feeds.hold(scope))
    const release = await this.#rooms.hold((seat) =>
      scopes.some((scope) => concerns(scope, { ...seat, design: designOf(seat) })),
    )
    try {
      return await work()
    } finally {
      await Promise.all(scopes.map((scope) => this.changed(scope)))
      release()
      for (const settle of goOn) settle()
    }
  }

  /** To be called once a change of access is on disk, before anybody is told of it. Resolves when all it concerns are judged. */
  async changed(scope: Scope): Promise<void> {
    this.#changes += 1
    this.#answers.stop(scope)
    await Promise.all([this.#feeds.accessChanged(scope), this.#judgeSeats(scope)])
  }

  /** Nothing was changed, so nobody is told to look again: only those whose access has ended are sent out. */
  async sweep(): Promise<void> {
    await Promise.all([this.#judgeSeats({}), this.#feeds.sweep()])
  }

  close(): void {
    this.#rest()
  }

  async #judgeSeats(scope: Scope): Promise<void> {
    const groups = Map.groupBy(
      this.#rooms.seats().filter((seat) => concerns(scope, { ...seat, design: designOf(seat) })),
      (seat) => `${seat.signIn} ${designOf(seat)}`,
    )
    await Promise.all([...groups.values()].map((seats) => this.#judge(seats)))
  }

  /** Seats of one sign-in in one design. */
  async #judge(seats: readonly SeatView[]): Promise<void> {
    const [first] = seats
    if (!first) return
    const design = designOf(first)
    const here = (seat: SeatView) => seat.signIn === first.signIn && designOf(seat) === design
    const verdict = await this.#verdict(first, design).catch(() => undefined)
    // Where the disk cannot say, nobody stays; they come back and are judged at the door.
    if (!verdict) return this.#rooms.expel(here, closeCode.disk, 'access could not be checked')
    if (!verdict.holds) return this.#rooms.expel(here, closeCode.signedOut, 'signed out')
    const right = (seat: SeatView) => enter(verdict.member, compartmentOf(seat))
    this.#rooms.expel((seat) => here(seat) && right(seat) === undefined, closeCode.notAllowed, 'access ended')
    for (const write of [true, false]) {
      const flips = (seat: SeatView) => here(seat) && seat.mayWrite !== write && (right(seat) === 'write') === write
      if (this.#rooms.seats().some(flips)) this.#rooms.revise(flips, write)
    }
  }

  async #verdict(seat: SeatView, design: string): Promise<{ holds: boolean; member: Member | undefined }> {
    const holds = await this.#storage.signIns.holds(seat.signIn, this.#clock.now())
    const member = holds ? await this.#storage.members.find(design, seat.person) : undefined
    return { holds, member: member && isCurrent(member, this.#clock.now()) ? member : undefined }
  }

  #round(): void {
    this.#rest = this.#clock.after(judgedAgainEvery, () => this.#round())
    void this.sweep()
  }
}

function designOf(seat: SeatView): string {
  return seat.compartment.slice(0, seat.compartment.lastIndexOf('/'))
}

function compartmentOf(seat: SeatView): Compartment {
  return seat.compartment.slice(seat.compartment.lastIndexOf('/') + 1) as Compartment
}
