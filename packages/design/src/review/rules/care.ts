import type { Row } from '../../snapshot.ts'
import { daysBetween } from '../days.ts'
import { type Facts, list, number, text } from '../facts.ts'
import { blocker, type Rule, type Said, warning } from '../finding.ts'
import { ahead, coming, encounters, followUpsOf, isJoint, lastDay, peopleIn, titleOf } from '../people.ts'

const consentCovers = [
  'taking_part',
  'data_held',
  'risks_explained',
  'withdraw_anytime',
  'media_rule',
  'follow_up_contact',
]
const dangers = ['high', 'extreme']

export const careRules: readonly Rule[] = [
  {
    id: 'DR-31',
    title: 'Informed consent of every person who is coming',
    rationale:
      'Nobody may be brought into danger, nor their opinion and origin be recorded, without having agreed with open eyes.',
    reads: ['people'],
    forOthers: 'Consent of somebody who is coming is not complete. Ask the lead.',
    twoToWaive: true,
    *check(facts) {
      if (!facts.isOpen('people')) return
      for (const person of facts.rows('participant')) {
        const invitation = text(person, 'invitation')
        if (!coming.includes(invitation)) continue
        const at = `participant/${person.id}/consent`
        const code = text(person, 'code')
        const consent =
          facts.find('consent', text(person, 'consent')) ??
          facts.rows('consent').find((each) => text(each, 'participant') === person.id)
        if (!consent) {
          yield blocker(at, '{code} is “{invitation}” without recorded consent.', { code, invitation }, ['people'])
          continue
        }
        const missing = consentCovers.filter((each) => !list(consent, 'covers').includes(each))
        if (missing.length > 0)
          yield blocker(at, 'The consent of {code} does not cover {missing}.', { code, missing: missing.join(', ') }, [
            'people',
          ])
        const until = text(consent, 'expires')
        const last = ahead(facts)
          .filter((session) => list(session, 'participants').includes(person.id))
          .map(lastDay)
          .sort()
          .at(-1)
        if (until !== '' && (until < facts.today || until < (last ?? '')))
          yield blocker(at, 'The consent of {code} ends on {until}.', { code, until }, ['people'])
      }
    },
  },
  {
    id: 'DR-32',
    title: 'Duty of care follows the person home',
    rationale: 'Ask what happens to them if things go wrong, and who calls them the day after.',
    reads: ['security'],
    forOthers: 'A safety plan is not complete. Ask the lead or the security focal point.',
    twoToWaive: true,
    *check(facts) {
      const sessions = ahead(facts)
      for (const person of facts.rows('participant')) {
        const expected = coming.includes(text(person, 'invitation'))
        const invited = sessions.some((session) => list(session, 'participants').includes(person.id))
        if (!expected && !invited) continue
        if (text(person, 'reentryPlan') === '' && invited)
          yield warning(`participant/${person.id}/reentryPlan`, '{code} has no plan for going home.', {
            code: text(person, 'code'),
          })
        if (facts.isOpen('security')) yield* protection(facts, person)
      }
      if (!facts.isOpen('security')) return
      for (const session of sessions) yield* sessionCare(facts, session)
    },
  },
  {
    id: 'DR-36',
    title: 'Contact does not stop at the door',
    rationale:
      'What was opened in the room closes in a week of silence; duties and dates are agreed before people leave.',
    reads: [],
    *check(facts, settings) {
      const repeated = new Set(
        facts
          .rows('followup')
          .filter((each) => number(each, 'repeatDays'))
          .flatMap((each) => list(each, 'participants')),
      )
      const inEncounters = new Map<string, Row>()
      for (const session of ahead(facts).filter((each) => isJoint(facts, each))) {
        const end = lastDay(session)
        const timely = followUpsOf(facts, session).filter((each) => {
          const days = daysBetween(end, text(each, 'due'))
          if (text(each, 'afterSession') !== session.id) return true
          if (days === undefined) return number(each, 'repeatDays') !== undefined
          return days >= 0 && days <= settings.contactWithinDays
        })
        for (const person of peopleIn(facts, session)) {
          inEncounters.set(person.id, person)
          if (!timely.some((each) => list(each, 'participants').includes(person.id)))
            yield warning(
              `session/${session.id}/followUps`,
              '{code} has no contact within {days} days after {session}.',
              {
                code: text(person, 'code'),
                days: settings.contactWithinDays,
                session: text(session, 'title'),
              },
            )
        }
      }
      for (const person of inEncounters.values()) {
        if (!repeated.has(person.id))
          yield warning(`participant/${person.id}`, '{code} has no repeated contact.', { code: text(person, 'code') })
      }
      for (const each of facts.rows('commitment')) {
        if (list(each, 'owners').length === 0 || text(each, 'due') === '')
          yield warning(`commitment/${each.id}`, 'Commitment without owner or date: {commitment}', {
            commitment: text(each, 'text'),
          })
      }
    },
  },
]

function riskOf(facts: Facts, person: Row): Row | undefined {
  return (
    facts.find('protection', text(person, 'protection')) ??
    facts.rows('protection').find((each) => text(each, 'participant') === person.id)
  )
}

function* protection(facts: Facts, person: Row): Iterable<Said> {
  const record = riskOf(facts, person)
  const at = `participant/${person.id}/protection`
  const code = text(person, 'code')
  if (!record) {
    yield blocker(at, 'The risk to {code} is not assessed.', { code }, ['security'])
    return
  }
  const risk = text(record, 'riskLevel')
  const missing = [
    text(record, 'returnPlan') === '' && 'a return plan',
    text(record, 'emergencyPlan') === '' && 'an emergency plan',
    text(record, 'travelPlan') === '' && 'a travel plan',
    number(record, 'checkInWithinHours') === undefined && 'a time for the check-in',
  ].filter((each) => each !== false)
  if (dangers.includes(risk) && missing.length > 0)
    yield blocker(at, '{code} is at {risk} risk without {missing}.', { code, risk, missing: missing.join(', ') }, [
      'security',
    ])
}

function* sessionCare(facts: Facts, session: Row): Iterable<Said> {
  const at = `session/${session.id}`
  const title = text(session, 'title')
  if (text(facts.find('safetyplan', session.id), 'plan') === '')
    yield blocker(at, '{session} has no security plan.', { session: title }, ['security'])
  const kinds = [...encounters, 'public_peace_education_media']
  if (!kinds.includes(text(session, 'kind')) || !isJoint(facts, session)) return
  const checked = new Set(
    followUpsOf(facts, session)
      .filter((each) => text(each, 'kind') === 'check_in_safety')
      .flatMap((each) => list(each, 'participants')),
  )
  const left = peopleIn(facts, session).filter(
    (person) => dangers.includes(text(riskOf(facts, person), 'riskLevel')) && !checked.has(person.id),
  )
  if (left.length > 0)
    yield blocker(
      `${at}/followUps`,
      'No safety check-in for {codes} after {session}.',
      { codes: left.map((person) => titleOf(facts, 'participant', person.id)).join(', '), session: title },
      ['security'],
    )
}
