import { generateNKeysBetween } from 'fractional-indexing'

/** What the key `table/record` holds. */
export interface RecordMark {
  /** A fractional index; ties break by id. */
  readonly order: string
  /** Who took the record away, and when (milliseconds since 1970). It can be brought back. */
  readonly removed?: { readonly at: number; readonly by: string }
}

/** Longer keys are made short again when something is placed beside them. */
const maxOrderChars = 1_000

/** A record's mark as it came from any client; whatever is not understood is put in order, never trusted. */
export function readMark(value: unknown): RecordMark | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { order, removed } = value as { order?: unknown; removed?: unknown }
  const mark = { order: typeof order === 'string' && isOrder(order) ? order : '' }
  if (removed === undefined || removed === null || removed === false) return mark
  const { at, by } = removed as { at?: unknown; by?: unknown }
  return { ...mark, removed: { at: typeof at === 'number' ? at : 0, by: typeof by === 'string' ? by : '' } }
}

/** Records without a usable order come last; every replica sorts the same way. */
export function inOrder(a: Placed, b: Placed): number {
  if (a.order !== b.order) {
    if (a.order === '') return 1
    if (b.order === '') return -1
    return a.order < b.order ? -1 : 1
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

export interface Placed {
  readonly id: string
  readonly order: string
}

/**
 * The orders to write so that `id` stands at `index` of `others` (sorted, without `id`). Mostly one; neighbours whose orders are
 * equal (two people inserted at the same place) or unusable get new ones too, because nothing fits between them.
 */
export function placeAt(others: readonly Placed[], id: string, index: number): ReadonlyMap<string, string> {
  let start = index
  while (start > 0 && others[start - 1]?.order === '') start -= 1
  const lower = others[start - 1]?.order ?? null
  let end = index
  while (end < others.length && !fits(lower, others[end]?.order)) end += 1
  const upper = others[end]?.order ?? null
  const ids = [...others.slice(start, index).map(idOf), id, ...others.slice(index, end).map(idOf)]
  const orders = spread(lower, upper, ids.length)
  if (orders) return zip(ids, orders)
  const all = [...others.slice(0, index).map(idOf), id, ...others.slice(index).map(idOf)]
  return zip(all, generateNKeysBetween(null, null, all.length))
}

function isOrder(order: string): boolean {
  if (order.length > maxOrderChars || !/^[A-Za-z][0-9A-Za-z]+$/.test(order)) return false
  try {
    generateNKeysBetween(order, null, 1)
    return true
  } catch {
    // The library only says by throwing that a key is not one of its own.
    return false
  }
}

function fits(lower: string | null, order: string | undefined): boolean {
  return order !== undefined && order !== '' && (lower === null || order > lower)
}

function spread(lower: string | null, upper: string | null, count: number): readonly string[] | undefined {
  try {
    const orders = generateNKeysBetween(lower, upper, count)
    return orders.every(isOrder) ? orders : undefined
  } catch {
    // Another client's keys can stand at the very end of what the scheme can express.
    return undefined
  }
}

function zip(ids: readonly string[], orders: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id, index) => [id, orders[index] ?? '']))
}

function idOf(placed: Placed): string {
  return placed.id
}
