import { EmptyState } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'
import { NoAnswer } from '../frame/NoAnswer.tsx'
import { Refused } from '../server.ts'

/** Why a page of the workspace is empty: it is for others, or there was no answer. */
export function NothingHere({ error, onAgain }: { error: Error; onAgain: () => void }) {
  if (!(error instanceof Refused)) return <NoAnswer boxed onAgain={onAgain} />
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
