import { awarenessFrame, updateFrame } from '../codec/frames.ts'
import { Malformed } from '../codec/reader.ts'
import { isPurged } from '../epochs.ts'
import type { CompartmentId, Log } from '../log.ts'
import { closeCode, limits } from '../protocol.ts'
import type { SchemaRules } from '../rules.ts'
import type { Clock } from './clock.ts'
import type { Batch, Committer, Source } from './committer.ts'
import { Compaction } from './compaction.ts'
import type { Compactor } from './compactor.ts'
import { Copy } from './copy.ts'
import type { Inbound } from './inbound.ts'
import { Intake } from './intake.ts'
import { Joining } from './joining.ts'
import type { Pass } from './pass.ts'
import { Presence } from './presence.ts'
import type { RoomsOptions } from './rooms-options.ts'
import { Seat, type SeatHost } from './seat.ts'
import type { Wire } from './wire.ts'

/** What all rooms of a process have in common. */
export interface House {
  readonly log: Log
  readonly clock: Clock
  readonly committer: Committer
  readonly compactor: Compactor
  readonly rules: (compartment: CompartmentId) => SchemaRules
  readonly report: NonNullable<RoomsOptions['report']>
  readonly committed: NonNullable<RoomsOptions['committed']>
  forget(room: Room): void
}

/** A compartment being written now: bytes in, on disk, bytes out. It keeps no document and never needs to know what the bytes mean. */
export class Room implements SeatHost, Source {
  readonly compartment: CompartmentId
  readonly seats = new Set<Seat>()
  readonly #house: House
  readonly #presence = new Presence<Seat>()
  #open: Open | undefined
  #isOver = false
  #presenceDue = false
  #cancelUnload: (() => void) | undefined
  #cancelTick: (() => void) | undefined

  constructor(compartment: CompartmentId, house: House) {
    this.compartment = compartment
    this.#house = house
    void this.#load()
  }

