import { EmptyState, Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { LogOut } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import frame from '../frame/Frame.module.css'
import { FrameBar } from '../frame/FrameBar.tsx'
import { NoAnswer } from '../frame/NoAnswer.tsx'
import { NotThere } from '../NotThere.tsx'
import { cardQuery, meQuery } from '../queries.ts'
import { Refused } from '../server.ts'
import { useTitle } from '../title.ts'
import { RecoveredNotice } from './Notices.tsx'
import { OpenDesign } from './OpenDesign.tsx'
import { recovered } from './recovered.ts'

/** A design at an address, or why there is none to show. */
export function DesignPage() {
  const { design, _splat } = useParams({ from: '/d/$design/$' })
  const { t } = useLingui()
  const me = useQuery(meQuery)
  const card = useQuery({ ...cardQuery(design), refetchOnWindowFocus: 'always' })
  // Tabs are seen by others: only the cover title.
  useTitle(card.data?.coverTitle)

  const refusal = [me.error, card.error].find((error) => error instanceof Refused)
  if (refusal?.problem.code === 'not-signed-in') return <SignedOut design={design} />
  if (refusal) return <Gone design={design} had={card.data !== undefined} />
  if (me.data && card.data) return <OpenDesign card={card.data} me={me.data} rest={_splat} />
  if (card.isError || me.isError)
    return (
      <Alone design={design}>
        <NoAnswer whole onAgain={() => void Promise.all([me.refetch(), card.refetch()])}>
          <Trans>The design is safe there. This page opens it as soon as there is an answer.</Trans>
        </NoAnswer>
      </Alone>
    )
  return (
    <Alone design={design}>
      <Skeleton label={t`Opening the design`} slow={t`This is slow. Your connection may be weak.`} lines={6} block />
    </Alone>
  )
}

function SignedOut({ design }: { design: string }) {
  return (
    <Alone design={design}>
      <EmptyState
        level={1}
        icon={<LogOut size={22} strokeWidth={1.75} aria-hidden data-flip />}
        title={<Trans>You are signed out</Trans>}
        actions={
          <Link to="/sign-in">
            <Trans>How to sign in</Trans>
          </Link>
        }
      >
        <Trans>What was saved is safe. Open a new sign-in link to go on.</Trans> <IfRecovered design={design} />
      </EmptyState>
    </Alone>
  )
}

/** Never there, or taken away while it was open: the second is said, because the page was there a moment ago. */
function Gone({ design, had }: { design: string; had: boolean }) {
  if (!had) return <NotThere />
  return (
    <Alone design={design}>
      <EmptyState
        level={1}
        icon={<LogOut size={22} strokeWidth={1.75} aria-hidden data-flip />}
        title={<Trans>This design is not open to you any more</Trans>}
        actions={
          <Link to="/">
            <Trans>Go to your designs</Trans>
          </Link>
        }
      >
        <Trans>Your access changed a moment ago. What you had saved stays with the team.</Trans>{' '}
        <IfRecovered design={design} />
      </EmptyState>
    </Alone>
  )
}

function IfRecovered({ design }: { design: string }) {
  const found = useSyncExternalStore(recovered.watch, recovered.all).some((one) => one.design === design)
  return found ? <Trans>Words that were not saved are above, to be copied.</Trans> : null
}

function Alone({ design, children }: { design: string; children: ReactNode }) {
  return (
    <div className={frame.app}>
      <div>
        <RecoveredNotice design={design} />
        <FrameBar />
      </div>
      <main className={frame.main} id="main" tabIndex={-1}>
        <div className={frame.alone}>{children}</div>
      </main>
    </div>
  )
}
