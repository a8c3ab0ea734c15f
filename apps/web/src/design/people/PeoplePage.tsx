import type { DesignCard } from '@balcony/api/contract'
import { useWhoIsHere, useWorkspace } from '@balcony/editor'
import { Banner, Skeleton } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { NoAnswer } from '../../frame/NoAnswer.tsx'
import { journalPlace } from '../places.ts'
import { Asks, AskToOpen } from './Asks.tsx'
import { GuestLinks } from './GuestLinks.tsx'
import { Invite } from './Invite.tsx'
import { Marks } from './Marks.tsx'
import { Members } from './Members.tsx'
import css from './People.module.css'
import { Purge } from './Purge.tsx'
import { membersQuery } from './queries.ts'

/** Who takes part, what each may open, and who reads by a link. Leads decide here; everybody sees who is there. */
export function PeoplePage({ card }: { card: DesignCard }) {
  const { t } = useLingui()
  const { me } = useWorkspace()
  const here = new Set([me.id, ...useWhoIsHere().map(({ person }) => person)])
  const list = useQuery(membersQuery(card.id))
  const lead = card.role === 'lead'
  if (list.data === undefined)
    return list.isError ? (
      <NoAnswer whole onAgain={() => void list.refetch()}>
        <Trans>Who may open what is decided there, so it is asked there.</Trans>
      </NoAnswer>
    ) : (
      <div className={css.page}>
        <Skeleton label={t`Fetching the people`} slow={t`This is slow. Your connection may be weak.`} lines={6} block />
      </div>
    )
  const { members, invitations, asks } = list.data
  return (
    <div className={css.page} data-two={lead || undefined}>
      <header className={css.head}>
        <h1>
          <Trans>People and access</Trans>
        </h1>
        <p className={css.quiet}>
          <Plural value={members.length} one="# member" other="# members" />
          {lead ? (
            <>
              {' · '}
              <Trans>You are lead for this design</Trans>
              {' · '}
            </>
          ) : (
            ' · '
          )}
          <Link to="/d/$design/$" params={{ design: card.id, _splat: journalPlace }}>
            {lead ? <Trans>Journal</Trans> : <Trans>What you did here</Trans>}
          </Link>
        </p>
        {list.isError ? (
          <Banner look="warn">
            <Trans>This list is from a moment ago: the server does not answer.</Trans>
          </Banner>
        ) : null}
      </header>
      <div className={css.main}>
        {lead ? <Asks card={card} asks={asks} members={members} /> : null}
        {lead ? <Invite card={card} /> : null}
        <Members card={card} members={members} invitations={invitations} me={me.id} here={here} />
        {lead ? null : <AskToOpen card={card} asks={asks} />}
        <Marks members={members} lead={lead} />
        {lead ? <Purge card={card} members={members} me={me.id} /> : null}
      </div>
      {lead ? <GuestLinks card={card} members={members} /> : null}
    </div>
  )
}
