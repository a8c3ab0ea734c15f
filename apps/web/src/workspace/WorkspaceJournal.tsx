import type { JournalAct, JournalPage as Page } from '@balcony/api/contract'
import { Button, Skeleton } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import css from '../account/Account.module.css'
import { PlainPage } from '../frame/PlainPage.tsx'
import { useLocale } from '../locale.ts'
import { get } from '../server.ts'
import { exactly } from '../time.ts'
import { useServerActWords, useWayWords } from './act-words.ts'
import { NothingHere } from './NothingHere.tsx'
import own from './Workspace.module.css'

/** Who came in, who changed how they come in, what was done to accounts, keys and backups: for whoever looks after the workspace. */
export function WorkspaceJournal() {
  const { t } = useLingui()
  const pages = useInfiniteQuery({
    queryKey: ['workspace', 'journal'],
    queryFn: ({ pageParam }) => get<Page>(`/api/journal${pageParam === 0 ? '' : `?before=${pageParam}`}`),
    initialPageParam: 0,
    getNextPageParam: (page: Page) => (page.more ? page.acts.at(-1)?.number : undefined),
    staleTime: 0,
  })
  const acts = pages.data?.pages.flatMap((page) => page.acts) ?? []
  const names = Object.assign({}, ...(pages.data?.pages.map((page) => page.names) ?? []))
  return (
    <PlainPage title={t`Journal of the workspace`}>
      <p className={css.who}>
        <Trans>
          Sign-ins, accounts, keys and backups. What is done in a design stands in the journal of that design, for its
          leads.
        </Trans>{' '}
        <Link to="/people">
          <Trans>People of the workspace</Trans>
        </Link>
      </p>
      {pages.data ? (
        <ol className={own.journal}>
          {acts.map((act) => (
            <Line key={act.number} act={act} names={names} />
          ))}
        </ol>
      ) : pages.error ? (
        <NothingHere error={pages.error} onAgain={() => void pages.refetch()} />
      ) : (
        <Skeleton label={t`Fetching the journal`} slow={t`This is slow. Your connection may be weak.`} lines={8} />
      )}
      {pages.hasNextPage ? (
        <span>
          <Button busy={pages.isFetchingNextPage ? t`Fetching…` : undefined} onPress={() => void pages.fetchNextPage()}>
            <Trans>Show older ones</Trans>
          </Button>
        </span>
      ) : null}
    </PlainPage>
  )
}

function Line({ act, names }: { act: JournalAct; names: Readonly<Record<string, string>> }) {
  const { t } = useLingui()
  const locale = useLocale()
  const say = useServerActWords()
  const ways = useWayWords()
  const { by, about } = act
  const who =
    { server: 'Balcony', operator: t`The operator`, '': t`Somebody unknown` }[by] ?? names[by] ?? t`Somebody who left`
  const whom = typeof about['person'] === 'string' ? names[about['person']] : undefined
  const way = typeof about['by'] === 'string' ? ways[about['by']] : undefined
  const from = typeof about['from'] === 'string' ? about['from'] : undefined
  const more = typeof about['more'] === 'number' ? about['more'] : 0
  return (
    <li>
      <time className={css.quiet} dateTime={new Date(act.at).toISOString()}>
        {exactly(act.at, locale)}
      </time>
      <span>
        <bdi className={own.person}>{who}</bdi> {say(act.did)}
        {whom === undefined ? null : (
          <>
            {': '}
            <bdi>{whom}</bdi>
          </>
        )}
        {way === undefined ? null : <span className={css.quiet}> ({way})</span>}
        {from === undefined ? null : (
          <bdi className={css.quiet} dir="ltr">
            {' '}
            {from}
          </bdi>
        )}
        {more === 0 ? null : (
          <span className={css.quiet}>
            {' '}
            <Plural
              value={more}
              one="and once more in the minute before"
              other="and # times more in the minute before"
            />
          </span>
        )}
      </span>
    </li>
  )
}
