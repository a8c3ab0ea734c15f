import { Button } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { useMayWrite } from '../live/hooks.ts'

const AdjustmentDialog = lazy(() => import('./AdjustmentDialog.tsx'))

/** Opens the form that records what changed the ground; only for those who may write it. */
export function AdjustmentButton() {
  const mayWrite = useMayWrite('adjustment')
  const [open, setOpen] = useState(false)
  if (!mayWrite) return null
  return (
    <div>
      <Button look="line" onPress={() => setOpen(true)}>
        <Trans>Record an adjustment</Trans>
      </Button>
      {open ? (
        <Suspense>
          <AdjustmentDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
