import type { Row } from '../../snapshot.ts'
import { daysBetween } from '../days.ts'
import { type Facts, flag, list, text } from '../facts.ts'
import { advice, blocker, type Rule, type Said, warning } from '../finding.ts'
import { ahead, approached, lastDay, peopleIn, titleOf } from '../people.ts'
import type { Settings } from '../settings.ts'

/** What the law calls that which happens in a session of each kind: any one of these must be covered. */
const activity: Readonly<Record<string, readonly string[]>> = {
  training: ['training'],
  intergroup_dialogue: ['meeting', 'mediation'],
  icr_problem_solving_workshop: ['mediation'],
  public_peace_education_f2f: ['training'],
  public_peace_education_media: ['media'],
  joint_project: ['advice'],
  back_channel_consultation: ['mediation'],
  preparatory_meeting: ['meeting'],
}

export const lawRules: readonly Rule[] = [
  {
    id: 'DR-02',
    title: 'No approach without legal screening',
    rationale:
      'Material-support law and donor clauses reach whoever is approached, not only who is paid: courts have upheld them for peace training, and courses have had to stop halfway.',
    reads: ['legal'],
    forOthers: 'Somebody on a list is not to be contacted yet. Ask the lead.',
    twoToWaive: true,
    *check(facts) {
      if (!facts.isOpen('legal')) return
      for (const person of facts.rows('participant')) {
        const status = screeningStatus(facts, person)
        const values = { code: text(person, 'code'), invitation: text(person, 'invitation'), status }
        const at = `participant/${person.id}/invitation`
        if (status === 'cleared') continue
        if (approached.includes(values.invitation))
          yield blocker(
            at,
            '{code} is at “{invitation}” but screening is “{status}”. Do not contact before it is cleared.',
            values,
            ['legal'],
          )
        else if (values.invitation === 'shortlist')
          yield advice(at, '{code} is on the shortlist and screening is “{status}”: do not approach yet.', values, [
            'legal',
          ])
      }
      for (const partner of facts.rows('partner')) {
        const status = screeningStatus(facts, partner)
        if (status === 'cleared' || ['', 'none'].includes(text(partner, 'agreement'))) continue
        const values = { partner: text(partner, 'name'), status }
        yield blocker(
          `partner/${partner.id}`,
          'We have an understanding with {partner} but its screening is “{status}”.',
          values,
          ['legal'],
        )
      }
      for (const member of facts.rows('member')) {
        const status = screeningStatus(facts, member)
        if (status === 'cleared') continue
        yield blocker(
          `member/${member.id}`,
          '{member} is in the team but screening is “{status}”.',
          { member: text(member, 'name'), status },
          ['legal'],
        )
      }
    },
  },
  {
    id: 'DR-03',
    title: 'Nothing that counsel has not covered for a listed party',
    rationale:
      'Training, expert advice and services are the named forms of support in the statutes; what counsel has looked at is a person, an activity and a date, not a process.',
    reads: ['legal', 'sealed'],
    forOthers: 'Counsel’s conditions apply to this list. Ask the lead.',
    twoToWaive: true,
    *check(facts) {
      if (!facts.isOpen('legal')) return
      for (const session of ahead(facts)) {
        const needed = activity[text(session, 'kind')] ?? ['meeting']
        for (const person of peopleIn(facts, session)) {
          const party = closeToListed(facts, person)
          if (!party || covered(facts, session, needed, [person.id, party])) continue
          const values = { session: text(session, 'title'), activity: needed.join(', '), code: text(person, 'code') }
          yield blocker(
            `session/${session.id}/participants`,
            '{session} is {activity} and includes {code}, who is close to a listed party; no valid opinion of counsel covers this kind of activity.',
            values,
            ['legal', 'sealed'],
          )
        }
      }
    },
  },
  {
    id: 'DR-04',
    title: 'Every surrogate has a complete file',
    rationale: 'Surrogates share aspirations but have lawful access; their independence protects them and the process.',
    reads: ['legal', 'sealed'],
    *check(facts) {
      for (const file of facts.rows('surrogate')) {
        const missing = [
          text(file, 'independence') === '' && 'a statement of independence',
          !flag(file, 'notMemberStatement') && 'the statement of not being a member',
          !flag(file, 'notDirectedStatement') && 'the statement of not being directed',
          !flag(file, 'consentToRole') && 'consent to the role',
          !flag(file, 'riskAssessed') && 'an assessment of the person’s own risk',
          facts.isOpen('legal') &&
            !holds(facts.find('opinion', text(file, 'counselOpinion')), facts.today) &&
            'a valid opinion of counsel',
        ].filter((each) => each !== false)
        if (missing.length === 0) continue
        const values = {
          code: text(facts.find('participant', file.id), 'code'),
          party: titleOf(facts, 'party', text(file, 'forParty')),
          missing: missing.join(', '),
        }
        yield blocker(`surrogate/${file.id}`, '{code} acts as surrogate for {party} without: {missing}.', values, [
          'sealed',
        ])
      }
    },
  },
  {
    id: 'DR-05',
    title: 'Screening is valid on the day and for every jurisdiction',
    rationale:
      'Lists and general licences change; jurisdiction follows convenor, donor, staff nationality, bank and venue.',
    reads: ['legal'],
    *check(facts, settings) {
      if (!facts.isOpen('legal')) return
      const required = list(facts.section('counsel'), 'requiredJurisdictions')
      for (const screening of facts.rows('screening')) {
        if (text(screening, 'status') !== 'cleared') continue
        const subject = text(screening, 'subject')
        const missing = required.filter((each) => !list(screening, 'jurisdictions').includes(each))
        const at = placeOf(facts, subject) ?? `screening/${screening.id}`
        const name = at.includes('/') ? titleOf(facts, String(at.split('/')[0]), subject) : subject
        if (missing.length > 0)
          yield warning(
            at,
            'Screening of {subject} does not cover {missing}.',
            { subject: name, missing: missing.join(', ') },
            ['legal'],
          )
        yield* runsOut(facts, settings, screening, at, name)
      }
    },
  },
]

