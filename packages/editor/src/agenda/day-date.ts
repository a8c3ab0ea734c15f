/** The weekday and day of the month of a session's first, second, … day; undefined while the session has no date. */
export function printDateOfDay(startsOn: unknown, day: number, locale: string): string | undefined {
  const found = typeof startsOn === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(startsOn) : null
  if (!found) return undefined
  return formatOf(locale).format(Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + day - 1))
}

/** Made once for each locale: a formatter costs more than all that it formats here. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  formats.set(locale, format)
  return format
}
