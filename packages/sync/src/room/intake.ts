import { Malformed } from '../codec/reader.ts'
import { type Accepted, Writing } from '../gate/gate.ts'
import type { Entry } from '../log.ts'
import { closeCode, limits } from '../protocol.ts'
import { Bucket } from './bucket.ts'
import type { Batch } from './committer.ts'
import type { Compaction } from './compaction.ts'
import type { Copy } from './copy.ts'
import { merge } from './merge.ts'
import type { House, Room } from './room.ts'
import type { Seat } from './seat.ts'

interface Written {
  readonly seat: Seat
  readonly accepted: Accepted
  readonly at: number
}

interface Mark {
  readonly seat: Seat
  readonly mark: number
}

/** The way of an update from a seat to the disk, and of the mark that says it is there. */
export class Intake {
  readonly #room: Room
  readonly #copy: Copy
  readonly #compaction: Compaction
  readonly #house: House
  readonly #writings = new WeakMap<Seat, Writing>()
  /** By person, not by connection: coming in again gives no more of what is bounded. */
  readonly #crowds = new Map<string, Writing['crowds']>()
  /** Work that a person may give to everybody, however many connections it comes through. */
  readonly #work = new Map<string, Bucket>()
  #written: Written[] = []
  #marks: Mark[] = []
  /** Marks that wait for the batch which is being written. */
  #marksBehindDisk: Mark[] | undefined

  constructor(room: Room, copy: Copy, compaction: Compaction, house: House) {
    this.#room = room
    this.#copy = copy
    this.#compaction = compaction
    this.#house = house
  }

  get isBusy(): boolean {
    return this.#written.length > 0 || this.#marksBehindDisk !== undefined
  }

  take(seat: Seat, update: Uint8Array, step: 'update' | 'sync'): void {
    if (step === 'update' && update.length > limits.updateBytes) {
      // It comes again in the answer to our question, at the pace of a returning client's work.
      this.#askAgain(seat, step)
      return
    }
    const verdict = this.#copy.gate.judge(update, this.#writingOf(seat))
    if (verdict.is === 'bad') throw new Malformed(verdict.rule)
    const refusal = this.#refusal(seat, verdict.is === 'new' && verdict.addsNothing)
    if (verdict.is === 'missing' && !refusal) {
      this.#askAgain(seat, step)
      return
    }
    const isTidying = refusal === 'read' && verdict.is === 'new' && verdict.addsNothing
    if (refusal && verdict.is !== 'known' && !isTidying) {
      seat.refuse(refusal)
      this.#compaction.whenGrown()
    } else if (verdict.is === 'new' && !refusal) this.#accept(seat, verdict)
    this.#settle(seat, step)
  }

