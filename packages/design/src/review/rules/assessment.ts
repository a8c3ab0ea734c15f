import { dayOf, daysBetween, lastDayOf } from '../days.ts'
import { list, number, text } from '../facts.ts'
import { blocker, type Rule, warning } from '../finding.ts'
import { participating, titleOf } from '../people.ts'

export const assessmentRules: readonly Rule[] = [
  {
    id: 'DR-01',
    title: 'Every party has a voice or a recorded reason',
    rationale: 'Processes that leave out those who can wreck an outcome, or must live with it, seldom hold.',
    reads: ['sealed'],
    *check(facts) {
      for (const party of facts.rows('party')) {
        if (text(party, 'role') !== 'primary') continue
        const inclusion = text(party, 'inclusion')
        const present = participating(facts).some((person) => text(person, 'party') === party.id)
        const surrogate = facts.rows('surrogate').some((file) => text(file, 'forParty') === party.id)
        const reason = text(party, 'inclusionReason') !== ''
        // "Direct" promises people in the room: a reason for that is no reason for an empty chair.
        const recorded = inclusion !== 'direct' && reason && !(inclusion === 'via_surrogate' && facts.isOpen('sealed'))
        if (present || surrogate || recorded) continue
        yield blocker(
          `party/${party.id}/inclusion`,
          '{party} is named as a primary party but has no participant in the process, no surrogate and no recorded reason.',
          { party: text(party, 'name') },
        )
      }
    },
  },
  {
    id: 'DR-06',
    title: 'The assessment is current',
    rationale: 'Conflict analysis is continuous: a plan built on last year’s ground does harm.',
    reads: [],
    *check(facts, settings) {
      const context = facts.section('context')
      const reviewed = text(context, 'reviewedOn')
      const days = daysBetween(reviewed, facts.today)
      if (days === undefined) {
        yield warning('context/reviewedOn', 'The assessment has no date of its last review.', {})
        return
      }
      const next = text(context, 'nextReviewOn')
      const event = facts.rows('event').find((each) => {
        const date = text(each, 'date')
        // Of a month or a year, its first day: what may have been before the review is not said to be after it.
        const since = daysBetween(reviewed, date)
        return since !== undefined && since > 0 && (daysBetween(date, facts.today) ?? -1) >= 0
      })
      if (days > settings.reviewEveryDays || (next !== '' && next < facts.today))
        yield warning(
          'context/reviewedOn',
          'The assessment was last reviewed {daysSince} days ago; review it at least every {limit} days and after any major event.',
          { daysSince: days, reviewed, limit: settings.reviewEveryDays },
        )
      else if (event)
        yield warning('context/reviewedOn', '“{event}” happened after the last review of the assessment.', {
          event: text(event, 'title'),
        })
    },
  },
  {
    id: 'DR-07',
    title: 'Sources come from more than one side',
    rationale: 'Analysis makes subjective views transparent only where it is triangulated.',
    reads: [],
    *check(facts) {
      for (const party of facts.rows('party')) {
        if (!['primary', 'potential_spoiler'].includes(text(party, 'role'))) continue
        const sources = list(party, 'sources').flatMap(
          (id) => facts.find('source', id) ?? facts.find('closedsource', id) ?? [],
        )
        // A source that lies in a compartment not open here may be the second one: say nothing rather than something wrong.
        if (sources.length < list(party, 'sources').length && !facts.isOpen('sealed')) continue
        const sides = [...new Set(sources.map((source) => text(source, 'sideOrigin')))]
        const at = `party/${party.id}/sources`
        const name = text(party, 'name')
        if (sides.length === 0) yield warning(at, '{party} is described without any source.', { party: name })
        else if (sides.length === 1)
          yield warning(at, '{party} is described only by sources of {side}.', { party: name, side: String(sides[0]) })
        else if (sources.every((source) => ['D', 'E'].includes(text(source, 'reliability'))))
          yield warning(at, '{party} is described only by sources of doubtful reliability.', { party: name })
      }
    },
  },
  {
    id: 'DR-08',
    title: 'Position, need and fear for each primary party',
    rationale: 'Behind a position stand needs and fears; a process that knows only positions bargains.',
    reads: [],
    *check(facts) {
      const parts = ['position', 'interest', 'need', 'fear', 'constraint']
      for (const party of facts.rows('party')) {
        if (text(party, 'role') !== 'primary') continue
        const whole = facts
          .rows('need')
          .filter((each) => text(each, 'party') === party.id && parts.every((part) => text(each, part) !== ''))
        if (new Set(whole.map((each) => text(each, 'issue'))).size < 2)
          yield warning(
            `party/${party.id}`,
            '{party} has fewer than two issues with position, interest, need, fear and constraint.',
            { party: text(party, 'name') },
          )
      }
    },
  },
  {
    id: 'DR-09',
    title: 'Readiness and voluntariness',
    rationale:
      'People who are content, hopeless or cajoled undermine a process; who is coerced may not be brought into it.',
    reads: [],
    *check(facts) {
      for (const party of facts.rows('party')) {
        if (text(party, 'inclusion') === 'excluded') continue
        const at = `party/${party.id}/voluntariness`
        const name = text(party, 'name')
        const will = text(party, 'voluntariness')
        if (will === 'coerced') {
          yield blocker(at, '{party} takes part under coercion; do not go on.', { party: name })
          continue
        }
        if (text(party, 'readinessPlan') !== '') continue
        const findings = [
          will === 'pressured' && 'is under pressure to take part',
          will === 'unknown' && 'may not be coming of its own will',
          (number(party, 'statusQuoSatisfaction') ?? 0) >= 4 && 'is content with things as they are',
          (number(party, 'beliefChangePossible') ?? 5) <= 2 && 'does not believe that change is possible',
          (number(party, 'goodFaith') ?? 5) <= 2 && 'may not act in good faith',
          (number(party, 'capacityToEngage') ?? 5) <= 2 && 'has little capacity to engage',
        ].filter((each) => each !== false)
        if (findings.length > 0)
          yield warning(at, '{party} {finding}; add a plan or postpone.', { party: name, finding: findings.join(', ') })
      }
    },
  },
  {
    id: 'DR-10',
    title: 'Each restriction of liberties has a mitigation that reaches the people it hits',
    rationale: 'Even with active civil society, severe restrictions may make Track II infeasible, or dangerous.',
    reads: [],
    *check(facts) {
      const restrictions = facts.rows('restriction')
      if (restrictions.length === 0) yield warning('restrictions', 'Nothing is said about civil liberties.', {})
      for (const each of restrictions) {
        const values = { kind: text(each, 'kind'), area: text(each, 'area') }
        if (text(each, 'mitigation') === '')
          yield warning(
            `restriction/${each.id}/mitigation`,
            'Restriction “{kind}” in {area} has no mitigation.',
            values,
          )
        else if (list(each, 'affects').length === 0)
          yield warning(
            `restriction/${each.id}/affects`,
            'Restriction “{kind}” in {area} does not say whom it hits.',
            values,
          )
      }
    },
  },
  {
    id: 'DR-11',
    title: 'The map shows gaps, and lessons are used',
    rationale: 'The map of past and present work shows where nobody is, and what must not be done again.',
    reads: [],
    *check(facts) {
      if (facts.rows('activity').length === 0)
        yield warning('activities', 'The map of past and present activities is empty.', {})
      for (const gap of facts.rows('gap')) {
        const addressed = list(gap, 'addressedBy').some((id) => facts.find('component', id))
        if (!addressed && text(gap, 'leftOpenReason') === '')
          yield warning(`gap/${gap.id}`, 'Gap “{gap}” is neither addressed nor left open with a reason.', {
            gap: text(gap, 'text'),
          })
      }
      for (const activity of facts.rows('activity')) {
        if (!['failed', 'harmful'].includes(text(activity, 'result'))) continue
        if (text(activity, 'lesson') !== '' && list(activity, 'appliedTo').length > 0) continue
        yield warning(
          `activity/${activity.id}/lesson`,
          '{activity} failed or did harm and its lesson is not applied anywhere.',
          {
            activity: text(activity, 'title'),
          },
        )
      }
    },
  },
  {
    id: 'DR-12',
    title: 'Running activities are coordinated',
    rationale: 'Efforts on the same parties strengthen or undo one another; there is no neutral side by side.',
    reads: [],
    *check(facts) {
      const ours = new Set(participating(facts).map((person) => text(person, 'party')))
      for (const activity of facts.rows('activity')) {
        const to = text(activity, 'to')
        // A month or a year runs to its last day.
        const runs = to === 'ongoing' || (lastDayOf(to) ?? -1) >= (dayOf(facts.today) ?? 0)
        const shared = list(activity, 'partiesReached').filter((party) => ours.has(party))
        if (!runs || shared.length === 0) continue
        const how = text(activity, 'coordination')
        const values = {
          activity: text(activity, 'title'),
          parties: shared.map((id) => titleOf(facts, 'party', id)).join(', '),
        }
        const at = `activity/${activity.id}/coordination`
        if (['', 'to_arrange'].includes(how))
          yield warning(
            at,
            '{activity} is running with the same parties ({parties}); coordination is still to be arranged.',
            values,
          )
        else if (
          how !== 'none_needed' &&
          !facts.rows('arrangement').some((each) => text(each, 'withActivity') === activity.id)
        )
          yield warning(
            at,
            '{activity} is running with the same parties ({parties}); nothing says how we coordinate with it.',
            values,
          )
      }
    },
  },
  {
    id: 'DR-33',
    title: 'Every power difference has a counter-measure',
    rationale: 'Encounters repeat the power outside the room unless the process works against it.',
    reads: [],
    *check(facts, settings) {
      for (const each of facts.rows('asymmetry')) {
        if (list(each, 'measures').length > 0) continue
        yield warning(
          `asymmetry/${each.id}/measures`,
          'The power gap between {high} and {low} is recorded without measures.',
          {
            high: titleOf(facts, 'party', text(each, 'high')),
            low: titleOf(facts, 'party', text(each, 'low')),
          },
        )
      }
      const inRoom = facts.rows('party').filter((party) => text(party, 'inclusion') === 'direct')
      for (const high of inRoom) {
        for (const low of inRoom) {
          if ((number(high, 'powerRank') ?? 0) - (number(low, 'powerRank') ?? 5) < settings.powerGap) continue
          const pair = [high.id, low.id]
          const recorded = facts
            .rows('asymmetry')
            .some((each) => pair.includes(text(each, 'high')) && pair.includes(text(each, 'low')))
          if (!recorded)
            yield warning(
              `party/${high.id}/powerRank`,
              'The power of {high} and {low} differs by three ranks or more and no measure is recorded.',
              {
                high: text(high, 'name'),
                low: text(low, 'name'),
              },
            )
        }
      }
    },
  },
]
