import type { Row } from '../../snapshot.ts'
import { type Facts, list, text } from '../facts.ts'
import { blocker, type Rule, warning } from '../finding.ts'
import { titleOf } from '../people.ts'

const covers = ['confidentiality', 'data_protection', 'media', 'safeguarding', 'exit', 'money', 'credit']

export const partnerRules: readonly Rule[] = [
  {
    id: 'DR-26',
    title: 'Partners: role, agreement, alignment, cost to them',
    rationale: 'Partners carry the local risk; what they owe and are owed has to be written down before it is needed.',
    reads: [],
    *check(facts) {
      for (const partner of facts.rows('partner')) {
        const at = `partner/${partner.id}`
        const name = { partner: text(partner, 'name') }
        const agreement = text(partner, 'agreement') || 'none'
        const missing = covers.filter((each) => !list(partner, 'agreementCovers').includes(each))
        const diligence = text(partner, 'dueDiligence') || 'not_started'
        if (agreement !== 'signed')
          yield warning(`${at}/agreement`, '{partner}: the agreement is “{agreement}”.', { ...name, agreement })
        if (missing.length > 0)
          yield warning(`${at}/agreementCovers`, '{partner}: the agreement does not cover {missing}.', {
            ...name,
            missing: missing.join(', '),
          })
        if (diligence === 'rejected') yield blocker(`${at}/dueDiligence`, '{partner}: due diligence says no.', name)
        else if (diligence !== 'cleared')
          yield warning(`${at}/dueDiligence`, '{partner}: due diligence is “{diligence}”.', { ...name, diligence })
        if (list(partner, 'roles').length === 0) yield warning(`${at}/roles`, '{partner} has no role.', name)
        if (text(partner, 'risks') === '')
          yield warning(`${at}/risks`, '{partner}: nothing says what taking part may cost them.', name)
        for (const party of leansAgainst(facts, partner)) {
          if (!facts.rows('partner').some((other) => other.id !== partner.id && trusted(facts, other, party)))
            yield warning(at, '{partner} is seen as leaning against {party}, and no other partner is trusted there.', {
              ...name,
              party: titleOf(facts, 'party', party),
            })
        }
      }
    },
  },
  {
    id: 'DR-40',
    title: 'Partner concerns are answered before approval',
    rationale: 'Partners carry the risk; a worry that nobody answers is the last one they tell.',
    reads: [],
    *check(facts) {
      for (const concern of facts.concerns)
        yield warning(concern.at, 'A concern of {partner} from {date} is still open.', {
          partner: titleOf(facts, 'partner', concern.partner),
          date: concern.on,
        })
    },
  },
]

function leansAgainst(facts: Facts, partner: Row): readonly string[] {
  return facts
    .rows('alignment')
    .filter((each) => text(each, 'partner') === partner.id && text(each, 'alignment') === 'leans_against')
    .map((each) => text(each, 'party'))
}

function trusted(facts: Facts, partner: Row, party: string): boolean {
  return facts
    .rows('alignment')
    .some(
      (each) =>
        text(each, 'partner') === partner.id &&
        text(each, 'party') === party &&
        ['neutral', 'leans_to'].includes(text(each, 'alignment')),
    )
}
