import type { Compartment } from '../../describe.ts'
import type { Row } from '../../snapshot.ts'
import { type Facts, flag, languagesOf, list, number, text } from '../facts.ts'
import { blocker, type Rule, type Said, warning } from '../finding.ts'
import type { Settings } from '../settings.ts'

const openRisks = ['leak', 'walk_out', 'violent_event']
/** Usually recorded where only the lead and those named may read: judged only where that is open. */
const closedRisks = ['reprisal', 'legal']
const patterns = ['dominance', 'silence', 'personal_attack', 'walk_out', 'trauma_reaction']
const lines = ['existence_known', 'names_leaked', 'content_leaked']
const leaks = ['names_leaked', 'content_leaked']

export const conductRules: readonly Rule[] = [
  {
    id: 'DR-34',
    title: 'Foreseeable obstacles and people problems have an owner and an answer',
    rationale: 'What can be foreseen and has no answer becomes the story of the process.',
    reads: ['sealed'],
    *check(facts, settings) {
      const closed = facts.rows('closedrisk')
      for (const risk of facts.rows('risk')) yield* riskSays(risk, 'risk', [], settings)
      for (const risk of closed) yield* riskSays(risk, 'closedrisk', ['sealed'], settings)
      const known = new Set([...facts.rows('risk'), ...closed].map((risk) => text(risk, 'kind')))
      for (const kind of [...openRisks, ...(facts.isOpen('sealed') ? closedRisks : [])]) {
        if (!known.has(kind))
          yield warning(
            'power',
            'No risk of kind “{kind}” is recorded.',
            { kind },
            closedRisks.includes(kind) ? ['sealed'] : [],
          )
      }
      for (const pattern of patterns) {
        if (!facts.rows('problem').some((each) => text(each, 'pattern') === pattern))
          yield warning('trust', 'No plan for “{pattern}”.', { pattern })
      }
      for (const problem of facts.rows('problem')) {
        if (text(problem, 'response') === '' || text(problem, 'owner') === '')
          yield warning(`problem/${problem.id}`, 'The plan for “{pattern}” lacks a response or an owner.', {
            pattern: text(problem, 'pattern'),
          })
      }
      if (facts.rows('trustmeasure').length === 0) yield warning('trust', 'No measure to build trust is planned.', {})
    },
  },
  {
    id: 'DR-35',
    title: 'The media plan covers a leak',
    rationale: 'Nothing stays confidential for long; the first hour decides what the story is.',
    reads: [],
    *check(facts) {
      const media = facts.section('media')
      const missing = [
        !facts.find('member', text(media, 'spokesperson')) && 'a spokesperson',
        !facts.find('member', text(media, 'deputy')) && 'a deputy',
        text(media, 'journalistsInRoom') === '' && 'a rule for journalists in the room',
        facts.rows('mediarule').length === 0 && 'rules for the media',
        ['', 'not_discussed'].includes(text(media, 'participantAgreement')) && 'an agreement with the participants',
      ].filter((each) => each !== false)
      for (const each of missing) yield warning('media', 'The media plan lacks {missing}.', { missing: each })
      if (facts.rows('leakstep').length === 0)
        yield blocker('media', 'The media plan lacks {missing}.', { missing: 'steps after a leak' })
      for (const step of facts.rows('leakstep')) {
        if (text(step, 'owner') === '')
          yield warning(`leakstep/${step.id}`, 'A step after a leak has no owner: {step}', {
            step: text(step, 'action'),
          })
      }
      yield* holdingLines(facts)
    },
  },
  {
    id: 'DR-37',
    title: 'Transfers and warnings leave only with consent and without names',
    rationale: 'One sentence that can be traced ends the trust of all.',
    reads: ['sealed'],
    *check(facts) {
      for (const each of facts.rows('transfer')) yield* transferSays(each, 'transfer', [])
      for (const each of facts.rows('closedtransfer')) yield* transferSays(each, 'closedtransfer', ['sealed'])
      for (const each of facts.rows('warning')) {
        const missing = [
          text(each, 'threshold') === '' && 'clear threshold',
          text(each, 'recipient') === '' && 'named recipient',
          text(each, 'within') === '' && 'set time',
          text(each, 'handover') === '' && 'way of handing over',
          text(each, 'doNoHarmCheck') === '' && 'do-no-harm check',
          !flag(each, 'consentToShare') && text(each, 'status') === 'raised' && 'consent to share',
        ].filter((part) => part !== false)
        if (missing.length > 0)
          yield warning(`warning/${each.id}`, 'Warning “{signal}” has no {missing}.', {
            signal: text(each, 'signal'),
            missing: missing.join(', '),
          })
      }
    },
  },
]

function* riskSays(risk: Row, table: string, reads: readonly Compartment[], settings: Settings): Iterable<Said> {
  if (text(risk, 'status') === 'closed') return
  const score = (number(risk, 'likelihood') ?? 0) * (number(risk, 'impact') ?? 0)
  const at = `${table}/${risk.id}`
  const values = { risk: text(risk, 'text'), score }
  if (score >= settings.riskHigh && text(risk, 'mitigation') === '')
    yield blocker(at, 'Risk “{risk}” scores {score} without a mitigation.', values, reads)
  else if (score >= settings.riskNoted) {
    const missing = [
      text(risk, 'mitigation') === '' && 'a mitigation',
      text(risk, 'contingency') === '' && 'a contingency',
      text(risk, 'owner') === '' && 'an owner',
    ].filter((each) => each !== false)
    if (missing.length > 0)
      yield warning(
        at,
        'Risk “{risk}” scores {score} without {missing}.',
        { ...values, missing: missing.join(', ') },
        reads,
      )
  }
}

function* holdingLines(facts: Facts): Iterable<Said> {
  const design = facts.section('design')
  // Private-use languages (with -x-) are spoken, not written: nobody can print a line in them.
  const languages = new Set(
    [...list(design, 'workingLanguages'), ...list(design, 'partyLanguages')].filter((each) => !each.includes('-x-')),
  )
  for (const when of lines) {
    // One record for each language is as good as one for all.
    const all = facts.rows('holding').filter((each) => text(each, 'when') === when)
    const spoken = new Set(all.flatMap((each) => languagesOf(each, 'text')))
    const say = leaks.includes(when) ? blocker : warning
    const [line] = all
    if (!line || spoken.size === 0) {
      yield say('media', 'The media plan lacks a holding line for “{when}”.', { when })
      continue
    }
    for (const language of languages) {
      if (!spoken.has(language))
        yield warning(`holding/${line.id}/text`, 'The holding line for “{when}” has no version in {language}.', {
          when,
          language,
        })
    }
  }
}

function* transferSays(transfer: Row, table: string, reads: readonly Compartment[]): Iterable<Said> {
  const at = `${table}/${transfer.id}`
  const title = { transfer: text(transfer, 'title') }
  const sent = ['sent', 'acknowledged', 'used'].includes(text(transfer, 'status'))
  const agreed = text(transfer, 'consent') === 'given_by_all'
  if (sent && !agreed)
    yield blocker(`${at}/status`, '“{transfer}” is marked sent without the consent of all.', title, reads)
  if (text(transfer, 'attribution') === 'named_with_consent' && !agreed)
    yield warning(at, '“{transfer}” names people who have not all agreed.', title, reads)
  if (text(transfer, 'contentRule') === '') yield warning(at, '“{transfer}” has no rule for its content.', title, reads)
  if (text(transfer, 'sender') === '') yield warning(at, '“{transfer}” has no sender.', title, reads)
}
