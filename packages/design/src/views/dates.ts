/** The date so many months later: a year becomes a month, a day stays the same day or the last of its month. */
export function laterByMonths(date: string, months: number): string {
  const [year = 0, month = 1, day] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const moved = first.toISOString().slice(0, 7)
  if (day === undefined) return moved
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${moved}-${String(Math.min(day, last)).padStart(2, '0')}`
}
