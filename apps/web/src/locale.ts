import { useLingui } from '@lingui/react'
import { useEffect, useState } from 'react'

/** The locale for dates and digits: Arabic of the Mashriq writes ٢٠٢٦. */
export function localeOf(language: string): string {
  return language === 'ar' ? 'ar-EG' : 'en-GB'
}

export function useLocale(): string {
  return localeOf(useLingui().i18n.locale)
}

/** The time now, looked at again every so many milliseconds. */
export function useNow(every: number): number {
  const [now, look] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => look(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
