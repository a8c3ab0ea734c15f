import { Trans } from '@lingui/react/macro'
import { Calendar } from '../icons.tsx'
import { ViewLink } from '../views/ViewLink.tsx'

/** The place of the timeline in the address bar: no section or table of a design is called so. */
export const timelinePlace = 'timeline'

export function TimelineLink({ on = false }: { on?: boolean }) {
  return (
    <ViewLink place={timelinePlace} icon={<Calendar size={17} />} on={on}>
      <Trans>Timeline</Trans>
    </ViewLink>
  )
}
