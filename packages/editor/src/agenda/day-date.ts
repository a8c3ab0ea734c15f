/** The weekday and day of the month of a session's first, second, … day; undefined while the session has no date. */
export function printDateOfDay(startsOn: unknown, day: number, locale: string): string | undefined {
  const found = typeof startsOn === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(startsOn) : null
  if (!found) return undefined
  const at = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + day - 1)
  return new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    at,
  )
}
