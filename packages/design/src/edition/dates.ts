import { precisionOf } from '../kind/patterns.ts'

/** A date no nearer than its month or quarter; years and words such as `ongoing` stay as they are. */
export function coarsened(date: string, to: 'month' | 'quarter'): string {
  const precision = precisionOf(date)
  if (precision !== 'day' && precision !== 'month') return date
  if (to === 'month') return date.slice(0, 7)
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}
