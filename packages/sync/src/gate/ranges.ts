import { Writer } from '../codec/writer.ts'

/** Erased clocks of every client, as sorted ranges that neither touch nor overlap. */
export class Ranges {
  readonly #clients = new Map<number, { starts: number[]; ends: number[] }>()

  has(client: number, start: number, end: number): boolean {
    const ranges = this.#clients.get(client)
    if (!ranges) return false
    const i = lastAtOrBefore(ranges.starts, start)
    return i >= 0 && (ranges.ends[i] as number) >= end
  }

  add(client: number, start: number, end: number): void {
    let ranges = this.#clients.get(client)
    if (!ranges) {
      ranges = { starts: [], ends: [] }
      this.#clients.set(client, ranges)
    }
    const { starts, ends } = ranges
    let from = lastAtOrBefore(starts, start)
    if (from < 0 || (ends[from] as number) < start) from++
    let to = from
    while (to < starts.length && (starts[to] as number) <= end) to++
    if (from === to) {
      starts.splice(from, 0, start)
      ends.splice(from, 0, end)
    } else {
      const first = Math.min(start, starts[from] as number)
      const last = Math.max(end, ends[to - 1] as number)
      starts.splice(from, to - from, first)
      ends.splice(from, to - from, last)
    }
  }

  /** As the last part of an update (V1). */
  encode(): Uint8Array {
    const writer = new Writer(1024)
    writer.number(this.#clients.size)
    for (const [client, { starts, ends }] of [...this.#clients].sort((a, b) => b[0] - a[0])) {
      writer.number(client).number(starts.length)
      for (let i = 0; i < starts.length; i++) {
        writer.number(starts[i] as number).number((ends[i] as number) - (starts[i] as number))
      }
    }
    return writer.done()
  }
}

/** Index of the last of `sorted` that is not above `value`; -1 when all are. */
export function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle - 1
  }
  return high
}
