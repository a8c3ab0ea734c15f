import { type Member, may } from '@balcony/access'
import type { Compartment, Process, Thread } from '@balcony/design'
import type { Because, Follow } from '@balcony/storage'
import { sectionOf } from './section-of.ts'

/** Something that was said or done in a thread. */
export interface Happened {
  readonly thread: Thread
  readonly compartment: Compartment
  /** The remark that was written, if one was. */
  readonly remark?: string
  readonly by: string
  /** Members who may not read this and for whom the leads are asked. */
  readonly asks?: readonly string[]
  /** The thread was given to somebody. */
  readonly assigned?: true
}

export interface Told {
  readonly person: string
  readonly because: Because
  readonly about?: string
}

/** For whom something waits now, and why: each person once, for the nearest reason, and never whoever did it or may not read it. */
export function whomToTell(
  process: Process,
  happened: Happened,
  members: readonly Member[],
  follows: readonly Follow[],
): readonly Told[] {
  const { thread, compartment, by } = happened
  const what = { design: thread.design, compartments: [compartment] }
  const remark = thread.remarks.find((each) => each.id === happened.remark)
  const wrote = new Set(thread.remarks.filter((each) => each.id !== remark?.id).map((each) => each.by))
  const section = sectionOf(process, thread.anchor.address)
  const said = (person: string, target: string | undefined) =>
    follows.find((each) => each.person === person && each.target === target)?.on
  const told: Told[] = []
  for (const member of members) {
    const { person } = member
    if (person === by || !may(member, 'read', what)) continue
    const because = nearest(member)
    if (because) told.push({ person, because })
    if (member.role === 'lead') for (const about of happened.asks ?? []) told.push({ person, because: 'asked', about })
  }
  return told

  function nearest({ person, role }: Member): Because | undefined {
    if (happened.assigned) return thread.task?.to === person ? 'assigned' : undefined
    if (remark?.mentions?.includes(person)) return 'mentioned'
    // Whoever asked to hear no more of a thread still hears their name in it.
    if (said(person, thread.id) === false) return undefined
    if (wrote.has(person) || thread.task?.to === person) return 'answered'
    if (said(person, thread.id)) return 'followed'
    if (remark?.guest && (role === 'lead' || role === 'planner') && said(person, '') !== false) return 'guest'
    return (said(person, section) ?? said(person, '')) ? 'followed' : undefined
  }
}
