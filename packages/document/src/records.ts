import { inOrder, type Placed, type RecordMark } from './order.ts'

/** The records of one table: which there are, and in which order. */
export class Records {
  readonly #marks = new Map<string, RecordMark>()
  #all: Placed[] | undefined
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
    if (!this.#all || before?.order === mark?.order) return
    // Thousands of records may come one after another: each finds its place instead of all being sorted again.
    if (before) this.#all.splice(placeIn(this.#all, { id, order: before.order }), 1)
    if (mark) {
      const placed = { id, order: mark.order }
      this.#all.splice(placeIn(this.#all, placed), 0, placed)
    }
  }

  /** In order, without those taken away. The same array until a record comes, goes or moves. */
  sorted(): readonly Placed[] {
    this.#sorted ??= this.all().filter(({ id }) => !this.#marks.get(id)?.removed)
    return this.#sorted
  }

  /** In order, those taken away too: their places count, so that they come back to where they were. */
  all(): readonly Placed[] {
    this.#all ??= Array.from(this.#marks, ([id, mark]) => ({ id, order: mark.order })).sort(inOrder)
    return this.#all
  }

  removed(): readonly string[] {
    return Array.from(this.#marks).flatMap(([id, mark]) => (mark.removed ? [id] : []))
  }
}

/** Where it stands, or would stand. */
function placeIn(all: readonly Placed[], placed: Placed): number {
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    const there = all[middle]
    if (there && inOrder(there, placed) < 0) low = middle + 1
    else high = middle
  }
  return low
}
