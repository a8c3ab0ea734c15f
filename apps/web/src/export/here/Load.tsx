import { Button } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { Printer } from 'lucide-react'
import { useLocale } from '../../locale.ts'
import { Message } from '../Message.tsx'
import { travels } from './travels.ts'

/** Nothing large travels unasked: lines are weak and dear where this is needed. */
export function Load({ onLoad }: { onLoad: () => void }) {
  const size = new Intl.NumberFormat(useLocale()).format(travels)
  return (
    <Message
      icon={<Printer size={28} strokeWidth={1.75} aria-hidden />}
      title={<Trans>The printing program is not on this device yet</Trans>}
    >
      <p>
        <Trans>
          It is loaded once, about {size} MB, and stays here: from then on this device prints without a line. Scripts
          such as Arabic or Chinese are loaded with the first paper that needs them.
        </Trans>
      </p>
      <Button look="primary" onPress={onLoad}>
        <Trans>Load it and print</Trans>
      </Button>
    </Message>
  )
}
