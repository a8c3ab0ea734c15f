import { Button, EmptyState, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CloudOff, KeyRound, Unlink } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import css from '../frame/Frame.module.css'
import { FrameBar } from '../frame/FrameBar.tsx'
import { meQuery } from '../queries.ts'
import { useTitle } from '../title.ts'
import { attempt } from './attempt.ts'

/** Where one-time links lead. There is nothing to type: the link is the key. */
export function SignIn() {
  const { t } = useLingui()
  useTitle(t`Sign in`)
  useEffect(() => {
    attempt.begin()
    // A second link pasted into the same tab changes only the fragment.
    addEventListener('hashchange', attempt.begin)
    return () => removeEventListener('hashchange', attempt.begin)
  }, [])
  const isIn = useSyncExternalStore(attempt.watch, attempt.state).is === 'in'
  const go = useNavigate()
  useEffect(() => {
    if (isIn) void go({ to: '/', replace: true }).then(attempt.finish)
  }, [isIn, go])
  return (
    <div className={css.app}>
      <FrameBar />
      <main className={css.main} id="main" tabIndex={-1}>
        <div className={css.alone}>
          <Words />
        </div>
      </main>
    </div>
  )
}

function Words() {
  const { t } = useLingui()
  const state = useSyncExternalStore(attempt.watch, attempt.state)
  if (state.is === 'trying' || state.is === 'in')
    return <Skeleton label={t`Signing you in`} slow={t`This is slow. Keep the page open.`} lines={2} />
  if (state.is === 'unreachable')
    return (
      <EmptyState
        level={1}
        icon={<CloudOff size={22} strokeWidth={1.75} aria-hidden />}
        title={<Trans>We could not reach the server</Trans>}
        actions={
          <Button look="primary" onPress={() => void attempt.again()}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <Trans>Your link was kept. It still works if no answer was on its way.</Trans>
      </EmptyState>
    )
  if (state.is === 'used')
    return (
      <EmptyState
        level={1}
        icon={<Unlink size={22} strokeWidth={1.75} aria-hidden />}
        title={<Trans>This link was used already, or has run out</Trans>}
        actions={<AlreadyIn />}
      >
        <Trans>
          A sign-in link works once and for 72 hours. Ask the person who sent it for a new one. If you did not use it
          yourself, tell them so.
        </Trans>
      </EmptyState>
    )
  return (
    <EmptyState
      level={1}
      icon={<KeyRound size={22} strokeWidth={1.75} aria-hidden />}
      title={state.is === 'refused' ? <Trans>You could not be signed in</Trans> : <Trans>Open your sign-in link</Trans>}
      actions={<AlreadyIn />}
    >
      {state.is === 'refused' ? (
        state.words
      ) : (
        <Trans>
          Balcony has no passwords yet. The person who leads the design sends you a link that signs you in once; whoever
          started Balcony finds the first one where they started it.
        </Trans>
      )}
    </EmptyState>
  )
}

/** Whoever is signed in already in this browser can go on. */
function AlreadyIn() {
  const me = useQuery({ ...meQuery, retry: false }).data
  if (!me) return null
  return (
    <Link to="/">
      <Trans>Go on as {me.name}</Trans>
    </Link>
  )
}