  /** Comes back when everything that this seat said before is on disk. */
  mark(seat: Seat, mark: number): void {
    if (seat.owes) {
      seat.heldMarks.push(mark)
      if (seat.heldMarks.length > limits.syncFrameBurst) throw new Malformed('too many marks')
    } else if (this.#written.length > 0) this.#marks.push({ seat, mark })
    else if (this.#marksBehindDisk) this.#marksBehindDisk.push({ seat, mark })
    else seat.returnMark(mark)
  }

  takeBatch(): Batch {
    const written = this.#written
    const marks = this.#marks
    this.#written = []
    this.#marks = []
    this.#marksBehindDisk = marks
    const groups = byAuthor(written)
    const entries = groups.map((group) => this.#entryOf(group))
    return {
      entries,
      committed: (seqs) => this.#committed(written, entries, seqs, marks),
      failed: (error) => {
        this.#house.report({ is: 'disk-failed', compartment: this.#room.compartment, error })
        this.#room.end(closeCode.disk, 'the disk failed')
      },
    }
  }

  #accept(seat: Seat, verdict: Accepted): void {
    seat.pace.count('structs', verdict.work, this.#workOf(seat.person))
    this.#copy.gate.accept(verdict, this.#writingOf(seat))
    // A copy: the bytes are a view into all that arrived with them.
    const accepted = { ...verdict, bytes: verdict.bytes.slice() }
    this.#written.push({ seat, accepted, at: this.#house.clock.now() })
    this.#house.committer.add(this.#room)
  }

  #workOf(person: string): Bucket {
    const known = this.#work.get(person)
    if (known) return known
    const work = new Bucket(limits.structsPerSecond, limits.structBurst, this.#house.clock.now())
    this.#work.set(person, work)
    return work
  }

  #writingOf(seat: Seat): Writing {
    const known = this.#writings.get(seat)
    if (known) return known
    const crowds: Writing['crowds'] = this.#crowds.get(seat.person) ?? new Map()
    this.#crowds.set(seat.person, crowds)
    const writing = new Writing(seat.person, crowds)
    this.#writings.set(seat, writing)
    return writing
  }

  #committed(
    written: readonly Written[],
    entries: readonly Entry[],
    seqs: readonly number[],
    marks: readonly Mark[],
  ): void {
    this.#marksBehindDisk = undefined
    try {
      for (const [i, entry] of entries.entries()) this.#copy.add(seqs[i] as number, entry.bytes)
      for (const { accepted } of written) this.#copy.gate.commit(accepted)
      const authors = new Set(written.map(({ seat }) => seat))
      const only = authors.size === 1 ? [...authors][0] : undefined
      if (entries.length > 0) this.#room.spread(merge(entries.map((entry) => entry.bytes)), only)
      for (const { seat, mark } of marks) seat.returnMark(mark)
      this.#compaction.whenGrown()
    } catch (error) {
      this.#room.broke(error)
    }
    this.#tellFollowers(entries, seqs)
  }

  /** A follower that stumbles must not end the room: what was written is on disk and was shown. */
  #tellFollowers(entries: readonly Entry[], seqs: readonly number[]): void {
    const { committed, report } = this.#house
    for (const [i, entry] of entries.entries()) {
      try {
        committed(entry, seqs[i] as number)
      } catch (error) {
        report({ is: 'follower-failed', compartment: this.#room.compartment, error })
      }
    }
  }

  #entryOf(group: readonly Written[]): Entry {
    const { seat, at } = group.at(-1) as Written
    return {
      compartment: this.#room.compartment,
      epoch: this.#copy.epoch,
      bytes: merge(group.map(({ accepted }) => accepted.bytes)),
      by: seat.person,
      signIn: seat.pass.signIn,
      at,
      newClients: group.flatMap(({ accepted }) => accepted.newClients),
    }
  }

  /** Yjs itself erases marks that seem needless, in readers' copies too: that is passed over, and no offence. */
  #refusal(seat: Seat, erasesOnly: boolean): 'read' | 'full' | undefined {
    if (!seat.mayWrite) return 'read'
    return this.#copy.isFull && !erasesOnly ? 'full' : undefined
  }

  /** The first answer to our question brings all that was written before; only then is what is missing a fault. */
  #askAgain(seat: Seat, step: 'update' | 'sync'): void {
    const isFault = step === 'sync' || (seat.hasHandedOver && !seat.owes)
    seat.owes = true
    if (!isFault) return
    if (++seat.resyncs > limits.resyncsPerSeat) throw new Malformed('refers again and again to what does not exist')
    seat.out.push(this.#copy.question())
  }

  #settle(seat: Seat, step: 'update' | 'sync'): void {
    if (step === 'update') return
    seat.hasHandedOver = true
    seat.owes = false
    for (const mark of seat.heldMarks.splice(0)) this.mark(seat, mark)
  }
}

/** Neighbours by the same author and sign-in become one row; the order between authors is kept, because they build on each other. */
function byAuthor(written: readonly Written[]): Written[][] {
  const groups: Written[][] = []
  for (const one of written) {
    const group = groups.at(-1)
    const before = group?.[0]?.seat.pass
    if (group && before?.person === one.seat.person && before.signIn === one.seat.pass.signIn) group.push(one)
    else groups.push([one])
  }
  return groups
}
