import { assert } from '@balcony/base'
import type { Address, Compartment } from '@balcony/design'
import type { Live } from '@balcony/document'
import { createContext, type ReactNode, use, useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Files } from './files/files.ts'
import { Desk, type DeskState } from './live/desk.ts'
import { Presence } from './live/presence.ts'
import type { Reminders } from './review/reminders.ts'
import type { MayReview, Review } from './review/review.ts'
import type { TalkAction, Threads } from './threads/said.ts'
import type { History, PastAction } from './versions/history.ts'

/** Everything the editor's components need; apps/web builds one per open design and hands it down with <WorkspaceProvider>. */
export interface Workspace {
  readonly live: Live
  readonly me: Person
  readonly people: readonly Person[]
  /** One per open compartment; a state holds `{ person, address, cursor? }`, the name is looked up in `people`. */
  readonly awareness: ReadonlyMap<Compartment, Awareness>
  readonly mayWrite: (compartment: Compartment) => boolean
  readonly mayComment: boolean
  readonly threads: Threads
  /** Threads in which something waits for the reader that they have not seen. */
  readonly unread?: ReadonlySet<string>
  readonly onSeen?: (thread: string) => void
  /** Whether the reader follows a thread or asked to hear no more of it; undefined where they did neither. */
  readonly follows?: (thread: string) => boolean | undefined
  readonly onFollow?: (thread: string, on: boolean) => Promise<void>
  /** What one may do in conversations; without an answer, whoever may comment may do all of it. */
  readonly mayTalk?: (action: TalkAction, compartment: Compartment, begunBy?: string) => boolean
  /** Opens a place: the outline, chips, findings and threads all use it; the address bar follows. */
  readonly go: (address: Address) => void
  /** How far a section is agreed; without an answer it is judged by whether anything stands in it. */
  readonly status?: (section: string) => SectionStatus | undefined
  /** Who may enter a compartment that is closed to the reader, where the reader may know it. */
  readonly keepers?: (compartment: Compartment) => readonly Person[]
  /** What the review says, where this page has one. */
  readonly review?: Review
  readonly mayReview?: MayReview
  /** Asking once more for what is waited for, where this page can. */
  readonly reminders?: Reminders
  /** Who changed what, and what stood before, where this page has it. */
  /** Whether one may remove a name for good, and where that is done. */
  readonly forgetAt?: Address | undefined
  readonly history?: History
  readonly mayPast?: (action: PastAction, compartments: readonly Compartment[]) => boolean
  /** Pictures and documents of this design, where this page has them. */
  readonly files?: Files
  /** The design's id: drafts of comments are kept under it. */
  readonly design: string
  /** The link to a place, for chips and the outline; without it they are buttons. */
  readonly href?: (address: Address) => string
}

export type SectionStatus = 'none' | 'draft' | 'review' | 'agreed'

export interface Person {
  readonly id: string
  readonly name: string
  /** 1–8: --p1 … --p8 */
  readonly colour: number
  readonly role?: string
}

interface Frame {
  readonly workspace: Workspace
  readonly presence: Presence
  readonly desk: Desk
}

const FrameContext = createContext<Frame | undefined>(undefined)

export function WorkspaceProvider({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  const presence = useMemo(
    () => new Presence(workspace.awareness, workspace.me.id),
    [workspace.awareness, workspace.me.id],
  )
  // One desk for each design: its threads and texts are named by address.
  const desk = useMemo(() => new Desk(), [workspace.live])
  const frame = useMemo(() => ({ workspace, presence, desk }), [workspace, presence, desk])
  return <FrameContext value={frame}>{children}</FrameContext>
}

export function useWorkspace(): Workspace {
  return useFrame().workspace
}

export function usePresence(): Presence {
  return useFrame().presence
}

export function useDesk(): Desk {
  return useFrame().desk
}

/** A part of what one is busy with, followed. */
export function useDeskState<K extends keyof DeskState>(part: K): DeskState[K] {
  const desk = useDesk()
  return useSyncExternalStore(desk.watch, () => desk.state[part])
}

function useFrame(): Frame {
  const frame = use(FrameContext)
  assert(frame, 'components of the editor stand inside <WorkspaceProvider>')
  return frame
}
