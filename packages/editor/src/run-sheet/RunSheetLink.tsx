import { Trans } from '@lingui/react/macro'
import { ListChecks } from '../icons.tsx'
import { useRows } from '../live/hooks.ts'
import { ViewLink } from '../views/ViewLink.tsx'
import { isOn } from './run-sheet.ts'
import { useWallTime, wallClock } from './wall-clock.ts'

/** The place of a session's run-sheet in the address bar: no section or table of a design is called so. */
export function runSheetPlace(session: string): string {
  return `run-sheet/${session}`
}

/** In the foot of the outline on the days of a session. */
export function RunSheetLink({ on = false }: { on?: boolean }) {
  const { date } = useWallTime(wallClock)
  const session = useRows('session').find(({ values }) => isOn(values, date))
  if (!session) return null
  return (
    <ViewLink place={runSheetPlace(session.id)} icon={<ListChecks size={17} />} on={on}>
      <Trans>Run-sheet of today</Trans>
    </ViewLink>
  )
}
