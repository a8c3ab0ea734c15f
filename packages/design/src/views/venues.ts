import { demands } from '../review/demands.ts'
import { type Facts, factsOf, number, text } from '../review/facts.ts'
import { ahead, peopleIn } from '../review/people.ts'
import type { Row, Snapshot } from '../snapshot.ts'

/** What a party can say of a venue, best first; who was not asked says `unknown`. */
export const ratings = ['preferred', 'acceptable', 'tolerated', 'unknown', 'unacceptable'] as const
export type Rating = (typeof ratings)[number]

/** What one party says of one venue. */
export interface Said {
  readonly party: string
  readonly rating: Rating
  /** The record that says so; undefined where nobody asked. */
  readonly record: string | undefined
  /** YYYY-MM-DD */
  readonly askedOn: string | undefined
  /** Tolerated, and nobody said yet what is done about it. */
  readonly open: boolean
}

export interface ComparedVenue {
  readonly id: string
  readonly says: readonly Said[]
  /** The worst of what is said: one party's "unacceptable" is not made up for by anybody's "preferred". */
  readonly standing: Rating
  /** Sessions looked at that are planned here. */
  readonly sessions: readonly string[]
  /** Of the fields in `needs`: what it has, where it says. */
  readonly has: Readonly<Record<string, number | undefined>>
}

export interface Comparison {
  /** In the order of the table. */
  readonly venues: readonly ComparedVenue[]
  /** Parties whose people must come, then others who were asked. */
  readonly parties: readonly string[]
  /** Field of a venue → how many are needed. */
  readonly needs: Readonly<Record<string, number>>
}

/** The options side by side for one session, or for all that lie ahead. */
export function compareVenues(snapshot: Snapshot, session?: string): Comparison {
  const facts = factsOf(snapshot, '', [])
  const sessions = ahead(facts).filter((each) => session === undefined || each.id === session)
  const needs = neededBy(facts, sessions)
  const parties = partiesOf(facts, sessions)
  const venues = facts.rows('venue').map((venue): ComparedVenue => {
    const says = parties.map((party) => saidOf(facts, venue.id, party))
    return {
      id: venue.id,
      says,
      standing: ratings[Math.max(...says.map(({ rating }) => ratings.indexOf(rating)), 0)] ?? 'unknown',
      sessions: sessions.filter((each) => text(each, 'venue') === venue.id).map(({ id }) => id),
      has: Object.fromEntries(Object.keys(needs).map((field) => [field, number(venue, field)])),
    }
  })
  return { venues, parties, needs }
}

function neededBy(facts: Facts, sessions: readonly Row[]): Readonly<Record<string, number>> {
  const needs: Record<string, number> = {}
  for (const session of sessions)
    for (const [field, count] of demands(facts, session)) needs[field] = Math.max(needs[field] ?? 0, count)
  return needs
}

function partiesOf(facts: Facts, sessions: readonly Row[]): readonly string[] {
  const coming = sessions.flatMap((session) => peopleIn(facts, session).map((person) => text(person, 'party')))
  const asked = facts.rows('acceptance').map((each) => text(each, 'party'))
  const order = facts.rows('party').map(({ id }) => id)
  const rank = (party: string) => (order.includes(party) ? order.indexOf(party) : order.length)
  const inOrder = (parties: readonly string[]) =>
    [...new Set(parties.filter(Boolean))].sort((one, other) => rank(one) - rank(other))
  return [...new Set([...inOrder(coming), ...inOrder(asked)])]
}

function saidOf(facts: Facts, venue: string, party: string): Said {
  const said = facts.rows('acceptance').filter((each) => text(each, 'venue') === venue && text(each, 'party') === party)
  // Asked again later: the last word counts.
  const last = said.toSorted((one, other) => text(one, 'askedOn').localeCompare(text(other, 'askedOn'))).at(-1)
  const rating = ratings.find((each) => each === text(last, 'rating')) ?? 'unknown'
  return {
    party,
    rating,
    record: last?.id,
    askedOn: text(last, 'askedOn') || undefined,
    open: rating === 'tolerated' && text(last, 'mitigation') === '',
  }
}