  enter(pass: Pass, wire: Wire): void {
    const seat = new Seat(pass, wire, this, this.#house.clock)
    this.#cancelUnload?.()
    this.#cancelUnload = undefined
    this.seats.add(seat)
    this.#cancelTick ??= this.#house.clock.after(tickMilliseconds, () => this.#tick())
    if (this.seats.size > limits.seatsPerRoom) seat.close(closeCode.tooMany, 'too many people in this part')
    else if (this.#open) this.#admit(seat)
  }

  /** What those who are in show of themselves. */
  shown(): readonly { readonly seat: Seat; readonly state: unknown }[] {
    return this.#presence.shown()
  }

  /** After words were refused, whoever may write again is asked for all that is not here yet. */
  revise(seat: Seat, mayWrite: boolean): void {
    seat.mayWrite = mayWrite
    seat.tellRole()
    if (mayWrite && this.#open) seat.out.push(this.#open.copy.question())
  }

  /** Sends everybody away; whoever comes back finds a fresh room. */
  end(code: number, reason: string): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#house.committer.remove(this)
    this.#house.forget(this)
    for (const seat of [...this.seats]) seat.expel(code, reason)
    this.#cancelTick?.()
    this.#cancelUnload?.()
  }

  hear(seat: Seat, inbound: Inbound): void {
    const { copy, intake, joining } = this.#expectOpen()
    if (inbound.is === 'asks') {
      seat.pace.count('asks', 1)
      joining.ask(seat, inbound.vector)
    } else if (inbound.is === 'writes') {
      seat.pace.count('sync', 1)
      seat.pace.count('bytes', inbound.update.length)
      intake.take(seat, inbound.update, inbound.step)
    } else if (inbound.is === 'marks') {
      seat.pace.count('sync', 1)
      intake.mark(seat, inbound.mark)
    } else if (inbound.is === 'looks') {
      seat.pace.count('asks', 1)
      seat.out.awareness(this.#presence.everybody())
    } else {
      const mayUse = (client: number) => (copy.gate.owner(client) ?? seat.person) === seat.person
      const { own, stale } = this.#presence.take(seat, inbound.entries, mayUse)
      seat.pace.count(own > 0 ? 'awareness' : 'echoes', 1)
      if (stale) seat.out.push(stale)
      this.#spreadPresence()
    }
  }

  left(seat: Seat): void {
    this.seats.delete(seat)
    this.#presence.leave(seat)
    if (this.#isOver) return
    this.#spreadPresence()
    if (this.seats.size > 0) return
    this.#open?.compaction.whenIdle()
    this.#cancelUnload = this.#house.clock.after(unloadMilliseconds, () => this.#unload())
  }

  caughtUp(seat: Seat): void {
    this.#open?.joining.answer(seat)
    if (!seat.out.missedAwareness) return
    seat.out.missedAwareness = false
    seat.out.push(this.#presence.everybody())
  }

  refusedFrame(seat: Seat, rule: string): void {
    const { person, signIn } = seat.pass
    this.#house.report({ is: 'refused-frame', compartment: this.compartment, person, signIn, rule })
  }

  broke(error: unknown): void {
    this.#house.report({ is: 'broke', compartment: this.compartment, error })
    this.end(closeCode.disk, 'something went wrong here')
  }

  takeBatch(): Batch {
    return this.#expectOpen().intake.takeBatch()
  }

  /** To all who were answered; not to the one who wrote it all. */
  spread(update: Uint8Array, only: Seat | undefined): void {
    const frame = updateFrame(update)
    for (const seat of this.seats) {
      if (!seat.isReady || seat === only) continue
      seat.out.update(update, frame)
      if (seat.out.isHopeless()) this.#cutOff(seat, 'slow')
    }
  }

  async #load(): Promise<void> {
    const { log, rules } = this.#house
    try {
      const [stored, owners] = await Promise.all([log.load(this.compartment), log.owners(this.compartment)])
      if (this.#isOver) return
      if (!stored) {
        this.end(closeCode.notFound, 'there is no such part')
        return
      }
      const copy = new Copy(stored, owners, rules(this.compartment))
      const compaction = new Compaction(this.compartment, copy, this.#house)
      const intake = new Intake(this, copy, compaction, this.#house)
      this.#open = { copy, compaction, intake, joining: new Joining(copy, compaction, this.#house.compactor) }
      for (const seat of [...this.seats]) this.#admit(seat)
    } catch (error) {
      this.#house.report({ is: 'load-failed', compartment: this.compartment, error })
      this.end(closeCode.disk, 'this part could not be read')
    }
  }

  #admit(seat: Seat): void {
    const { copy } = this.#expectOpen()
    const { epoch, schema } = seat.pass
    // After a purge not even a stock client, which tells no epoch, may bring what it has: it could be the words that went.
    if (isPurged(copy.epoch) && epoch !== copy.epoch) seat.close(closeCode.purged, 'something was removed for good')
    else if (epoch !== undefined && epoch !== copy.epoch) seat.close(closeCode.epoch, 'this part was restored')
    else if (schema !== undefined && schema < this.#house.rules(this.compartment).version) {
      seat.close(closeCode.schema, 'this page is older than the design')
    } else {
      seat.out.push(copy.question())
      if (!this.#presence.isEmpty) seat.out.push(this.#presence.everybody())
      seat.begin()
    }
  }

  #spreadPresence(): void {
    if (this.#presenceDue) return
    this.#presenceDue = true
    const { clock } = this.#house
    const window = presenceWindow(this.seats.size)
    if (window === 0) clock.defer(() => this.#flushPresence())
    else clock.after(window, () => this.#flushPresence())
  }

  #flushPresence(): void {
    this.#presenceDue = false
    const changes = this.#presence.collapse()
    if (!changes || this.#isOver) return
    for (const seat of this.seats) if (seat.isReady && seat !== changes.only) seat.out.awareness(changes.frame)
  }

  #tick(): void {
    const now = this.#house.clock.now()
    for (const seat of [...this.seats]) {
      // Whom we do not read we cannot hear.
      if (seat.pace.isPaused) seat.heard()
      if (seat.out.isHopeless()) this.#cutOff(seat, 'slow')
      else if (now - seat.lastHeard >= limits.silentMilliseconds) this.#cutOff(seat, 'silent')
      else if (now - seat.lastHeard >= tickMilliseconds) seat.ping()
      // A stock client that hears nothing for 30 seconds goes away and comes back; pings do not count for it.
      if (now - seat.out.lastWrite >= keepAliveMilliseconds) seat.out.push(nobody)
    }
    this.#cancelTick = this.seats.size === 0 ? undefined : this.#house.clock.after(tickMilliseconds, () => this.#tick())
  }

  #cutOff(seat: Seat, why: 'slow' | 'silent'): void {
    this.#house.report({ is: 'cut-off', compartment: this.compartment, person: seat.person, why })
    seat.cut()
  }

  #unload(): void {
    if (this.seats.size > 0) return
    if (this.#open?.intake.isBusy || this.#open?.compaction.isRunning) {
      this.#cancelUnload = this.#house.clock.after(unloadMilliseconds, () => this.#unload())
    } else this.end(closeCode.restart, 'nobody is here')
  }

  #expectOpen(): Open {
    if (!this.#open) throw new Malformed('said before the room was open')
    return this.#open
  }
}

interface Open {
  readonly copy: Copy
  readonly intake: Intake
  readonly joining: Joining
  readonly compaction: Compaction
}

const tickMilliseconds = 5_000
const keepAliveMilliseconds = 20_000
const unloadMilliseconds = 30_000
const nobody = awarenessFrame(new Uint8Array([0]))

/** The more people, the longer their movements are gathered. Milliseconds. */
function presenceWindow(seats: number): number {
  if (seats <= 10) return 0
  return seats <= 50 ? 33 : 100
}
