import type { Row } from '../snapshot.ts'
import { type Facts, list, number, text } from './facts.ts'
import { blocksOf, peopleIn, sidesOf } from './people.ts'

/** What a session needs of its venue: field of the venue, how many, in words. */
export function demands(facts: Facts, session: Row): readonly (readonly [string, number, string])[] {
  const people = peopleIn(facts, session)
  const blocks = blocksOf(facts, session)
  const methods = new Set(blocks.map((block) => text(block, 'method')))
  const sides = sidesOf(people).size
  const everybody = people.length + list(session, 'facilitators').length
  const simultaneous = blocks.some((block) => text(block, 'interpretation') === 'simultaneous')
  return [
    ['plenarySeats', everybody, 'plenary seats'],
    ['capacity', everybody, 'places'],
    ...(methods.has('uni_party_caucus') && sides > 1 ? [['caucusRooms', sides, 'caucus rooms'] as const] : []),
    ...(methods.has('mixed_small_groups')
      ? [['breakoutRooms', Math.ceil(people.length / 8), 'rooms for small groups'] as const]
      : []),
    ...(simultaneous ? [['interpretationBooths', 1, 'interpretation booths'] as const] : []),
    ...((number(session, 'days') ?? 1) > 1 ? [['accommodation', people.length, 'guest beds'] as const] : []),
  ]
}
