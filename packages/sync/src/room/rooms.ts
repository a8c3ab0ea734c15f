import type { CompartmentId } from '../log.ts'
import { closeCode } from '../protocol.ts'
import { systemClock } from './clock.ts'
import { Committer } from './committer.ts'
import type { Pass } from './pass.ts'
import { type House, Room } from './room.ts'
import type { RoomsOptions, SeatView } from './rooms-options.ts'
import type { Seat } from './seat.ts'
import type { Wire } from './wire.ts'

/** All rooms of a process. A room opens when somebody enters and is forgotten a while after the last one left. */
export class Rooms {
  readonly #house: House
  readonly #rooms = new Map<CompartmentId, Room>()
  #isClosing = false

  constructor({ log, rules, compactor, clock = systemClock, report = ignore, committed = ignore }: RoomsOptions) {
    const committer = new Committer(log, clock)
    const forget = (room: Room) => {
      if (this.#rooms.get(room.compartment) === room) this.#rooms.delete(room.compartment)
    }
    this.#house = { log, rules, compactor, clock, report, committed, committer, forget }
  }

  /** Takes a connection that the door let in. Refuses by closing with a code: unknown compartment, epoch, schema, too many. */
  enter(compartment: CompartmentId, pass: Pass, wire: Wire): void {
    if (this.#isClosing) {
      wire.close(closeCode.restart, 'the server restarts')
      return
    }
    let room = this.#rooms.get(compartment)
    if (!room) {
      room = new Room(compartment, this.#house)
      this.#rooms.set(compartment, room)
    }
    room.enter(pass, wire)
  }

  /** Everybody who is in now. */
  seats(): SeatView[] {
    return this.#all().map(([room, seat]) => viewOf(room, seat))
  }

  /** Everybody who is in now, once for each seat and each thing that it shows of itself. */
  present(): (SeatView & { readonly shows?: unknown })[] {
    return [...this.#rooms.values()].flatMap((room) => {
      const shown = room.shown()
      return [...room.seats].flatMap((seat) => {
        const own = shown.filter((each) => each.seat === seat)
        const view = viewOf(room, seat)
        return own.length === 0 ? [view] : own.map(({ state }) => ({ ...view, shows: state }))
      })
    })
  }

  /** The right to write of these seats changes at once, while they stay. */
  revise(which: (seat: SeatView) => boolean, mayWrite: boolean): void {
    for (const [room, seat] of this.#all()) {
      if (seat.mayWrite === mayWrite || !which(viewOf(room, seat))) continue
      room.revise(seat, mayWrite)
    }
  }

  /**
   * While the right of these seats is being changed nothing of theirs is taken and nothing is sent to them; resolves when all that
   * they said before is on disk. Whoever is still here when the returned function is called goes on.
   */
  async hold(which: (seat: SeatView) => boolean): Promise<() => void> {
    const held = this.#all().flatMap(([room, seat]) => (which(viewOf(room, seat)) ? [seat] : []))
    for (const seat of held) seat.hold()
    await this.#house.committer.handedIn()
    return () => {
      for (const seat of held) seat.release()
    }
  }

  /** These seats are sent away at once: not one byte more goes in or out. `code` is one of `closeCode`. */
  expel(which: (seat: SeatView) => boolean, code: number, reason: string): void {
    for (const [room, seat] of this.#all()) if (which(viewOf(room, seat))) seat.expel(code, reason)
  }

  /** Ends the room of a compartment that was restored, purged or deleted: sends all away and forgets it. */
  dissolve(compartment: CompartmentId, code: number, reason: string): void {
    this.#rooms.get(compartment)?.end(code, reason)
  }

  /** Stops accepting, lets the batch commit, and sends all away one after the other, so that they do not all come back at once. */
  async shutdown(): Promise<void> {
    this.#isClosing = true
    await this.#house.committer.settled()
    const seats = this.#all()
    const leaving = seats.map(
      ([, seat], i) =>
        new Promise<void>((resolve) => {
          this.#house.clock.after((i / seats.length) * farewellMilliseconds, () => {
            seat.close(closeCode.restart, 'the server restarts')
            resolve()
          })
        }),
    )
    await Promise.all(leaving)
    await this.#house.committer.settled()
    for (const room of [...this.#rooms.values()]) room.end(closeCode.restart, 'the server restarts')
  }

  #all(): [Room, Seat][] {
    return [...this.#rooms.values()].flatMap((room) => [...room.seats].map((seat): [Room, Seat] => [room, seat]))
  }
}

const farewellMilliseconds = 3_000

function viewOf(room: Room, seat: Seat): SeatView {
  const { person, signIn } = seat.pass
  return { compartment: room.compartment, person, signIn, mayWrite: seat.mayWrite }
}

function ignore(): void {}
