import { Button, EmptyState } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { CloudOff } from 'lucide-react'
import type { ReactNode } from 'react'

interface NoAnswerProps {
  readonly onAgain: () => void
  /** In place of a whole page it is the page's heading; in a part of one it stands in a box. */
  readonly whole?: boolean
  readonly boxed?: boolean
  /** What is safe meanwhile, or what one may do. */
  readonly children?: ReactNode
}

/** In the place of what the server was asked for, when there was no answer. */
export function NoAnswer({ onAgain, whole = false, boxed = false, children }: NoAnswerProps) {
  return (
    <EmptyState
      {...(whole ? { level: 1 } : {})}
      boxed={boxed}
      icon={<CloudOff size={22} strokeWidth={1.75} aria-hidden />}
      title={<Trans>We could not reach the server</Trans>}
      actions={
        <Button look={boxed ? 'line' : 'primary'} onPress={onAgain}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      {children}
    </EmptyState>
  )
}
