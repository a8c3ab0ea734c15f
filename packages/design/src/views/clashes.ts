import { dayOf, minuteOf } from '../review/days.ts'
import { type Facts, factsOf, list, number, text } from '../review/facts.ts'
import type { Row, Snapshot } from '../snapshot.ts'

/** Something that is in two places at once. */
export interface Clash {
  /** The other block. */
  readonly with: string
  readonly is: 'person' | 'room'
  /** The address of the person, or the words of the room. */
  readonly of: string
}

interface Slot {
  readonly block: string
  readonly session: string
  /** Minutes since 1970. */
  readonly from: number
  readonly to: number
  readonly people: readonly string[]
  readonly room: string
}

/** By block: who leads two blocks at once, which people are in two sessions at once, which room is taken twice. Both blocks are told. */
export function clashesIn(snapshot: Snapshot): ReadonlyMap<string, readonly Clash[]> {
  const facts = factsOf(snapshot, '', [])
  const sessions = new Map(
    facts
      .rows('session')
      .filter((session) => !['cancelled', 'postponed'].includes(text(session, 'status')))
      .map((session) => [session.id, session]),
  )
  const slots = facts.rows('block').flatMap((block) => slotOf(facts, sessions.get(text(block, 'session')), block) ?? [])
  const clashes = new Map<string, Clash[]>()
  const tell = (block: string, clash: Clash) => clashes.set(block, [...(clashes.get(block) ?? []), clash])
  const inOrder = slots.toSorted((one, other) => one.from - other.from)
  for (const [index, one] of inOrder.entries()) {
    for (const other of inOrder.slice(index + 1)) {
      if (other.from >= one.to) break
      for (const clash of between(one, other)) {
        tell(one.block, { ...clash, with: other.block })
        tell(other.block, { ...clash, with: one.block })
      }
    }
  }
  return clashes
}

function slotOf(facts: Facts, session: Row | undefined, block: Row): Slot | undefined {
  const day = dayOf(text(session, 'startsOn'))
  const start = minuteOf(text(block, 'start'))
  if (!session || day === undefined || start === undefined) return undefined
  const from = (day + (number(block, 'day') ?? 1) - 1) * 1440 + start
  const lead = text(block, 'lead')
  const there = [
    ...list(session, 'participants').map((id) => `participant/${id}`),
    ...[...list(session, 'facilitators'), ...list(session, 'interpreters')].map((id) => `member/${id}`),
  ]
  const venue = text(facts.find('venue', text(session, 'venue')), 'name')
  return {
    block: block.id,
    session: session.id,
    from,
    to: from + (number(block, 'duration') ?? 0),
    people: lead === '' ? there : [`member/${lead}`, ...there],
    room: text(block, 'room') === '' ? '' : `${venue} ${text(block, 'room').toLocaleLowerCase('en')}`.trim(),
  }
}

function between(one: Slot, other: Slot): readonly Omit<Clash, 'with'>[] {
  const leads = one.people[0] === other.people[0] && one.people[0]?.startsWith('member/')
  const people =
    one.session === other.session
      ? leads && one.people[0] !== undefined
        ? [one.people[0]]
        : []
      : [...new Set(one.people)].filter((person) => other.people.includes(person))
  return [
    ...people.map((of) => ({ is: 'person', of }) as const),
    ...(one.room !== '' && one.room === other.room ? [{ is: 'room', of: one.room } as const] : []),
  ]
}
