/** A place on a scale of months: whole numbers are the first days of months, counted from the year 0. */
export type Month = number

/** Where a date stands; with `end`, where what it names is over. A year, a quarter and a month last as long as they say. */
export function monthOf(date: unknown, end = false): Month | undefined {
  if (typeof date !== 'string') return undefined
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(date)
  if (!match) return undefined
  const [, year, quarter, month, day] = match
  if (quarter) return Number(year) * 12 + (Number(quarter) - 1) * 3 + (end ? 3 : 0)
  if (!month) return Number(year) * 12 + (end ? 12 : 0)
  const first = Number(year) * 12 + Number(month) - 1
  if (day) return first + (Number(day) - 1 + (end ? 1 : 0)) / 31
  return first + (end ? 1 : 0)
}

export interface Tick {
  readonly at: Month
  readonly label: string
}

/** Marks that divide a stretch: months up to a year and a half, quarters up to four years, else years. */
export function ticksOf(from: Month, to: Month, locale: string): Tick[] {
  const length = to - from
  const step = length <= 18 ? 1 : length <= 48 ? 3 : length <= 144 ? 12 : 60
  const ticks: Tick[] = []
  for (let at = Math.ceil(from / step) * step; at < to; at += step) ticks.push({ at, label: labelOf(at, step, locale) })
  return ticks
}

function labelOf(at: Month, step: number, locale: string): string {
  const year = Math.floor(at / 12)
  if (step >= 12) return String(year)
  const month = at % 12
  const format = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC', calendar: 'gregory' })
  const name = format.format(Date.UTC(2001, month, 1))
  if (step === 3) return `${name} ${year}`
  // Months stand close; the first of a year says which one it is.
  return month === 0 ? String(year) : name
}
