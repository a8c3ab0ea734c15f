import type { Address } from '@balcony/design'
import { Trans } from '@lingui/react/macro'
import { useThreads } from '../live/hooks.ts'
import { useDeskState } from '../workspace.tsx'
import { ThreadCard } from './ThreadCard.tsx'
import css from './Threads.module.css'

/** The open comments of a record and its fields, at the end of its panel. */
export function RecordThreads({ address }: { address: Address }) {
  const on = useDeskState('thread')
  const threads = useThreads().filter(
    ({ anchor, status }) =>
      status.is === 'open' && (anchor.address === address || anchor.address.startsWith(`${address}/`)),
  )
  if (threads.length === 0) return null
  return (
    <section className={css.group}>
      <h3>
        <Trans>Comments</Trans>
      </h3>
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} on={thread.id === on} named />
      ))}
    </section>
  )
}
