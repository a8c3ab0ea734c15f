import type { Moment, TimelineLane } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { useLocale } from '../live/use-locale.ts'

export function useLaneWords(): Readonly<Record<TimelineLane, string>> {
  const { t } = useLingui()
  return {
    official: t`Official talks`,
    sessions: t`Our sessions`,
    media: t`Media`,
    'follow-up': t`Follow-up`,
    evaluation: t`Evaluation`,
    days: t`Days to respect`,
  }
}

/** From when to when, in the reader's words. */
export function useSpanWords(): (moment: Pick<Moment, 'from' | 'to'>) => string {
  const locale = useLocale()
  // Made once: a formatter costs more than all that it formats here.
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    const at = (days: number) => new Date(days * 86_400_000)
    return ({ from, to }) => (from === to ? format.format(at(from)) : format.formatRange(at(from), at(to)))
  }, [locale])
}
