import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { nameOfRecord } from '../live/names.ts'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Showing } from './shown.ts'
import type { Reader } from './typed.ts'

/** How values are put into words for this reader. */
export function useShowing(): Showing {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  return useMemo(
    () => ({ locale, say: (words) => i18n._(words), names: (address) => nameOfRecord(live, address) }),
    [i18n, locale, live],
  )
}

export function useReader(): Reader {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  return useMemo(
    () => ({
      locale,
      say: (words) => i18n._(words),
      currencyAt: (address) => {
        const said = live.value(address)
        return typeof said === 'string' && said !== '' ? said : undefined
      },
    }),
    [i18n, locale, live],
  )
}
