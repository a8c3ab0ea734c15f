import { Button } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { Sliders } from '../icons.tsx'

const Thresholds = lazy(() => import('./ThresholdsDialog.tsx'))

/** For leads: from when on the checks of this design speak. */
export function ThresholdsButton() {
  const [isOpen, open] = useState(false)
  return (
    <>
      <Button size="sm" look="line" icon={<Sliders size={15} />} onPress={() => open(true)}>
        <Trans>Thresholds</Trans>
      </Button>
      {isOpen ? (
        <Suspense>
          <Thresholds onClose={() => open(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
