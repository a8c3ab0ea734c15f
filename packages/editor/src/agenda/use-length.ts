import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useLocale } from '../live/use-locale.ts'

/** Lengths in words: a block's in minutes, as they are typed; a day's in hours. */
export function useLength() {
  const { t } = useLingui()
  const locale = useLocale()
  return useMemo(() => {
    // Made once: a formatter costs more than all that it formats here.
    const plain = new Intl.NumberFormat(locale)
    const padded = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 })
    return {
      block: (minutes: number) => t`${plain.format(minutes)} min`,
      total: (minutes: number) => {
        const hours = plain.format(Math.floor(minutes / 60))
        const rest = minutes % 60
        return rest === 0 ? t`${hours} h` : t`${hours} h ${padded.format(rest)}`
      },
    }
  }, [t, locale])
}