function* runsOut(facts: Facts, settings: Settings, screening: Row, at: string, subject: string): Iterable<Said> {
  const date = text(screening, 'validUntil')
  const id = text(screening, 'subject')
  for (const component of facts.find('partner', id) ? list(facts.find('partner', id), 'components') : []) {
    const to = text(facts.find('component', component), 'to')
    if (to === '' || date >= to || to < facts.today) continue
    yield warning(at, 'Screening of {subject} ends on {date}, its component runs to {to}.', { subject, date, to }, [
      'legal',
    ])
    return
  }
  const places = ['participants', 'facilitators', 'interpreters', 'resources']
  const sessions = ahead(facts)
    .filter((session) => lastDay(session) >= facts.today && lastDay(session) > date)
    .filter((session) => places.some((field) => list(session, field).includes(id)))
    .sort((one, other) => text(one, 'startsOn').localeCompare(text(other, 'startsOn')))
  const first = sessions[0]
  const days = first && daysBetween(facts.today, text(first, 'startsOn'))
  if (!first || days === undefined || days > settings.screeningAheadDays) return
  const say = days <= settings.screeningUrgentDays ? blocker : warning
  const values = { subject, date: date || '—', session: text(first, 'title') }
  yield say(at, 'Screening of {subject} ends on {date}, before {session}. Check again before the session.', values, [
    'legal',
  ])
}

function screeningStatus(facts: Facts, subject: Row): string {
  const own = facts.find('screening', text(subject, 'screening'))
  const found = own ?? facts.rows('screening').find((each) => text(each, 'subject') === subject.id)
  return text(found, 'status') || 'not_started'
}

/** The listed party that a person is close to: speaks for, belongs to, or belongs to one we may not meet. */
function closeToListed(facts: Facts, person: Row): string | undefined {
  const parties = [text(facts.find('surrogate', person.id), 'forParty'), text(person, 'party')]
  return parties.find((party) => {
    if (party === '') return false
    const listed = facts
      .rows('legalstatus')
      .some(
        (each) => text(each, 'party') === party && ['listed', 'individuals_listed'].includes(text(each, 'assessment')),
      )
    return listed || text(facts.find('party', party), 'directContact') === 'prohibited'
  })
}

function covered(facts: Facts, session: Row, needed: readonly string[], subjects: readonly string[]): boolean {
  return facts
    .rows('opinion')
    .some(
      (opinion) =>
        holds(opinion, lastDay(session)) &&
        list(opinion, 'appliesTo').some((each) => subjects.includes(each)) &&
        needed.some((each) => list(opinion, 'activityTypes').includes(each)),
    )
}

function holds(opinion: Row | undefined, on: string): boolean {
  const allowed = ['permitted', 'permitted_with_conditions'].includes(text(opinion, 'conclusion'))
  const until = text(opinion, 'validUntil')
  return allowed && (until === '' || until >= on)
}

function placeOf(facts: Facts, id: string): string | undefined {
  const table = ['participant', 'partner', 'member', 'venue'].find((each) => facts.find(each, id))
  return table && `${table}/${id}`
}
