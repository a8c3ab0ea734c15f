import { Button } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import type { Reach } from './said.ts'

/** The team reads what one writes, unless one says that partners shall, too: never the other way round. */
export function ReachChoice({ reach, onChoose }: { reach: Reach; onChoose: (reach: Reach) => void }) {
  return reach === 'team' ? (
    <Button look="link" size="sm" onPress={() => onChoose('partners')}>
      <Trans>Let partners read it too</Trans>
    </Button>
  ) : (
    <Button look="link" size="sm" onPress={() => onChoose('team')}>
      <Trans>Write to the team alone</Trans>
    </Button>
  )
}
