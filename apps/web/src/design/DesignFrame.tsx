import type { DesignCard, Role } from '@balcony/api/contract'
import { type Address, process } from '@balcony/design'
import {
  BackToReview,
  CommentsLink,
  CommentsPage,
  commentsPlace,
  Outline,
  OutlineFoot,
  ReviewLink,
  ReviewPage,
  RunSheetLink,
  SectionPage,
  ThreadsPanel,
  TimelineLink,
  timelinePlace,
  useOpenThread,
  useRecentPlaces,
  useWorkspace,
  VersionsLink,
} from '@balcony/editor'
import { EmptyState, Sheet, SidePanel, Skeleton, SkipLink } from '@balcony/ui'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useLocation } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { prefer, usePreferences } from '../device.ts'
import type { KeptCard } from '../kept/answers.ts'
import { Announcements } from './Announcements.tsx'
import css from './Design.module.css'
import { DesignBar } from './DesignBar.tsx'
import { useDesignKeys } from './keys.ts'
import { Notices } from './Notices.tsx'
import { journalPlace, peoplePlace, reviewPlace, runSheetOf, seenAs, versionsPlace } from './places.ts'
import { useRegions } from './regions.ts'
import type { DesignSession, SessionView } from './session.ts'
import { useLeaveWarning } from './use-leave-warning.ts'
import { useNarrowerThan } from './use-narrow.ts'

const PeoplePage = lazy(async () => ({ default: (await import('./people/PeoplePage.tsx')).PeoplePage }))
const ViewAsPage = lazy(async () => ({ default: (await import('./people/ViewAsPage.tsx')).ViewAsPage }))
const JournalPage = lazy(async () => ({ default: (await import('./people/JournalPage.tsx')).JournalPage }))
const RunSheetPage = lazy(() => import('@balcony/editor/run-sheet'))
const TimelinePage = lazy(() => import('@balcony/editor/timeline'))
const VersionsPage = lazy(() => import('@balcony/editor/versions').then((code) => ({ default: code.VersionsPage })))

interface DesignFrameProps {
  readonly card: KeptCard
  readonly role: Role
  readonly session: DesignSession
  readonly view: SessionView
  readonly address: Address | 'nowhere'
}

