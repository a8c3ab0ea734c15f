import { inOrder, type Placed, type RecordMark } from './order.ts'

/** The records of one table: which there are, and in which order. */
export class Records {
  readonly #marks = new Map<string, RecordMark>()
  #sorted: readonly Placed[] | undefined
  #live = 0

  mark(id: string): RecordMark | undefined {
    return this.#marks.get(id)
  }

  /** How many there are, without those taken away. */
  get live(): number {
    return this.#live
  }

  put(id: string, mark: RecordMark | undefined): void {
    const before = this.#marks.get(id)
    if (before && !before.removed) this.#live -= 1
    if (mark && !mark.removed) this.#live += 1
    if (mark) this.#marks.set(id, mark)
    else this.#marks.delete(id)
    this.#sorted = undefined
  }

  /** In order, without those taken away. The same array until a record comes, goes or moves. */
  sorted(): readonly Placed[] {
    if (!this.#sorted) {
      const placed: Placed[] = []
      for (const [id, mark] of this.#marks) if (!mark.removed) placed.push({ id, order: mark.order })
      this.#sorted = placed.sort(inOrder)
    }
    return this.#sorted
  }

  /** In order, those taken away too: their places count, so that they come back to where they were. */
  all(): readonly Placed[] {
    return Array.from(this.#marks, ([id, mark]) => ({ id, order: mark.order })).sort(inOrder)
  }

  removed(): readonly string[] {
    return Array.from(this.#marks).flatMap(([id, mark]) => (mark.removed ? [id] : []))
  }
}
