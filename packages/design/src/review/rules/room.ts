import type { Row } from '../../snapshot.ts'
import { demands } from '../demands.ts'
import { type Facts, list, number, text } from '../facts.ts'
import { advice, blocker, type Rule, type Said, warning } from '../finding.ts'
import { ahead, blocksOf, encounters, isJoint, lastDay, lastOf, peopleIn, sidesOf, titleOf } from '../people.ts'

const worst = ['unacceptable', '', 'unknown', 'tolerated']

export const roomRules: readonly Rule[] = [
  {
    id: 'DR-17',
    title: 'The venue is acceptable to everyone who must come',
    rationale: 'A venue has one job before all others: nobody should feel like the guest of the other side.',
    reads: [],
    *check(facts) {
      for (const session of ahead(facts)) {
        const venue = facts.find('venue', text(session, 'venue'))
        if (!venue) continue
        for (const party of new Set(peopleIn(facts, session).map((person) => text(person, 'party')))) {
          // Where several say something of the same party, the worst counts.
          const [rated] = facts
            .rows('acceptance')
            .filter((each) => text(each, 'venue') === venue.id && text(each, 'party') === party)
            .sort((one, other) => badness(text(one, 'rating')) - badness(text(other, 'rating')))
          const rating = text(rated, 'rating') || 'unknown'
          const values = {
            venue: text(venue, 'name'),
            rating,
            party: titleOf(facts, 'party', party),
            session: text(session, 'title'),
          }
          const unsettled = rating === 'unknown' || (rating === 'tolerated' && text(rated, 'mitigation') === '')
          const words = '{venue} is {rating} for {party} ({session}).'
          if (rating === 'unacceptable') yield blocker(`session/${session.id}/venue`, words, values)
          else if (unsettled) yield warning(`session/${session.id}/venue`, words, values)
        }
      }
    },
  },
  {
    id: 'DR-18',
    title: 'The venue fits the method and the bodies',
    rationale: 'Practical equality is part of neutrality: rooms, steps and roads decide who can take part.',
    reads: ['security'],
    *check(facts) {
      for (const session of ahead(facts)) {
        const venue = facts.find('venue', text(session, 'venue'))
        if (!venue) continue
        const at = `session/${session.id}/venue`
        const names = { venue: text(venue, 'name'), session: text(session, 'title') }
        for (const [field, needed, rooms] of demands(facts, session)) {
          const has = number(venue, field)
          if (has !== undefined && has < needed)
            yield warning(at, '{venue} has {has} {rooms}, {session} needs {needed}.', { ...names, has, rooms, needed })
        }
        const needs = peopleIn(facts, session)
          .map((person) => text(person, 'accessNeeds'))
          .filter(Boolean)
        if (needs.length > 0 && venue.values['stepFree'] === false)
          yield warning(at, '{venue} is not step-free, and people in {session} have access needs.', names)
        if (needs.some((each) => /child|infant|baby/i.test(each)) && venue.values['childcareSpace'] === false)
          yield warning(at, '{venue} has no space for childcare, which {session} needs.', names)
        for (const party of new Set(peopleIn(facts, session).map((person) => text(person, 'party')))) {
          const location = facts.find('location', venue.id)
          const isRisky = facts
            .rows('route')
            .some(
              (each) =>
                text(each, 'location') === location?.id &&
                text(each, 'forParty') === party &&
                text(each, 'risk') === 'high',
            )
          if (isRisky)
            yield warning(
              at,
              'The way to {venue} is high risk for {party} ({session}).',
              { ...names, party: titleOf(facts, 'party', party) },
              ['security'],
            )
        }
      }
    },
  },
  {
    id: 'DR-23',
    title: 'Everyone can speak in a language they own',
    rationale: 'Language is power: who waits for the interpreter speaks second.',
    reads: [],
    *check(facts) {
      for (const session of ahead(facts)) {
        const spoken = list(session, 'languages')
        const bridges = list(session, 'interpreters').map((id) => list(facts.find('member', id), 'languages'))
        for (const person of spoken.length > 0 ? peopleIn(facts, session) : []) {
          const own = list(person, 'languages')
          const follows = (language: string) =>
            own.includes(language) ||
            bridges.some((bridge) => bridge.includes(language) && own.some((each) => bridge.includes(each)))
          if (own.length > 0 && spoken.every(follows)) continue
          yield blocker(
            `session/${session.id}/languages`,
            '{code} cannot follow all of {session}: no shared language and no interpreter between.',
            {
              code: text(person, 'code'),
              session: text(session, 'title'),
            },
          )
        }
        for (const block of blocksOf(facts, session)) {
          if (text(block, 'interpretation') !== 'consecutive' || (number(block, 'duration') ?? 60) >= 45) continue
          yield advice(
            `block/${block.id}/duration`,
            '“{block}” is interpreted consecutively: allow half as much time again.',
            { block: text(block, 'title') },
          )
        }
      }
    },
  },
  {
    id: 'DR-24',
    title: 'The third party is balanced and disciplined',
    rationale: 'A panel that is seen as one side’s is one.',
    reads: [],
    *check(facts) {
      for (const session of ahead(facts)) {
        const team = list(session, 'facilitators').flatMap((id) => facts.find('member', id) ?? [])
        const at = `session/${session.id}/facilitators`
        for (const member of team.filter((each) => each.values['nda'] === false))
          yield warning(at, '{member} facilitates {session} without having signed the rule of confidentiality.', {
            member: text(member, 'name'),
            session: text(session, 'title'),
          })
        if (![...encounters, 'joint_project'].includes(text(session, 'kind')) || !isJoint(facts, session)) continue
        const seen = [...new Set(team.map((each) => text(each, 'sidePerceived')))].filter(
          (side) => !['', 'outside', 'none'].includes(side),
        )
        const others = [...sidesOf(peopleIn(facts, session)).keys()].filter((side) => !seen.includes(side))
        if (seen.length === 1 && others.length > 0)
          yield warning(at, '{session}: facilitators are seen as {side}; no counterpart for {others}.', {
            session: text(session, 'title'),
            side: String(seen[0]),
            others: others.join(', '),
          })
      }
    },
  },
  {
    id: 'DR-29',
    title: 'The date wounds nobody',
    rationale: 'Days are symbols: a meeting on another’s day of mourning divides before it begins.',
    reads: [],
    *check(facts) {
      for (const session of ahead(facts)) {
        const parties = new Set(peopleIn(facts, session).map((person) => text(person, 'party')))
        for (const block of facts.rows('calendar')) yield* falls(facts, session, block, parties)
      }
    },
  },
]

function badness(rating: string): number {
  return worst.includes(rating) ? worst.indexOf(rating) : worst.length
}

function* falls(facts: Facts, session: Row, block: Row, parties: ReadonlySet<string>): Iterable<Said> {
  const start = text(session, 'startsOn')
  const touched = list(block, 'affects').filter((party) => parties.has(party))
  if (start === '' || touched.length === 0 || start > lastOf(block) || lastDay(session) < text(block, 'from')) return
  yield warning(`session/${session.id}/startsOn`, '{session} falls on {block}, which matters to {parties}.', {
    session: text(session, 'title'),
    block: text(block, 'title'),
    parties: touched.map((id) => titleOf(facts, 'party', id)).join(', '),
  })
}
