export { AgendaTable } from './agenda/AgendaTable.tsx'
export { FieldInput, type FieldInputProps } from './field/FieldInput.tsx'
export type { Files, HeldFile } from './files/files.ts'
export {
  useMayWrite,
  usePerson,
  useProse,
  useRecord,
  useRecordName,
  useRows,
  useStand,
  useThreads,
  useUndo,
  useValue,
  useWhoIsAt,
  useWhoIsHere,
} from './live/hooks.ts'
export { compartmentOf, sectionOf } from './live/places.ts'
export type { Standing } from './live/presence.ts'
export { titleOf } from './live/titles.ts'
export { Outline, useStepWords } from './outline/Outline.tsx'
export { ProseField } from './prose/ProseField.tsx'
export { renderProse } from './prose/StaticProse.tsx'
export { RecordPanel } from './record/RecordPanel.tsx'
export { BackToReview } from './review/BackToReview.tsx'
export { ReviewLink, reviewPlace } from './review/ReviewLink.tsx'
export { ReviewPage } from './review/ReviewPage.tsx'
export type { Reminders, SentReminder } from './review/reminders.ts'
export type {
  Dismissal,
  Given,
  Looked,
  MayReview,
  Notice,
  Review,
  ReviewAction,
  ReviewView,
  Thresholds,
} from './review/review.ts'
export { RunSheetLink } from './run-sheet/RunSheetLink.tsx'
export { useRecentPlaces } from './search/recent.ts'
export { SectionPage } from './section/SectionPage.tsx'
export { useSectionStatus, useStatusWords } from './section/use-section-status.ts'
export { RecordTable } from './table/RecordTable.tsx'
export { CommentsLink, commentsPlace } from './threads/CommentsLink.tsx'
export { CommentsPage } from './threads/CommentsPage.tsx'
export { forgetDrafts } from './threads/drafts.ts'
export { type ReviewItem, type Said, saidId, type TalkAction, type Threads } from './threads/said.ts'
export { ThreadsPanel } from './threads/ThreadsPanel.tsx'
export { useComment } from './threads/use-comment.ts'
export { useOpenThread } from './threads/use-open-thread.ts'
export { TimelineLink, timelinePlace } from './timeline/TimelineLink.tsx'
export type { Diffed } from './versions/diff-prose.ts'
export type * from './versions/history.ts'
export { VersionsLink } from './versions/VersionsLink.tsx'
export { OutlineFoot } from './views/ViewLink.tsx'
export {
  type Person,
  type SectionStatus,
  useDesk,
  useDeskState,
  useWorkspace,
  type Workspace,
  WorkspaceProvider,
} from './workspace.tsx'
