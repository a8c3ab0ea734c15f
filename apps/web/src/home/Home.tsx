import type { DesignSummary } from '@balcony/api/contract'
import { Skeleton } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import { recovered } from '../design/recovered.ts'
import frame from '../frame/Frame.module.css'
import { FrameBar } from '../frame/FrameBar.tsx'
import { NoAnswer } from '../frame/NoAnswer.tsx'
import { WaitingForYou } from '../inbox/WaitingForYou.tsx'
import { speak } from '../language.ts'
import { hereQuery, meQuery } from '../queries.ts'
import { HomeSearch } from '../search/HomeSearch.tsx'
import { Refused } from '../server.ts'
import { useTitle } from '../title.ts'
import type { Beginning } from './beginning.ts'
import { Designs } from './Designs.tsx'
import css from './Home.module.css'
import { Trash } from './Trash.tsx'
import { FirstDesign, Ways } from './Ways.tsx'

// What templates and sections say stands in the catalogue of designs.
const NewDesign = lazy(async () => {
  await speak('design')
  return import('./NewDesign.tsx')
})

// So are the names of the sections in which people are.
const HereNow = lazy(async () => {
  await speak('design')
  return import('./HereNow.tsx')
})

/** Words about designs that are not open to one any more, found on this device. */
const LeftWords = lazy(async () => {
  await speak('design')
  return import('../design/LeftWords.tsx')
})

/** The designs one takes part in, and the ways to begin a new one. */
export function Home() {
  useTitle(undefined)
  const [beginning, begin] = useState<Beginning>()
  const me = useQuery({ ...meQuery, refetchOnMount: 'always' })
  const left = useSyncExternalStore(recovered.watch, recovered.all).length > 0
  if (me.error instanceof Refused && me.error.problem.code === 'not-signed-in')
    return <Navigate to="/sign-in" replace />
  return (
    <div className={frame.app}>
      {left ? (
        <Suspense>
          <LeftWords />
        </Suspense>
      ) : null}
      <FrameBar />
      <main className={frame.main} id="main" tabIndex={-1}>
        {me.data === undefined ? (
          <Waiting failed={me.isError} onRetry={() => void me.refetch()} />
        ) : me.data.designs.length === 0 ? (
          <>
            <FirstDesign name={me.data.name} onBegin={begin} />
            <div className={css.home}>
              <Trash />
            </div>
          </>
        ) : (
          <div className={css.home}>
            <Designs designs={me.data.designs} onBegin={() => begin('empty')}>
              {(list) => (
                <HomeSearch>
                  <div className={css.beside}>
                    <div>
                      {list}
                      <Ways onBegin={begin} />
                      <Trash />
                    </div>
                    <div className={css.aside}>
                      <WaitingForYou />
                      <Here designs={me.data.designs} />
                    </div>
                  </div>
                </HomeSearch>
              )}
            </Designs>
          </div>
        )}
      </main>
      {beginning === undefined ? null : (
        <Suspense>
          <NewDesign beginning={beginning} onClose={() => begin(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

/** Nothing is fetched for it, and nothing shown, while nobody else is in. */
function Here({ designs }: { designs: readonly DesignSummary[] }) {
  const here = useQuery(hereQuery).data ?? []
  if (here.length === 0) return null
  return (
    <Suspense>
      <HereNow here={here} designs={designs} />
    </Suspense>
  )
}

function Waiting({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const { t } = useLingui()
  return (
    <div className={css.home}>
      <h1 className={css.title}>
        <Trans>Designs</Trans>
      </h1>
      <div className={css.waiting}>
        {failed ? (
          <NoAnswer boxed onAgain={onRetry}>
            <Trans>
              Your designs are safe there. Check your connection, or wait a moment if Balcony is being restarted.
            </Trans>
          </NoAnswer>
        ) : (
          <Skeleton label={t`Fetching your designs`} slow={t`This is slow. Your connection may be weak.`} />
        )}
      </div>
    </div>
  )
}
