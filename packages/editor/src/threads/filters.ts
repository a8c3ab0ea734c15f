import type { Thread } from '@balcony/design'
import { isOnWhole } from './whole.ts'

export const threadFilters = [
  'open',
  'mine',
  'partners',
  'whole',
  'assigned',
  'detached',
  'decided',
  'resolved',
] as const
export type ThreadFilter = (typeof threadFilters)[number]

/** Which threads each view of the comments holds. */
const holds: Readonly<Record<ThreadFilter, (thread: Thread, me: string) => boolean>> = {
  open: isOpen,
  mine: (thread, me) => isOpen(thread) && isMine(thread, me),
  partners: (thread) => isOpen(thread) && thread.level === 'partner',
  whole: (thread) => isOpen(thread) && isOnWhole(thread),
  assigned: (thread, me) => isOpen(thread) && thread.task?.to === me,
  detached: (thread) => isOpen(thread) && thread.state === 'detached',
  decided: (thread) => thread.remarks.some((remark) => remark.act === 'decided' && remark.removedAt === undefined),
  resolved: (thread) => !isOpen(thread),
}

export function filtered(threads: readonly Thread[], filter: ThreadFilter, me: string): readonly Thread[] {
  return threads.filter((thread) => holds[filter](thread, me))
}

function isOpen({ status }: Thread): boolean {
  return status.is === 'open'
}

/** Somebody wrote in it, was named in it or has it to do. */
function isMine({ remarks, task }: Thread, me: string): boolean {
  return task?.to === me || remarks.some((remark) => remark.by === me || remark.mentions?.includes(me))
}
