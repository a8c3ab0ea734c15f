import { Button, IconButton, Popover, PopoverTrigger, Switch } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { useState } from 'react'
import css from './Inbox.module.css'
import { InboxList } from './InboxList.tsx'
import { follow, followsQuery, inboxQuery, seeAll } from './inbox-query.ts'

interface InboxBellProps {
  /** In a design: what one follows of it can be chosen here. */
  readonly design?: string
  readonly section?: { readonly id: string; readonly label: string } | undefined
}

/** What waits for the person, from every page. */
export function InboxBell({ design, section }: InboxBellProps) {
  const { t } = useLingui()
  const [open, show] = useState(false)
  const inbox = useQuery(inboxQuery)
  const items = inbox.data?.items ?? []
  const unread = items.filter((item) => item.unread).length
  return (
    <PopoverTrigger isOpen={open} onOpenChange={show}>
      <IconButton
        label={unread > 0 ? t`What waits for you: something new` : t`What waits for you`}
        icon={<Bell size={17} strokeWidth={1.75} aria-hidden />}
        dot={unread > 0}
      />
      <Popover label={t`What waits for you`}>
        <div className={css.popover}>
          <header>
            <h2>
              <Trans>Waiting for you</Trans>
            </h2>
            {unread > 0 ? (
              <Button size="sm" look="link" onPress={() => void seeAll().catch(() => {})}>
                <Trans>I have seen all</Trans>
              </Button>
            ) : null}
          </header>
          {items.length === 0 ? (
            <p>
              <Trans>Nothing waits for you. Mentions, answers and what is given to you come here.</Trans>
            </p>
          ) : (
            <InboxList items={items.slice(0, 30)} named onGo={() => show(false)} />
          )}
          {design === undefined ? null : <Follows design={design} section={section} />}
        </div>
      </Popover>
    </PopoverTrigger>
  )
}

function Follows({ design, section }: { design: string; section: InboxBellProps['section'] }) {
  const { t } = useLingui()
  const follows = useQuery(followsQuery(design)).data ?? []
  const on = (target: string) => follows.some((each) => each.target === target && each.on)
  const turn = (target: string) => (next: boolean) => void follow(design, target, next).catch(() => {})
  return (
    <footer>
      <Switch isSelected={on('')} onChange={turn('')}>
        {t`Follow all comments of this design`}
      </Switch>
      {section === undefined ? null : (
        <Switch isSelected={on(section.id)} onChange={turn(section.id)}>
          {t`Follow “${section.label}”`}
        </Switch>
      )}
    </footer>
  )
}
