import { Trans } from '@lingui/react/macro'
import { Past } from '../icons.tsx'
import { ViewLink } from '../views/ViewLink.tsx'
import { useHistory } from './use-history.ts'

/** The place of the versions in the address bar: no section or table of a design is called so. */
const versionsPlace = 'versions'

/** The versions in the foot of the outline. */
export function VersionsLink({ on = false }: { on?: boolean }) {
  if (!useHistory()) return null
  return (
    <ViewLink place={versionsPlace} icon={<Past size={17} />} on={on}>
      <Trans>Versions and activity</Trans>
    </ViewLink>
  )
}
