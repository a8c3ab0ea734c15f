const day = 86_400_000

/** Days since 1970 of YYYY-MM-DD; of YYYY-MM or YYYY the first day; undefined for anything else. */
export function dayOf(date: string): number | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date)
  if (!match) return undefined
  const [, year, month = '01', dayOfMonth = '01'] = match
  return Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)) / day
}

/** Days since 1970 of the last day of YYYY-MM-DD, YYYY-MM or YYYY. */
export function lastDayOf(date: string): number | undefined {
  const first = dayOf(date)
  if (first === undefined || date.length > 7) return first
  const [year = 0, month] = date.split('-').map(Number)
  return Date.UTC(month === undefined ? year + 1 : year, month ?? 0, 1) / day - 1
}

/** YYYY-MM-DD of days since 1970. */
export function dateOf(days: number): string {
  return new Date(days * day).toISOString().slice(0, 10)
}

/** Days from one date to another; undefined where one of them is missing. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = dayOf(from)
  const end = dayOf(to)
  return start === undefined || end === undefined ? undefined : end - start
}

/** YYYY-MM-DD, `days` later. */
export function later(date: string, days: number): string {
  const start = dayOf(date)
  return start === undefined ? date : dateOf(start + days)
}

/** Minutes since midnight of HH:MM. */
export function minuteOf(time: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time)
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
