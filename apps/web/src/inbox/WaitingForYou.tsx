import { Button } from '@balcony/ui'
import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listenAt } from '../guest/listen.ts'
import css from './Inbox.module.css'
import { InboxList } from './InboxList.tsx'
import { inboxChanged, inboxQuery } from './inbox-query.ts'

/** On the home page: what waits for the person over all their designs, live. */
export function WaitingForYou() {
  const inbox = useQuery(inboxQuery)
  const [all, showAll] = useState(false)
  useEffect(() => listenAt('/api/inbox/events', inboxChanged, () => {}), [])
  const items = (inbox.data?.items ?? []).toSorted((one, other) => Number(other.unread) - Number(one.unread))
  if (inbox.data === undefined) return null
  return (
    <aside className={css.waiting}>
      <h2>
        <Trans>Waiting for you</Trans>
      </h2>
      {items.length === 0 ? (
        <p>
          <Trans>Nothing waits for you. Mentions, answers and what is given to you come here.</Trans>
        </p>
      ) : (
        <InboxList items={all ? items : items.slice(0, 5)} named />
      )}
      {!all && items.length > 5 ? (
        <Button size="sm" look="link" onPress={() => showAll(true)}>
          <Trans>Show everything</Trans>
        </Button>
      ) : null}
    </aside>
  )
}
