import { useLingui } from '@lingui/react/macro'
import { useLocale } from '../live/use-locale.ts'

/** Lengths in words: a block's in minutes, as they are typed; a day's in hours. */
export function useLength() {
  const { t } = useLingui()
  const locale = useLocale()
  const figure = (of: number, least = 1) => of.toLocaleString(locale, { minimumIntegerDigits: least })
  return {
    block: (minutes: number) => t`${figure(minutes)} min`,
    total: (minutes: number) => {
      const hours = figure(Math.floor(minutes / 60))
      const rest = minutes % 60
      return rest === 0 ? t`${hours} h` : t`${hours} h ${figure(rest, 2)}`
    },
  }
}
