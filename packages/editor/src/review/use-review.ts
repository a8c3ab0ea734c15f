import { defaultSettings, type Finding } from '@balcony/design'
import { useSyncExternalStore } from 'react'
import { sectionOf } from '../live/places.ts'
import { useWorkspace } from '../workspace.tsx'
import type { Review, ReviewView } from './review.ts'

const nothing: ReviewView = {
  is: 'waiting',
  findings: [],
  notices: [],
  stopping: [],
  dismissals: [],
  cameFrom: undefined,
  settings: defaultSettings,
}
const silent: Pick<Review, 'view' | 'watch'> = { view: () => nothing, watch: () => () => {} }

/** What the review says, followed; nothing where this page has none. */
export function useReview(): ReviewView {
  const review = useWorkspace().review ?? silent
  return useSyncExternalStore(review.watch, review.view)
}

/** Findings that nobody dismissed, in a section or at a record and below it. */
export function useFindingsAt(place: { readonly section: string } | { readonly record: string }): readonly Finding[] {
  const { live } = useWorkspace()
  const open = useReview().findings.filter((finding) => !finding.waived)
  if ('section' in place) return open.filter((finding) => sectionOf(live.process, finding.at) === place.section)
  return open.filter((finding) => finding.at === place.record || finding.at.startsWith(`${place.record}/`))
}
