import { EmptyState } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'

/** What whoever does not look after the workspace sees at its pages. */
export function NotForYou() {
  return (
    <EmptyState
      boxed
      icon={<EyeOff size={22} strokeWidth={1.75} aria-hidden />}
      title={<Trans>There is nothing here for you</Trans>}
    >
      <Trans>Only whoever looks after the workspace sees this page.</Trans>
    </EmptyState>
  )
}
