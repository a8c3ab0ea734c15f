import type { StateVector } from '../codec/state-vector.ts'
import type { Compaction } from './compaction.ts'
import type { Compactor } from './compactor.ts'
import type { Copy, Lacking } from './copy.ts'
import type { Seat } from './seat.ts'

/** Answers "what do I lack?": at once where that is cheap, else when the work was done elsewhere. */
export class Joining {
  readonly #copy: Copy
  readonly #compaction: Compaction
  readonly #compactor: Compactor

  constructor(copy: Copy, compaction: Compaction, compactor: Compactor) {
    this.#copy = copy
    this.#compaction = compaction
    this.#compactor = compactor
  }

  ask(seat: Seat, vector: StateVector): void {
    seat.question = vector
    if (seat.isBeingAnswered) return
    const collected = this.#copy.isFarFrom(vector) ? this.#compaction.beforeJoin() : undefined
    if (collected)
      this.#answerAfter(
        seat,
        collected.then(() => undefined),
      )
    else this.answer(seat)
  }

  /** A seat that does not read what it asked for gets one answer when it does, to its last question. */
  answer(seat: Seat, lacking?: Lacking): void {
    const vector = seat.question
    if (!vector || seat.isBeingAnswered || seat.out.isBehind || !seat.isOpen) return
    const frames = this.#copy.answer(vector, lacking)
    if (frames) {
      seat.question = undefined
      seat.isReady = true
      seat.out.answer(frames)
    } else this.#answerAfter(seat, this.#copy.lacking(vector, this.#compactor))
  }

  #answerAfter(seat: Seat, work: Promise<Lacking | undefined>): void {
    seat.isBeingAnswered = true
    const go = (lacking: Lacking | undefined) => {
      seat.isBeingAnswered = false
      this.answer(seat, lacking)
    }
    work.then(go, () => {
      // When the work fails the seat gets the whole instead: dearer for the line, and right.
      seat.question = new Map()
      go(undefined)
    })
  }
}
