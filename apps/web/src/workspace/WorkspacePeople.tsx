import type { PersonOfWorkspace } from '@balcony/api/contract'
import { Button, EmptyState, Skeleton } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CloudOff } from 'lucide-react'
import css from '../account/Account.module.css'
import frame from '../frame/Frame.module.css'
import { FrameBar } from '../frame/FrameBar.tsx'
import { meQuery } from '../queries.ts'
import { get, Refused } from '../server.ts'
import { useTitle } from '../title.ts'
import { NotForYou } from './NotForYou.tsx'
import { PersonRow } from './PersonRow.tsx'
import own from './Workspace.module.css'

export const peopleQuery = queryOptions({
  queryKey: ['workspace', 'people'],
  queryFn: () => get<readonly PersonOfWorkspace[]>('/api/people'),
  staleTime: 0,
})

/** Who has an account, how well it is kept, and shutting somebody out at once. */
export function WorkspacePeople() {
  const { t } = useLingui()
  useTitle(t`People of the workspace`)
  const people = useQuery(peopleQuery)
  const me = useQuery({ ...meQuery, enabled: false }).data
  return (
    <div className={frame.app}>
      <FrameBar />
      <main className={frame.main} id="main" tabIndex={-1}>
        <div className={css.page}>
          <h1 className={css.title}>
            <Trans>People of the workspace</Trans>
          </h1>
          <p className={css.who}>
            <Trans>
              Everybody who can sign in here. Looking after people opens no design to you: of theirs you see those that
              you lead.
            </Trans>{' '}
            <Link to="/journal">
              <Trans>Journal of the workspace</Trans>
            </Link>
          </p>
          {people.data ? (
            <>
              <Weak people={people.data} />
              <ul className={own.people}>
                {people.data.map((person) => (
                  <PersonRow key={person.id} person={person} isMe={person.id === me?.id} />
                ))}
              </ul>
            </>
          ) : people.error instanceof Refused ? (
            <NotForYou />
          ) : people.isError ? (
            <EmptyState
              boxed
              icon={<CloudOff size={22} strokeWidth={1.75} aria-hidden />}
              title={<Trans>We could not reach the server</Trans>}
              actions={
                <Button look="line" onPress={() => void people.refetch()}>
                  <Trans>Try again</Trans>
                </Button>
              }
            />
          ) : (
            <Skeleton label={t`Fetching the people`} slow={t`This is slow. Your connection may be weak.`} lines={6} />
          )}
        </div>
      </main>
    </div>
  )
}

/** Whose account one stolen password opens. */
export function isWeak({ account, closedAt }: PersonOfWorkspace): boolean {
  return account?.password === true && !account.secondFactor && closedAt === undefined
}

function Weak({ people }: { people: readonly PersonOfWorkspace[] }) {
  const weak = people.filter(isWeak).length
  if (weak === 0) return null
  return (
    <p className={css.about}>
      <Plural
        value={weak}
        one="One account opens with a password alone. Ask them to turn on a second factor."
        other="# accounts open with a password alone. Ask them to turn on a second factor."
      />
    </p>
  )
}
