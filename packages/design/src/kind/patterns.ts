const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export type Precision = 'day' | 'month' | 'quarter' | 'year'

/** How near a date is, or undefined when it is none. Year 0001 to 9999. */
export function precisionOf(text: string): Precision | undefined {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/.exec(text)
  if (!match) return undefined
  const [, year, quarter, month, day] = match
  if (Number(year) < 1) return undefined
  if (quarter) return 'quarter'
  if (month === undefined) return 'year'
  const length = days[Number(month) - 1]
  if (length === undefined) return undefined
  if (day === undefined) return 'month'
  if (Number(day) < 1 || Number(day) > length) return undefined
  if (month === '02' && day === '29' && !isLeap(Number(year))) return undefined
  return 'day'
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
export const isLanguage = (text: string) => text.length <= 35 && /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(text)
export const isCurrency = (text: string) => /^[A-Z]{3}$/.test(text)

/** http, https or mailto, and nothing that hides a script or breaks a line. */
export function isLink(text: string): boolean {
  return text.length <= 2_000 && /^(https?:\/\/|mailto:)[^\s<>"'`\\]+$/i.test(text) && URL.canParse(text)
}

/** A plain object, as JSON makes them. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
