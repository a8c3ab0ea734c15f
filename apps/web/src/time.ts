const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** "2 minutes ago", "yesterday", "14 April": near times as distance, far ones as a date, in the reader's language and digits. */
export function since(at: number, now: number, locale: string): string {
  const past = Math.max(0, now - at)
  const relative = relatives(locale)
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
  return exacts(locale).format(at)
}

// Some of these words are said anew each second, and a formatter costs more than all that it formats.
const relatives = once((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const exacts = once(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }),
)

function once<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>()
  return (locale) => {
    const known = made.get(locale) ?? make(locale)
    made.set(locale, known)
    return known
  }
}
