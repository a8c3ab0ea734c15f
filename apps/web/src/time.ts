const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "2 minutes ago", "yesterday", "14 April": near times as distance, far ones as a date, in the reader's language and digits. */
export function since(at: number, now: number, locale: string): string {
  const past = Math.max(0, now - at)
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  // Nobody counts along: a number of seconds would be wrong by the time it is read.
  if (past < minute) return relative.format(0, 'second')
  if (past < hour) return relative.format(-Math.floor(past / minute), 'minute')
  if (past < day) return relative.format(-Math.floor(past / hour), 'hour')
  if (past < 7 * day) return relative.format(-Math.floor(past / day), 'day')
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}

/** The whole of a time, for tooltips: date, 24-hour time and zone. */
export function exactly(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(at)
}
