import type { Row } from '../../snapshot.ts'
import { type Facts, flag, list, text } from '../facts.ts'
import { blocker, type Rule, type Said, warning } from '../finding.ts'
import { ahead, encounters, isJoint, participating, peopleIn, sidesOf } from '../people.ts'
import type { Settings } from '../settings.ts'

const workshop = 'icr_problem_solving_workshop'

export const groupRules: readonly Rule[] = [
  {
    id: 'DR-19',
    title: 'Sides are balanced and the group has a workable size',
    rationale: 'Small groups with equal numbers; about twelve is best for a workshop.',
    reads: [],
    *check(facts, settings) {
      for (const session of encountersOf(facts)) {
        const people = peopleIn(facts, session)
        const title = text(session, 'title')
        const at = `session/${session.id}/participants`
        const [first, second] = [...sidesOf(people)].sort(([, one], [, other]) => other.length - one.length)
        if (first && second && first[1].length - second[1].length > settings.sideGap)
          yield warning(at, '{session}: {a} people of {first} against {b} of {second}.', {
            session: title,
            a: first[1].length,
            first: first[0],
            b: second[1].length,
            second: second[0],
          })
        if (first && !second)
          yield warning(at, '{session}: only people of {side} are on the list.', { session: title, side: first[0] })
        const range = settings.groupSize[text(session, 'kind')]
        if (range && (people.length < range[0] || people.length > range[1]))
          yield warning(at, '{session}: {people} people is outside {from}–{to} for this process type.', {
            session: title,
            people: people.length,
            from: range[0],
            to: range[1],
          })
      }
    },
  },
  {
    id: 'DR-20',
    title: 'Women are present as participants, in every delegation and in the team',
    rationale: 'Resolution 1325 and its successors; agreements with women in the room last longer.',
    reads: [],
    *check(facts, settings) {
      for (const session of encountersOf(facts)) yield* womenIn(facts, session, settings)
    },
  },
  {
    id: 'DR-21',
    title: 'Those most affected and the young are in the room',
    rationale: 'Who pays the price and who will live longest with the outcome belongs in the room.',
    reads: [],
    *check(facts) {
      const displacedExist = participating(facts).some((person) => flag(person, 'displaced'))
      const sessions = encountersOf(facts)
      for (const session of sessions.filter((each) => text(each, 'kind') !== 'training')) {
        const people = peopleIn(facts, session)
        const affected = people.some(
          (person) =>
            flag(person, 'displaced') || (!displacedExist && list(person, 'influence').includes('affected_person')),
        )
        if (!affected)
          yield warning(`session/${session.id}/participants`, '{session}: no displaced or directly affected person.', {
            session: text(session, 'title'),
          })
      }
      const young = sessions.some((session) =>
        peopleIn(facts, session).some((person) => ['18-24', '25-34'].includes(text(person, 'ageBand'))),
      )
      if (sessions.length > 0 && !young) yield warning('participants', 'Nobody under 35 is in any joint session.', {})
    },
  },
  {
    id: 'DR-22',
    title: 'The workshop group can carry ideas, and is not a hidden negotiation',
    rationale: 'Influential but unofficial: ideas must reach decision makers, and nobody may speak for one.',
    reads: [],
    *check(facts, settings) {
      for (const session of ahead(facts).filter((each) => text(each, 'kind') === workshop)) {
        const people = peopleIn(facts, session)
        if (people.length === 0) continue
        const at = `session/${session.id}/participants`
        const reach = people.filter((person) => ['direct', 'indirect'].includes(text(person, 'reachToTrackI'))).length
        const officials = people.filter((person) => text(person, 'capacity') === 'official_off_the_record').length
        const values = { session: text(session, 'title'), all: people.length }
        if (reach / people.length < settings.reachAim)
          yield warning(at, '{session}: only {reach} of {all} reach decision makers.', { ...values, reach })
        if (officials / people.length >= settings.officialsAtMost)
          yield warning(at, '{session}: {officials} of {all} are serving officials. This is Track I.5: say so.', {
            ...values,
            officials,
          })
      }
    },
  },
  {
    id: 'DR-30',
    title: 'Each side meets alone before all meet',
    rationale: 'People who have not prepared with their own side speak to it instead of to the others.',
    reads: [],
    *check(facts) {
      const prepared = ahead(facts, true).filter(
        (session) => text(session, 'kind') === 'preparatory_meeting' && isOfOneSide(facts, session),
      )
      for (const session of ahead(facts).filter((each) => text(each, 'kind') === workshop)) {
        for (const person of peopleIn(facts, session)) {
          const met = prepared.some(
            (each) =>
              list(each, 'participants').includes(person.id) &&
              (text(session, 'startsOn') === '' || text(each, 'startsOn') < text(session, 'startsOn')),
          )
          if (!met)
            yield warning(
              `session/${session.id}/participants`,
              '{code} enters {session} without a preparatory meeting.',
              {
                code: text(person, 'code'),
                session: text(session, 'title'),
              },
            )
        }
      }
    },
  },
]

/** Sides by their names only: several parties of one side may well prepare together. */
function isOfOneSide(facts: Facts, session: Row): boolean {
  return new Set(peopleIn(facts, session).map((person) => text(person, 'side'))).size <= 1
}

/** Workshops and dialogues are meant for several sides also while only one is on the list; a training may be for one. */
function encountersOf(facts: Facts): readonly Row[] {
  return ahead(facts).filter((session) => {
    const kind = text(session, 'kind')
    if (!encounters.includes(kind)) return false
    return kind === 'training' ? isJoint(facts, session) : peopleIn(facts, session).length > 0
  })
}

function* womenIn(facts: Facts, session: Row, settings: Settings): Iterable<Said> {
  const people = peopleIn(facts, session)
  const isWoman = (person: Row) => text(person, 'gender') === 'f'
  const share = people.filter(isWoman).length / people.length
  const at = `session/${session.id}/participants`
  const values = { session: text(session, 'title'), share: Math.round(share * 100) }
  if (share < settings.womenFloor || share === 0) yield blocker(at, '{session}: {share} % women.', values)
  else if (share < settings.womenAim) yield warning(at, '{session}: {share} % women.', values)
  for (const [side, members] of sidesOf(people)) {
    if (members.length > 1 && !members.some(isWoman))
      yield warning(at, '{session}: nobody of {side} is a woman.', { session: values.session, side })
  }
  const team = list(session, 'facilitators').flatMap((id) => facts.find('member', id) ?? [])
  if (team.length > 0 && !team.some(isWoman))
    yield warning(`session/${session.id}/facilitators`, '{session}: no woman in the team of facilitators.', {
      session: values.session,
    })
}
