import type { MailChoices } from '@balcony/storage'

/** The day and the minute of it, where somebody lives. */
function localTime(at: number, zone: string): { readonly day: string; readonly minute: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '0'
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    minute: Number(part('hour')) * 60 + Number(part('minute')),
  }
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false // no zone that anybody lives in
  }
}

/** Hours without mail may go over midnight. */
export function isQuiet(at: number, { zone, quietFrom, quietTo }: MailChoices): boolean {
  const { minute } = localTime(at, zone)
  if (quietFrom === quietTo) return false
  return quietFrom < quietTo ? minute >= quietFrom && minute < quietTo : minute >= quietFrom || minute < quietTo
}

/** Whether the mail of the day is due: its hour has come, and it did not go today. */
export function isDigestDue(at: number, last: number, { zone, digestAt }: MailChoices): boolean {
  const now = localTime(at, zone)
  return now.minute >= digestAt && (last === 0 || localTime(last, zone).day !== now.day)
}
