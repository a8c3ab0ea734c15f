import type { DesignCard, JournalAct, JournalPage as Page } from '@balcony/api/contract'
import { type Compartment, compartments } from '@balcony/design'
import { Button, EmptyState, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ScrollText } from 'lucide-react'
import { NoAnswer } from '../../frame/NoAnswer.tsx'
import { localeOf } from '../../locale.ts'
import { get } from '../../server.ts'
import { useCompartmentWords, useRoleWords } from '../access-words.ts'
import { peoplePlace } from '../places.ts'
import { useActWords } from './act-words.ts'
import css from './People.module.css'

/** Who did what about access: all of it for leads, one's own for others. */
export function JournalPage({ card }: { card: DesignCard }) {
  const { t } = useLingui()
  const lead = card.role === 'lead'
  const pages = useInfiniteQuery({
    queryKey: ['people', card.id, 'journal'],
    queryFn: ({ pageParam }) =>
      get<Page>(`/api/designs/${encodeURIComponent(card.id)}/journal${pageParam === 0 ? '' : `?before=${pageParam}`}`),
    initialPageParam: 0,
    getNextPageParam: (page: Page) => (page.more ? page.acts.at(-1)?.number : undefined),
  })
  const acts = pages.data?.pages.flatMap((page) => page.acts) ?? []
  const names = Object.assign({}, ...(pages.data?.pages.map((page) => page.names) ?? []))
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{lead ? <Trans>Journal</Trans> : <Trans>What you did here</Trans>}</h1>
        <p className={css.quiet}>
          {lead ? (
            <Trans>
              Who did what about access. Nothing that anybody wrote stands in it, and nothing is ever changed.
            </Trans>
          ) : (
            <Trans>What stands of you in the journal. The leads of the design read all of it.</Trans>
          )}{' '}
          <Link to="/d/$design/$" params={{ design: card.id, _splat: peoplePlace }}>
            <Trans>People and access</Trans>
          </Link>
        </p>
      </header>
      {pages.data === undefined && !pages.isError ? (
        <Skeleton label={t`Fetching the journal`} slow={t`This is slow. Your connection may be weak.`} lines={8} />
      ) : null}
      {pages.isError ? (
        <NoAnswer onAgain={() => void pages.refetch()}>
          <Trans>The journal is kept there.</Trans>
        </NoAnswer>
      ) : null}
      {pages.data && acts.length === 0 ? (
        <EmptyState
          icon={<ScrollText size={22} strokeWidth={1.75} aria-hidden />}
          title={<Trans>Nothing stands here yet</Trans>}
        >
          <Trans>Invitations, changes of access, links, exports and agreements are written down here.</Trans>
        </EmptyState>
      ) : null}
      <ol className={css.journal}>
        {acts.map((act) => (
          <Line key={act.number} act={act} names={names} />
        ))}
      </ol>
      {pages.hasNextPage ? (
        <span>
          <Button busy={pages.isFetchingNextPage ? t`Fetching…` : undefined} onPress={() => void pages.fetchNextPage()}>
            <Trans>Show older ones</Trans>
          </Button>
        </span>
      ) : null}
    </div>
  )
}

function Line({ act, names }: { act: JournalAct; names: Readonly<Record<string, string>> }) {
  const { t, i18n } = useLingui()
  const say = useActWords()
  const roles = useRoleWords()
  const words = useCompartmentWords()
  const { by, about } = act
  const called = (id: unknown) => (typeof id === 'string' ? names[id] : undefined)
  const who = by === 'server' ? 'Balcony' : (called(by) ?? called(about['link']) ?? t`Somebody who left`)
  const whom = [called(about['person']), called(about['link'])].filter((name) => name !== undefined && name !== who)
  const role = Object.entries(roles).find(([id]) => id === about['role'])?.[1].name
  const closed = [about['clearances'], about['compartment'], about['compartments']]
    .flat()
    .filter((each): each is Compartment => compartments.some((name) => name === each && each !== 'core'))
    .map((each) => words[each].name)
  const list = new Intl.ListFormat(localeOf(i18n.locale), { type: 'unit' })
  const details = [role, ...(closed.length === 0 ? [] : [list.format(closed)])].filter(Boolean)
  return (
    <li>
      <time className={css.quiet} dateTime={new Date(act.at).toISOString()}>
        {new Intl.DateTimeFormat(localeOf(i18n.locale), {
          ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
        }).format(act.at)}
      </time>
      <span>
        <bdi className={css.person}>{who}</bdi> {say(act.did)}
        {whom.map((name) => (
          <span key={name}>
            {': '}
            <bdi>{name}</bdi>
          </span>
        ))}
        {details.length === 0 ? null : <span className={css.quiet}> ({details.join('; ')})</span>}
      </span>
    </li>
  )
}
