import { useLingui } from '@lingui/react/macro'
import { useCallback, useEffect, useState } from 'react'
import { useLocale } from '../live/use-locale.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** `20 min ago`, `yesterday`, `4 April`: in the reader's language, and true while the page stands open. */
export function useAgo(): (at: number) => string {
  const { t } = useLingui()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute)
    return () => clearInterval(timer)
  }, [])
  const locale = useLocale()
  return useCallback(
    (at) => {
      const past = Math.max(0, now - at)
      if (past < minute) return t`just now`
      const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
      if (past < hour) return format.format(-Math.floor(past / minute), 'minute')
      if (past < day) return format.format(-Math.floor(past / hour), 'hour')
      if (past < 7 * day) return format.format(-Math.floor(past / day), 'day')
      return new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'long' })
    },
    [now, locale, t],
  )
}
