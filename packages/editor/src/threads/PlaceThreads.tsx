import type { Address } from '@balcony/design'
import { Count, IconButton } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { memo } from 'react'
import { Message, MessagePlus } from '../icons.tsx'
import { useThreads } from '../live/hooks.ts'
import { useDesk, useWorkspace } from '../workspace.tsx'
import css from './Threads.module.css'
import { useComment } from './use-comment.ts'

/** On a field or table: its open comments, or a quiet way to begin one. */
export const PlaceThreads = memo(function PlaceThreads({ address, label }: { address: Address; label: string }) {
  const { t } = useLingui()
  const { mayComment } = useWorkspace()
  const desk = useDesk()
  const comment = useComment()
  const threads = useThreads().filter((thread) => thread.anchor.address === address && thread.status.is === 'open')
  const [first] = threads
  if (first)
    return (
      <button
        type="button"
        className={css.here}
        aria-label={t`${threads.length} comments on ${label}`}
        onClick={() => desk.put({ thread: first.id, composing: undefined })}
      >
        <Message size={14} />
        <Count of={threads.length} />
      </button>
    )
  if (!mayComment) return null
  return (
    <span className={css.quiet}>
      <IconButton
        size="sm"
        label={t`Comment on ${label}`}
        keys="Ctrl Alt M"
        icon={<MessagePlus size={14} />}
        onPress={() => comment.onPlace(address)}
      />
    </span>
  )
})
