import { useMemo } from 'react'
import { useLocale } from '../live/use-locale.ts'

/** 24-hour, in the reader's digits; a day that runs past midnight goes on from 00:00. */
export function useClock(): (minutes: number) => string {
  const locale = useLocale()
  return useMemo(() => {
    // Made once: a formatter costs more than all that it formats here.
    const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2, useGrouping: false })
    return (minutes) => {
      const within = ((minutes % 1440) + 1440) % 1440
      return `${two.format(Math.floor(within / 60))}:${two.format(within % 60)}`
    }
  }, [locale])
}
