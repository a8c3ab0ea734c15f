import { lazy, Suspense } from 'react'
import { useWorkspace } from '../workspace.tsx'

/** What shows the tables of a section as a whole; its code is fetched when the section is opened. */
const CoordinationMap = lazy(() => import('../map/CoordinationMap.tsx'))

const views: Readonly<Record<string, { readonly table: string; readonly View: ReturnType<typeof lazy> }>> = {
  context: { table: 'factor', View: lazy(() => import('../relations/ProblemTree.tsx')) },
  parties: { table: 'party', View: lazy(() => import('../relations/RelationMap.tsx')) },
  venues: { table: 'venue', View: lazy(() => import('../venues/VenueComparison.tsx')) },
  activities: { table: 'activity', View: CoordinationMap },
  coordination: { table: 'activity', View: CoordinationMap },
  participants: { table: 'participant', View: lazy(() => import('../balance/ParticipantBalance.tsx')) },
}

/** The view above the tables of a section, where it has one and the reader may enter its compartment. */
export function SectionViews({ section }: { section: string }) {
  const { live } = useWorkspace()
  const view = views[section]
  const compartment = view && live.process.tables[view.table]?.compartment
  if (!view || compartment === undefined || !live.open.includes(compartment)) return null
  return (
    <Suspense fallback={null}>
      <view.View />
    </Suspense>
  )
}