/** Bar, outline, page and comments: see the whole, work on one part. */
export function DesignFrame({ card, role, session, view, address }: DesignFrameProps) {
  const { t } = useLingui()
  const { folded = false, panel = 344 } = usePreferences()
  const phone = useNarrowerThan(48)
  const narrow = useNarrowerThan(69)
  // Beside the words where there is room for them; otherwise in a panel over the page.
  const margin = !useNarrowerThan(84)
  const [outlineOpen, openOutline] = useState(false)
  const [commentsOpen, openComments] = useState(() => !narrow)
  const fold = () => (phone ? openOutline((open) => !open) : prefer({ folded: !folded }))
  const wanted = useLocation({ select: ({ hash }) => hash })
  useOpenThread(wanted)
  useRegions()
  useRecentPlaces(address)
  useDesignKeys({
    session,
    address,
    onFold: fold,
    onComments: () => openComments((open) => !open),
    onComment: () => openComments(true),
  })
  useLeaveWarning(view.save)
  // Choosing a place closes the sheet that one chose it from.
  useEffect(() => openOutline(false), [address])

  const { mayReview, mayPast } = useWorkspace()
  const reviewing = address === reviewPlace && mayReview?.('review', []) === true
  const talking = address === commentsPlace
  const as = role === 'lead' ? seenAs(address) : undefined
  const ofPeople = address === peoplePlace || address === journalPlace || as !== undefined
  const running = runSheetOf(address)
  const dating = address === timelinePlace
  const looking = address === versionsPlace && mayPast?.('read-history', []) === true
  const outline = (
    <>
      <Outline {...(address === 'nowhere' ? {} : { address })} />
      <OutlineFoot>
        <RunSheetLink on={running !== undefined} />
        <TimelineLink on={dating} />
        <CommentsLink on={talking} />
        <ReviewLink on={reviewing} />
        <VersionsLink on={looking} />
      </OutlineFoot>
    </>
  )
  return (
    <div className={css.app}>
      <SkipLink to="main">{t`Skip to the section`}</SkipLink>
      <div className={css.top} data-screen>
        <Notices session={session} view={view} hasClosedParts={card.fromDevice === true} />
        <DesignBar
          card={card}
          role={role}
          view={view}
          live={session.live}
          address={address}
          phone={phone}
          folded={phone ? !outlineOpen : folded}
          comments={commentsOpen}
          onFold={fold}
          onComments={() => openComments((open) => !open)}
          onRemark={() => openComments(true)}
        />
      </div>
      <div className={css.work}>
        {phone || folded || as ? null : (
          <nav className={css.outline} data-screen data-region aria-label={t`Outline`}>
            {view.arrived ? outline : <Waiting />}
          </nav>
        )}
        <main className={css.main} id="main" tabIndex={-1} data-region>
          {address === 'nowhere' ||
          (address === reviewPlace && !reviewing) ||
          (address === versionsPlace && !looking) ||
          (seenAs(address) && !as) ? (
            <Nowhere card={card} />
          ) : ofPeople ? (
            <Suspense fallback={<Waiting block />}>
              {as ? (
                <ViewAsPage design={card.id} who={as.who} rest={as.rest} />
              ) : address === peoplePlace ? (
                <PeoplePage card={card} />
              ) : (
                <JournalPage card={card} />
              )}
            </Suspense>
          ) : !view.arrived ? (
            <Waiting block />
          ) : reviewing ? (
            <ReviewPage />
          ) : talking ? (
            <CommentsPage />
          ) : dating ? (
            <Suspense fallback={<Waiting block />}>
              <TimelinePage />
            </Suspense>
          ) : running !== undefined ? (
            <Suspense fallback={<Waiting block />}>
              <RunSheetPage session={running} />
            </Suspense>
          ) : looking ? (
            <Suspense fallback={<Waiting block />}>
              <VersionsPage key={wanted} wanted={wanted} />
            </Suspense>
          ) : (
            <>
              <SectionPage address={address} margin={margin && commentsOpen} />
              <BackToReview address={address} />
            </>
          )}
        </main>
        {commentsOpen &&
        !phone &&
        !margin &&
        !reviewing &&
        !talking &&
        !ofPeople &&
        !dating &&
        running === undefined &&
        !looking &&
        view.arrived ? (
          <div className={css.panel} data-screen data-over={narrow || undefined} data-region>
            <SidePanel
              title={t`Comments`}
              closing={t`Close comments`}
              resizing={t`Width of the comments`}
              size={panel}
              onResize={(size) => prefer({ panel: size })}
              onClose={() => openComments(false)}
            >
              <ThreadsPanel {...(address === 'nowhere' ? {} : { address })} />
            </SidePanel>
          </div>
        ) : null}
      </div>
      {phone ? (
        <>
          <Sheet
            from="start"
            title={t`Outline`}
            closing={t`Close`}
            isOpen={outlineOpen}
            onClose={() => openOutline(false)}
          >
            <div className={css.sheet}>{view.arrived ? outline : <Waiting />}</div>
          </Sheet>
          <Sheet
            from="below"
            title={t`Comments`}
            closing={t`Close`}
            isOpen={commentsOpen && !talking}
            onClose={() => openComments(false)}
          >
            <ThreadsPanel {...(address === 'nowhere' ? {} : { address })} />
          </Sheet>
        </>
      ) : null}
      <Announcements process={process} />
    </div>
  )
}

function Waiting({ block }: { block?: boolean }) {
  const { t } = useLingui()
  return (
    <div className={css.waiting}>
      <Skeleton
        label={t`Fetching the design`}
        slow={t`This is slow. Your connection may be weak.`}
        lines={block ? 6 : 9}
        block={block ?? false}
      />
    </div>
  )
}

function Nowhere({ card }: { card: DesignCard }) {
  return (
    <EmptyState
      level={1}
      icon={<SearchX size={22} strokeWidth={1.75} aria-hidden />}
      title={<Trans>There is no such place in this design</Trans>}
      actions={
        <Link to="/d/$design/$" params={{ design: card.id, _splat: '' }}>
          <Trans>Go to its first section</Trans>
        </Link>
      }
    >
      <Trans>The address may be cut off, or come from a newer version of Balcony.</Trans>
    </EmptyState>
  )
}
