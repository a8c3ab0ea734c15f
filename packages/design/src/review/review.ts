import type { Process } from '../describe.ts'
import type { Snapshot } from '../snapshot.ts'
import { type Concern, factsOf } from './facts.ts'
import { type Finding, type Rule, type Said, type Waiver, waived } from './finding.ts'
import { agendaRules } from './rules/agenda.ts'
import { assessmentRules } from './rules/assessment.ts'
import { careRules } from './rules/care.ts'
import { conductRules } from './rules/conduct.ts'
import { groupRules } from './rules/group.ts'
import { lawRules } from './rules/law.ts'
import { leakRules } from './rules/leak.ts'
import { partnerRules } from './rules/partners.ts'
import { roomRules } from './rules/room.ts'
import { strategyRules } from './rules/strategy.ts'
import { defaultSettings, type Settings } from './settings.ts'

export interface ReviewOptions {
  /** YYYY-MM-DD */
  readonly today: string
  readonly settings?: Settings
  readonly waivers?: readonly Waiver[]
  readonly concerns?: readonly Concern[]
}

/** The forty rules, in their order. */
export function rulesOf(process: Process): readonly Rule[] {
  const groups = [
    assessmentRules,
    lawRules,
    strategyRules,
    roomRules,
    groupRules,
    agendaRules,
    partnerRules,
    careRules,
    conductRules,
    leakRules(process),
  ]
  return groups.flat().sort((one, other) => one.id.localeCompare(other.id))
}

/** What the rules say about a design, over the compartments that are open in the snapshot. The same facts give the same findings in the same order. */
export function review(process: Process, snapshot: Snapshot, options: ReviewOptions): readonly Finding[] {
  const facts = factsOf(snapshot, options.today, options.concerns ?? [])
  const settings = options.settings ?? defaultSettings
  return rulesOf(process).flatMap((rule) =>
    Array.from(rule.check(facts, settings), (said) =>
      waived(findingOf(rule, said), options.waivers ?? [], options.today),
    ),
  )
}

/** The day for a review: demonstrations say themselves which day it is. */
export function dayFor(snapshot: Pick<Snapshot, 'sections'>, today: string): string {
  const said = snapshot.sections['design']?.['today']
  return typeof said === 'string' && /^\d{4}-\d\d-\d\d$/.test(said) ? said : today
}

/** Values that change with the clock alone: a day that passes is no new fact, and opens nothing again. */
const passing = ['daysSince']

/** A finding as a rule said it, with the key that stays the same while the facts are. */
export function findingOf(rule: Rule, said: Said): Finding {
  const facts = Object.entries(said.values)
    .filter(([name]) => !passing.includes(name))
    .sort(([one], [other]) => one.localeCompare(other))
  return {
    ...said,
    rule: rule.id,
    reads: said.reads ?? [],
    key: [rule.id, said.at, said.message, ...facts.flat()].join('|'),
  }
}
