import { sectionAddress } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'
import { useCallback, useSyncExternalStore } from 'react'
import { useValue } from '../live/hooks.ts'
import { type SectionStatus, useWorkspace, type Workspace } from '../workspace.tsx'
import { workFields } from './work-fields.ts'

/** How far a section is: what the team has said, else whether anything stands in it. */
export function useSectionStatus(name: string): SectionStatus {
  const { live, status } = useWorkspace()
  const section = live.process.sections[name]
  const watch = useCallback(
    (changed: () => void) => {
      const stops = [name, ...(section?.tables ?? [])].map((place) => live.watch(place, changed))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [live, name, section],
  )
  const begun = useSyncExternalStore(watch, () => hasBegun(live, name))
  const progress = useValue(sectionAddress(name, 'progress'))
  const said = status?.(name) ?? statusOf(progress)
  return said === 'none' && begun ? 'draft' : said
}

/** What the field `progress` says, as the four rings. */
export function statusOf(progress: unknown): SectionStatus {
  return progress === 'agreed'
    ? 'agreed'
    : progress === 'for_review'
      ? 'review'
      : progress === 'drafting'
        ? 'draft'
        : 'none'
}

export function useStatusWords(): Readonly<Record<SectionStatus, string>> {
  const { t } = useLingui()
  return { none: t`Not started`, draft: t`Drafting`, review: t`In review`, agreed: t`Agreed` }
}

/** Whether anything stands in a section, as far as one can see. */
function hasBegun(live: Workspace['live'], name: string): boolean {
  const section = live.process.sections[name]
  if (!section) return false
  if (
    live.open.includes(section.compartment) &&
    Object.entries(section.fields).some(([field, described]) => {
      if (workFields.includes(field)) return false
      const value = live.value(`${name}/${field}`)
      if (described.kind === 'prose')
        return (
          live
            .prose(`${name}/${field}`)
            .toString()
            // Headings come with a template: nothing is written under them yet.
            .replace(/<heading[^>]*>.*?<\/heading>/gs, '')
            .replace(/<[^>]*>/g, '') !== ''
        )
      return value !== undefined && value !== ''
    })
  )
    return true
  return section.tables.some((table) => {
    const described = live.process.tables[table]
    return described !== undefined && live.open.includes(described.compartment) && live.rows(table).length > 0
  })
}
