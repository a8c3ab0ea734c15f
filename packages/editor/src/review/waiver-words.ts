import type { WaiverKind } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useLocale } from '../live/use-locale.ts'
import { useWorkspace } from '../workspace.tsx'

export function useWaiverKindWords(): Readonly<Record<WaiverKind, string>> {
  const { t } = useLingui()
  return { working: t`Being worked on`, 'not-relevant': t`Not relevant here`, accepted: t`Accepted risk` }
}

/** People and days of a dismissal as they are said. */
export function useWho() {
  const { t } = useLingui()
  const { people } = useWorkspace()
  const locale = useLocale()
  return {
    name: (id: string) => people.find((person) => person.id === id)?.name ?? t`Somebody who has left`,
    day: (date: string) =>
      new Date(`${date}T00:00:00Z`).toLocaleDateString(locale, {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      }),
  }
}
