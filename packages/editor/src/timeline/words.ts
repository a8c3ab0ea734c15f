import type { Moment, TimelineLane } from '@balcony/design/views'
import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { nameOfRecord } from '../live/names.ts'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Held } from './use-drag-moment.ts'

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

/** Of a moment on its way: when it would be, how much slips with it, and on which days it would fall. */
export function useHeldWords(): (held: Held) => readonly string[] {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const locale = useLocale()
  const span = useSpanWords()
  return (held) => {
    const others = held.moved.length - 1
    const names = new Set(held.falls.map((address) => nameOfRecord(live, address) ?? address))
    return [
      span(held.to),
      ...(others === 0 ? [] : [t`${plural(others, { one: '# more slips', other: '# more slip' })}`]),
      ...(names.size === 0 ? [] : [t`Falls on ${new Intl.ListFormat(locale).format(names)}`]),
    ]
  }
}
