import type { PersonOfWorkspace } from '@balcony/api/contract'
import { Skeleton } from '@balcony/ui'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import css from '../account/Account.module.css'
import { PlainPage } from '../frame/PlainPage.tsx'
import { meQuery } from '../queries.ts'
import { get } from '../server.ts'
import { NothingHere } from './NothingHere.tsx'
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
  const people = useQuery(peopleQuery)
  const me = useQuery({ ...meQuery, enabled: false }).data
  return (
    <PlainPage title={t`People of the workspace`}>
      <p className={css.who}>
        <Trans>
          Everybody who can sign in here. Looking after people opens no design to you: of theirs you see those that you
          lead.
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
      ) : people.error ? (
        <NothingHere error={people.error} onAgain={() => void people.refetch()} />
      ) : (
        <Skeleton label={t`Fetching the people`} slow={t`This is slow. Your connection may be weak.`} lines={6} />
      )}
    </PlainPage>
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
