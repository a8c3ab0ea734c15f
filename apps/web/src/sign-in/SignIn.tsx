import { Button, EmptyState, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Unlink } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import css from '../frame/Frame.module.css'
import { FrameBar } from '../frame/FrameBar.tsx'
import { NoAnswer } from '../frame/NoAnswer.tsx'
import { meQuery } from '../queries.ts'
import { useTitle } from '../title.ts'
import { attempt } from './attempt.ts'
import { Door } from './Door.tsx'
import { KeepCodes } from './KeepCodes.tsx'
import { LinkAsks } from './LinkAsks.tsx'

/** The way in: by what one types, by a passkey, or by a one-time link, which leads here. */
export function SignIn() {
  const { t } = useLingui()
  useTitle(t`Sign in`)
  useEffect(() => {
    attempt.begin()
    // A second link pasted into the same tab changes only the fragment.
    addEventListener('hashchange', attempt.begin)
    return () => removeEventListener('hashchange', attempt.begin)
  }, [])
  const state = useSyncExternalStore(attempt.watch, attempt.state)
  const goesOn = state.is === 'in' && state.codes === undefined
  const go = useNavigate()
  const home = () => void go({ to: '/', replace: true }).then(attempt.finish)
  useEffect(() => {
    if (goesOn) void go({ to: '/', replace: true }).then(attempt.finish)
  }, [goesOn, go])
  return (
    <div className={css.app}>
      <FrameBar />
      <main className={css.main} id="main" tabIndex={-1}>
        <div className={css.alone}>
          <Words onIn={home} />
        </div>
      </main>
    </div>
  )
}

function Words({ onIn }: { onIn: () => void }) {
  const { t } = useLingui()
  const state = useSyncExternalStore(attempt.watch, attempt.state)
  if (state.is === 'no-link')
    return (
      <>
        <Door onIn={onIn} />
        <AlreadyIn />
      </>
    )
  if (state.is === 'asks') return <LinkAsks card={state.card} code={state.code} />
  if (state.is === 'in' && state.codes) return <KeepCodes codes={state.codes} level={1} onKept={onIn} />
  if (state.is === 'trying' || state.is === 'in')
    return <Skeleton label={t`Signing you in`} slow={t`This is slow. Keep the page open.`} lines={2} />
  if (state.is === 'unreachable')
    return (
      <NoAnswer whole onAgain={() => void attempt.again()}>
        <Trans>Your link was kept. It still works if no answer was on its way.</Trans>
      </NoAnswer>
    )
  return (
    <EmptyState
      level={1}
      icon={<Unlink size={22} strokeWidth={1.75} aria-hidden />}
      title={
        state.is === 'used' ? (
          <Trans>This link was used already, or has run out</Trans>
        ) : (
          <Trans>You could not be signed in</Trans>
        )
      }
      actions={
        <>
          <Button look="line" onPress={attempt.finish}>
            <Trans>Sign in another way</Trans>
          </Button>
          <AlreadyIn />
        </>
      }
    >
      {state.is === 'used' ? (
        <Trans>
          A link works once and for a limited time. Ask the person who sent it for a new one. If you did not use it
          yourself, tell them so.
        </Trans>
      ) : (
        state.words
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
