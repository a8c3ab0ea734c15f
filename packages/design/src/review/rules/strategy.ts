import type { Row } from '../../snapshot.ts'
import { type Facts, list, number, text } from '../facts.ts'
import { blocker, type Rule, warning } from '../finding.ts'
import { ahead, blocksOf, lastDay, lastOf } from '../people.ts'

const community = ['political_movement', 'community', 'civil_society', 'religious_body', 'diaspora']
const criteria = ['relevance', 'coherence', 'effectiveness', 'efficiency', 'impact', 'sustainability', 'do_no_harm']
const steps = ['assess', 'strategise', 'design', 'conduct', 'follow-up']

export const strategyRules: readonly Rule[] = [
  {
    id: 'DR-13',
    title: 'Each goal has an indicator, a baseline and a target',
    rationale: 'What will count as success has to be said before, or it will be what happened.',
    reads: [],
    *check(facts) {
      for (const goal of facts.rows('goal')) {
        if (!facts.rows('indicator').some((each) => text(each, 'goal') === goal.id))
          yield blocker(`goal/${goal.id}`, '{goal} has no indicator.', { goal: text(goal, 'title') })
      }
      for (const indicator of facts.rows('indicator')) {
        const values = { indicator: text(indicator, 'text') }
        if (text(indicator, 'baseline') === '')
          yield warning(`indicator/${indicator.id}/baseline`, 'Indicator without baseline: {indicator}', values)
        if (text(indicator, 'target') === '')
          yield warning(`indicator/${indicator.id}/target`, 'Indicator without target: {indicator}', values)
      }
    },
  },
  {
    id: 'DR-14',
    title: 'The theory of change leaves the room',
    rationale:
      'Change in persons becomes peace only where it is linked to the socio-political level; an agreement without grassroots rarely holds.',
    reads: [],
    *check(facts) {
      if (facts.rows('theory').length === 0) yield warning('change', 'No theory of change is written down.', {})
      for (const theory of facts.rows('theory')) {
        const [from, to] = [text(theory, 'startCell'), text(theory, 'targetCell')]
        const name = text(theory, 'thenText') || theory.id
        if (!to.endsWith('/socio_political') || from === to)
          yield warning(
            `theory/${theory.id}/targetCell`,
            '“{theory}” starts and ends at {cell}; say how change moves to the socio-political level.',
            { theory: name, cell: to || '—' },
          )
        else if (text(theory, 'scaleUp') === '')
          yield warning(`theory/${theory.id}/scaleUp`, '“{theory}” does not say how the change scales up.', {
            theory: name,
          })
        if (!facts.rows('assumption').some((each) => text(each, 'theory') === theory.id))
          yield warning(`theory/${theory.id}`, '“{theory}” names no assumption.', { theory: name })
      }
      for (const party of facts.rows('party')) {
        if (
          text(party, 'role') !== 'primary' ||
          text(party, 'inclusion') !== 'direct' ||
          !community.includes(text(party, 'kind'))
        )
          continue
        if (!facts.rows('constituency').some((each) => text(each, 'party') === party.id))
          yield warning(`party/${party.id}`, '{party} has no action towards its own community.', {
            party: text(party, 'name'),
          })
      }
    },
  },
  {
    id: 'DR-15',
    title: 'The link to the official track is explicit',
    rationale: 'Feeding into Track I is what Track II is for; doing it unannounced breeds suspicion.',
    reads: ['sealed'],
    *check(facts) {
      const feeding = facts.section('feeding')
      const status = text(feeding, 'trackI')
      if (['', 'none'].includes(status)) return
      const transfers = [...facts.rows('transfer'), ...facts.rows('closedtransfer')]
      const up = transfers.some(
        (each) => ['I', 'I.5'].includes(text(each, 'track')) && text(each, 'direction') === 'up',
      )
      const missing = [
        !facts.find('member', text(feeding, 'liaison')) && 'named liaison',
        text(feeding, 'noSurpriseRule') === '' && 'rule against surprises',
        list(feeding, 'contribution').length === 0 && 'agreed contribution',
        facts.isOpen('sealed') && !up && 'transfer upwards',
      ].filter((each) => each !== false)
      for (const each of missing)
        yield warning('feeding', 'Official talks are {status} but there is no {missing}.', { status, missing: each })
      for (const round of facts.rows('calendar').filter((each) => text(each, 'kind') === 'official_talks')) {
        for (const session of ahead(facts).filter((each) => overlaps(each, round)))
          yield warning(`session/${session.id}/startsOn`, '{session} falls into {round}.', {
            session: text(session, 'title'),
            round: text(round, 'title'),
          })
      }
    },
  },
  {
    id: 'DR-16',
    title: 'No orphans',
    rationale: 'Strategy comes before activity: what serves no goal takes the place of something that does.',
    reads: [],
    *check(facts) {
      const goals = (row: Row) => list(row, 'goals').filter((id) => facts.find('goal', id))
      for (const table of ['component', 'session'] as const) {
        for (const each of facts.rows(table)) {
          if (goals(each).length === 0 && text(each, 'status') !== 'cancelled')
            yield warning(`${table}/${each.id}/goals`, '{item} serves no goal.', { item: text(each, 'title') })
        }
      }
      for (const goal of facts.rows('goal')) {
        if (!facts.rows('component').some((each) => goals(each).includes(goal.id)))
          yield warning(`goal/${goal.id}`, '{goal} is served by no component.', { goal: text(goal, 'title') })
      }
    },
  },
  {
    id: 'DR-25',
    title: 'The agenda does what the approach says',
    rationale: 'A process is as elicitive or prescriptive as its hours are, whatever its text says.',
    reads: [],
    *check(facts, settings) {
      for (const session of ahead(facts)) {
        const component = facts.find('component', text(session, 'component'))
        const score = number(component, 'approach')
        const [input, working] = inputShare(facts, session)
        if (score === undefined || working === 0) continue
        const share = input / working
        const values = { session: text(session, 'title'), score, share: Math.round(share * 100) }
        if (score <= settings.elicitiveBelow && share > settings.inputAtMost)
          yield warning(
            `session/${session.id}`,
            '{session} is declared elicitive ({score}) but {share} % of working time is input.',
            values,
          )
        if (score >= settings.prescriptiveAbove && share < settings.inputAtLeast)
          yield warning(
            `session/${session.id}`,
            '{session} is declared prescriptive ({score}) but only {share} % of working time is input.',
            values,
          )
      }
    },
  },
  {
    id: 'DR-38',
    title: 'Evaluation runs from the first day to after the last',
    rationale: 'Evaluation that begins at the end can only tell stories.',
    reads: [],
    *check(facts) {
      const moments = facts.rows('moment')
      for (const [index, step] of steps.entries()) {
        if (!moments.some((each) => text(each, 'step') === step))
          yield warning('indicators', 'No evaluation moment in step {step}.', { step: index + 1 })
      }
      const first = moments
        .map((each) => text(each, 'due'))
        .filter(Boolean)
        .sort()[0]
      const joint = ahead(facts, true)
        .filter((each) => ['icr_problem_solving_workshop', 'intergroup_dialogue'].includes(text(each, 'kind')))
        .map((each) => text(each, 'startsOn'))
        .filter(Boolean)
        .sort()[0]
      if (first !== undefined && joint !== undefined && first > joint)
        yield warning('indicators', 'The first measure ({date}) comes after the first joint session.', { date: first })
      for (const criterion of criteria) {
        if (
          !facts.rows('question').some((each) => text(each, 'criterion') === criterion && text(each, 'question') !== '')
        )
          yield warning('indicators', 'Criterion “{criterion}” has no evaluation question.', { criterion })
      }
      for (const rule of facts.rows('documentation')) {
        if (text(rule, 'keepUntil') === '')
          yield warning(`documentation/${rule.id}/keepUntil`, '{rule} has no date of destruction.', {
            rule: text(rule, 'name'),
          })
      }
    },
  },
]

function overlaps(session: Row, block: Row): boolean {
  return (
    text(session, 'startsOn') !== '' &&
    text(session, 'startsOn') <= lastOf(block) &&
    lastDay(session) >= text(block, 'from')
  )
}

function inputShare(facts: Facts, session: Row): readonly [number, number] {
  const rest = ['arrival', 'break', 'meal', 'prayer', 'social', 'buffer']
  let input = 0
  let working = 0
  for (const block of blocksOf(facts, session)) {
    const minutes = number(block, 'duration') ?? 0
    if (!rest.includes(text(block, 'method'))) working += minutes
    if (text(block, 'method') === 'input') input += minutes
  }
  return [input, working]
}
