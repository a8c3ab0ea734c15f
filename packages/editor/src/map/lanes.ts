import { recordAddress } from '@balcony/design'
import { type ActivityMap, type Effort, type Phase, trackOrder } from '@balcony/design/views'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { nameOfRecord } from '../live/names.ts'
import { useWorkspace } from '../workspace.tsx'

export const groupings = ['track', 'actor', 'party'] as const
export type Grouping = (typeof groupings)[number]

export interface NamedLane {
  readonly key: string
  readonly name: string
  readonly holds: (effort: Effort) => boolean
}

/** The lanes of the map, in the reader's words; a party's lane holds what reaches it, so an effort may stand in several. */
export function useLanes(map: ActivityMap, by: Grouping): readonly NamedLane[] {
  const { t } = useLingui()
  const { live } = useWorkspace()
  const option = useOptionWords()
  return useMemo((): readonly NamedLane[] => {
    if (by === 'track')
      return trackOrder
        .filter((key, at) => (at < 4 && at !== 1) || map.efforts.some(({ track }) => track === key) || hasGap(map, key))
        .map((key) => ({
          key,
          name: key === '' ? t`No track` : option('track', key),
          holds: (effort) => effort.track === key,
        }))
    if (by === 'party')
      return live
        .rows('party')
        .map(({ id }) => ({
          key: id,
          name: nameOfRecord(live, recordAddress('party', id)) ?? id,
          holds: (effort: Effort) => effort.parties.includes(id),
        }))
        .filter(({ holds }) => map.efforts.some(holds))
    const others = [...new Set(map.efforts.filter(({ ours }) => !ours).map(({ who }) => who))].sort()
    return [
      { key: 'ours', name: t`Our components`, holds: ({ ours }) => ours },
      ...others.map((who) => ({
        key: who,
        name: who === '' ? t`Not said` : who,
        holds: (effort: Effort) => !effort.ours && effort.who === who,
      })),
    ]
  }, [map, by, live, option, t])
}

export function useGroupingWords(): Readonly<Record<Grouping, string>> {
  const { t } = useLingui()
  return { track: t`By track`, actor: t`By actor`, party: t`By party` }
}

/** The label of an option of the activities' fields. */
export function useOptionWords(): (name: string, value: string) => string {
  const { i18n } = useLingui()
  const { live } = useWorkspace()
  return useMemo(() => {
    const fields = live.process.tables['activity']?.fields ?? {}
    return (name, value) => {
      const field = fields[name]
      const options = field?.kind === 'choice' ? field.options : []
      const label = options.find((option) => option.value === value)?.label
      return label === undefined ? value : i18n._(label)
    }
  }, [i18n, live])
}

export function usePhaseWords(): Readonly<Record<Phase, string>> {
  const { t } = useLingui()
  return { past: t`Past`, running: t`Under way`, planned: t`Planned` }
}

function hasGap(map: ActivityMap, track: string): boolean {
  return map.gaps.some((gap) => gap.track === track && gap.from !== undefined)
}
