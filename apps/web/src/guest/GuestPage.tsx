import type { OpenedLink } from '@balcony/api/contract'
import { EmptyState, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useParams } from '@tanstack/react-router'
import { Unlink } from 'lucide-react'
import { useEffect, useState } from 'react'
import frame from '../frame/Frame.module.css'
import { NoAnswer } from '../frame/NoAnswer.tsx'
import { get, Refused } from '../server.ts'
import { takeToken } from '../sign-in-link.ts'
import { useTitle } from '../title.ts'
import { copiesOf, copyOf } from './copy.ts'
import { GuestDoor } from './GuestDoor.tsx'
import { GuestReader } from './GuestReader.tsx'
import type { Opened } from './guest-talk.ts'
import { Unsent } from './Unsent.tsx'

type State =
  | { readonly is: 'asking' }
  | { readonly is: 'door'; readonly token: string }
  | ({ readonly is: 'in' } & Opened)
  | { readonly is: 'closed' }
  | { readonly is: 'unreachable' }

/** The page behind a link to an edition, for somebody who has no account. */
export function GuestPage() {
  const { link } = useParams({ from: '/l/$link' })
  const { t } = useLingui()
  // Out of the address at once, so that it stays in no history; kept for as long as the page stands.
  const [token] = useState(() => takeToken(location, history))
  const [state, put] = useState<State>({ is: 'asking' })
  useTitle(state.is === 'in' ? state.me.coverTitle : t`Shared with you`)
  const ask = () => {
    put({ is: 'asking' })
    get<OpenedLink>(`/api/links/${encodeURIComponent(link)}`).then(
      (me) => put({ is: 'in', me }),
      async (error) => {
        if (error instanceof Refused) {
          // Closed, or over: what was kept of it goes.
          void copiesOf(link)
            .forget()
            .catch(() => {})
          return put(token === undefined ? { is: 'closed' } : { is: 'door', token })
        }
        const copy = await copyOf(link, Date.now()).catch(() => undefined)
        put(copy ? { is: 'in', me: copy.me, copy } : { is: 'unreachable' })
      },
    )
  }
  useEffect(ask, [link])
  if (state.is === 'in') return <GuestReader link={link} opened={state} onOver={() => put({ is: 'closed' })} />
  return (
    <main className={frame.main} id="main" tabIndex={-1}>
      <div className={frame.alone}>
        {state.is === 'asking' ? (
          <Skeleton label={t`Opening`} slow={t`This is slow. Your connection may be weak.`} lines={4} />
        ) : state.is === 'door' ? (
          <GuestDoor link={link} token={state.token} onIn={(me) => put({ is: 'in', me })} />
        ) : state.is === 'unreachable' ? (
          <NoAnswer whole onAgain={ask}>
            <Trans>What you wrote is kept on this phone.</Trans>
          </NoAnswer>
        ) : (
          <EmptyState
            level={1}
            icon={<Unlink size={22} strokeWidth={1.75} aria-hidden />}
            title={<Trans>This link is closed</Trans>}
          >
            <Trans>What you sent is safe with the team. Ask the person who sent you the link for a new one.</Trans>
          </EmptyState>
        )}
        <Unsent link={link} />
      </div>
    </main>
  )
}
