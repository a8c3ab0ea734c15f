import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { importDesign } from '../file/import.ts'
import { process } from '../process/index.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Concern, Finding, Severity, Waiver } from './index.ts'
import { blocks, defaultSettings, readSettings, review, rulesOf, type Settings } from './index.ts'

interface Fixtures {
  readonly expectedReview: readonly { rule: string; entity: string; severity: Severity; waived: boolean }[]
  readonly mutations: readonly Mutation[]
}

interface Mutation {
  readonly id: string
  readonly description: string
  readonly patch: readonly { op: 'add' | 'replace' | 'remove'; path: string; value?: unknown }[]
  readonly expectRule: string
  readonly expectSeverity: Severity
}

interface Bundle {
  readonly partnerSpaces: readonly { partnerId: string; comments: readonly FileComment[] }[]
  readonly waivers: readonly { ruleId: string; entity: string; reason: string; by: string; on: string; until: string }[]
  readonly core: { readonly shell: { readonly today: string } }
}

interface FileComment {
  readonly kind: string
  readonly status: string
  readonly createdOn: string
  readonly anchor: { readonly entity: string }
}

const fixtures: Fixtures = JSON.parse(readFileSync(new URL('../demo/fixtures.json', import.meta.url), 'utf8'))

function snapshotOf(file: unknown): Snapshot {
  const imported = importDesign(process, file)
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems.slice(0, 5)))
  return imported.value.snapshot
}

function addressOf(snapshot: Snapshot, id: string): string {
  const table = Object.entries(snapshot.tables).find(([, rows]) => rows.some((row) => row.id === id))?.[0]
  return `${table}/${id}`
}

function reviewOf(file: unknown): readonly Finding[] {
  const snapshot = snapshotOf(file)
  const bundle = file as Bundle
  const concerns: Concern[] = bundle.partnerSpaces.flatMap((space) =>
    space.comments
      .filter((comment) => comment.kind === 'concern' && comment.status === 'open')
      .map((comment) => ({
        at: addressOf(snapshot, comment.anchor.entity),
        partner: space.partnerId,
        on: comment.createdOn,
      })),
  )
  const waivers: Waiver[] = bundle.waivers.map((each) => ({
    ...each,
    rule: each.ruleId,
    at: addressOf(snapshot, each.entity),
  }))
  return review(process, snapshot, { today: bundle.core.shell.today, waivers, concerns })
}

function brief(findings: readonly Finding[]): string[] {
  return findings
    .map((each) => `${each.rule} ${each.at.split('/')[1]} ${each.severity}${each.waived ? ' waived' : ''}`)
    .sort()
}

function mutated(patch: Mutation['patch']): unknown {
  const file = structuredClone(demoCase)
  for (const { op, path, value } of patch) {
    const keys = path.slice(1).split('/')
    const last = String(keys.pop())
    const holder = keys.reduce<Record<string, unknown>>(
      (each, key) => each[key] as Record<string, unknown>,
      file as Record<string, unknown>,
    )
    if (Array.isArray(holder) && op === 'add') holder.splice(last === '-' ? holder.length : Number(last), 0, value)
    else if (Array.isArray(holder) && op === 'remove') holder.splice(Number(last), 1)
    else if (op === 'remove') delete holder[last]
    else holder[last] = value
  }
  return file
}

test('[REVIEW1] there are forty rules, each with a title and a reason', () => {
  const rules = rulesOf(process)
  expect(rules.map((rule) => rule.id)).toEqual(
    Array.from({ length: 40 }, (_, index) => `DR-${String(index + 1).padStart(2, '0')}`),
  )
  for (const rule of rules) expect([rule.title, rule.rationale].every((words) => words.length > 8)).toBe(true)
})

test('[REVIEW2] the demo case gives exactly the findings that the field expects of it', () => {
  const expected = fixtures.expectedReview.map(
    (each) => `${each.rule} ${each.entity} ${each.severity}${each.waived ? ' waived' : ''}`,
  )
  expect(expected.length).toBe(9)
  expect(brief(reviewOf(demoCase))).toEqual(expected.sort())
})

describe('mutations of the demo case', () => {
  const before = new Set(reviewOf(demoCase).map((finding) => finding.key))
  test.each(fixtures.mutations)('[REVIEW3] $id: $description', ({ patch, expectRule, expectSeverity }) => {
    const fresh = reviewOf(mutated(patch)).filter((finding) => !before.has(finding.key))
    expect(fresh.map((finding) => `${finding.rule} ${finding.severity}`)).toContain(`${expectRule} ${expectSeverity}`)
  })
})

/** Ways of spoiling the demo case that the field's own list lacks, so that each of the forty rules is seen to speak. */
const ours: readonly (readonly [string, Severity, ...Mutation['patch'][number][]])[] = [
  [
    'DR-01',
    'blocker',
    { op: 'replace', path: '/core/plan/participants/11/partyId', value: 'P4' },
    { op: 'replace', path: '/core/plan/participants/12/partyId', value: 'P4' },
    { op: 'replace', path: '/core/plan/participants/13/partyId', value: 'P4' },
  ],
  ['DR-06', 'warning', { op: 'replace', path: '/core/assessment/reviewedOn', value: '2026-10-01' }],
  ['DR-09', 'blocker', { op: 'replace', path: '/core/assessment/parties/1/readiness/voluntariness', value: 'coerced' }],
  ['DR-11', 'warning', { op: 'remove', path: '/core/assessment/gaps/5/leftOpenReason' }],
  ['DR-12', 'warning', { op: 'replace', path: '/core/assessment/activities/8/coordination', value: 'to_arrange' }],
  ['DR-15', 'warning', { op: 'replace', path: '/core/strategy/trackI/noSurpriseRule', value: '' }],
  ['DR-16', 'warning', { op: 'replace', path: '/core/plan/components/3/goalIds', value: [] }],
  [
    'DR-19',
    'warning',
    { op: 'replace', path: '/core/plan/sessions/4/participantIds', value: ['O1', 'O2', 'T1', 'L2'] },
  ],
  [
    'DR-20',
    'blocker',
    {
      op: 'replace',
      path: '/core/plan/sessions/4/participantIds',
      value: ['O2', 'O5', 'T1', 'T3', 'T5', 'L1', 'W1', 'W2'],
    },
  ],
  [
    'DR-22',
    'warning',
    {
      op: 'replace',
      path: '/core/plan/sessions/4/participantIds',
      value: ['O5', 'O6', 'L1', 'L2', 'O4', 'T4', 'L3', 'T1'],
    },
  ],
  ['DR-23', 'blocker', { op: 'replace', path: '/core/plan/sessions/4/interpreterIds', value: [] }],
  [
    'DR-25',
    'warning',
    { op: 'replace', path: '/core/plan/sessions/4/agenda/6/method', value: 'input' },
    { op: 'replace', path: '/core/plan/sessions/4/agenda/8/method', value: 'input' },
    { op: 'replace', path: '/core/plan/sessions/4/agenda/13/method', value: 'input' },
    { op: 'replace', path: '/core/plan/sessions/4/agenda/17/method', value: 'input' },
  ],
  ['DR-34', 'blocker', { op: 'replace', path: '/core/conduct/risks/0/mitigation', value: '' }],
  [
    'DR-36',
    'warning',
    { op: 'replace', path: '/core/plan/sessions/8/followUpIds', value: [] },
    { op: 'remove', path: '/core/follow/followUps/5/afterSession' },
  ],
  ['DR-37', 'blocker', { op: 'replace', path: '/overlay/transfers/0/status', value: 'sent' }],
  ['DR-38', 'warning', { op: 'remove', path: '/core/follow/evaluation/questions/6' }],
  ['DR-40', 'warning', { op: 'replace', path: '/partnerSpaces/3/comments/0/status', value: 'open' }],
]

test.each(ours)('[REVIEW3] %s speaks as a %s when its own facts are spoiled', (rule, severity, ...patch) => {
  const steps = patch as Mutation['patch']
  const before = new Set(reviewOf(demoCase).map((finding) => finding.key))
  const fresh = reviewOf(mutated(steps)).filter((finding) => !before.has(finding.key))
  expect(fresh.map((finding) => `${finding.rule} ${finding.severity}`)).toContain(`${rule} ${severity}`)
})

test('[REVIEW3] each of the forty rules has been seen to speak', () => {
  const seen = new Set([
    ...fixtures.expectedReview.map((each) => each.rule),
    ...fixtures.mutations.map((each) => each.expectRule),
    ...ours.map(([rule]) => rule),
  ])
  expect(
    rulesOf(process)
      .map((rule) => rule.id)
      .filter((id) => !seen.has(id)),
  ).toEqual([])
})

test('[REVIEW4] a waiver accepts what was said until its day, and no longer once the facts have changed', () => {
  const snapshot = snapshotOf(demoCase)
  const today = '2027-02-20'
  const finding = review(process, snapshot, { today }).find((each) => each.rule === 'DR-17')
  if (!finding) throw new Error('the demo case has a finding of DR-17')
  const waiver = {
    rule: 'DR-17',
    at: finding.at,
    key: finding.key,
    reason: 'Asked by telephone.',
    by: 'M1',
    on: today,
    until: '2027-03-01',
  }
  const says = (on: string, over: Snapshot) =>
    review(process, over, { today: on, waivers: [waiver] }).find((each) => each.rule === 'DR-17')?.waived
  expect(says(today, snapshot)).toEqual(waiver)
  expect(says('2027-03-02', snapshot)).toBeUndefined()
  const party =
    snapshot.tables['party']?.map((row) => ({
      ...row,
      values: { ...row.values, name: `${row.values['name']} (new)` },
    })) ?? []
  expect(says(today, { ...snapshot, tables: { ...snapshot.tables, party } })).toBeUndefined()
})

test('[REVIEW5] what is drawn from a restricted compartment says so, and is not said where that compartment is closed', () => {
  const snapshot = snapshotOf(demoCase)
  const tables = Object.fromEntries(
    Object.entries(snapshot.tables).filter(([table]) => process.tables[table]?.compartment === 'core'),
  )
  const sections = Object.fromEntries(
    Object.entries(snapshot.sections).filter(([section]) => process.sections[section]?.compartment === 'core'),
  )
  const all = review(process, snapshot, { today: '2027-02-20' })
  const team = review(process, { open: ['core'], sections, tables }, { today: '2027-02-20' })
  expect(all.some((finding) => finding.reads.length > 0)).toBe(true)
  expect(team.every((finding) => finding.reads.length === 0)).toBe(true)
  expect(team.map((finding) => finding.key)).toEqual(
    all.filter((finding) => finding.reads.length === 0).map((finding) => finding.key),
  )
})

test('[REVIEW6] a name is found in other case, without accents, in the possessive, across a line break; and is not repeated', () => {
  for (const words of ['Ask DORSK to begin', 'Dórsk’s chair', 'after Ilvane\nDorsk speaks', 'with Neshe Vasht Orrin']) {
    const findings = reviewOf(
      mutated([{ op: 'add', path: '/core/plan/sessions/4/agenda/3/facilitatorNote', value: words }]),
    )
    const leak = findings.find((finding) => finding.rule === 'DR-39')
    expect(leak?.severity, words).toBe('blocker')
    expect(JSON.stringify(leak)).not.toMatch(/dorsk|vasht/i)
  }
})

test('[REVIEW7] an unwaived blocker stops, a waived one does not', () => {
  const [blocked] = reviewOf(
    mutated([{ op: 'replace', path: '/core/plan/participants/17/invitation', value: 'sounding_out' }]),
  ).filter((each) => each.severity === 'blocker')
  if (!blocked) throw new Error('the mutation makes a blocker')
  expect(blocks([blocked])).toEqual([blocked])
  expect(
    blocks([{ ...blocked, waived: { rule: blocked.rule, at: blocked.at, reason: '', by: '', on: '', until: '' } }]),
  ).toEqual([])
})

test('[REVIEW8] an empty design is reviewed without a crash', () => {
  const empty: Snapshot = {
    open: ['core', 'people', 'legal', 'security', 'sealed', 'evaluation'],
    sections: {},
    tables: {},
  }
  expect(review(process, empty, { today: '2027-02-20' }).length).toBeGreaterThan(0)
})

test('[REVIEW10] an organisation sets its own thresholds; what is no threshold is refused with what there is', () => {
  const snapshot = snapshotOf(demoCase)
  const strict = readSettings({ womenAim: 0.5, groupSize: { training: [10, 12] } })
  if (!strict.ok) throw new Error(strict.problem.message)
  const says = (settings: Settings) =>
    review(process, snapshot, { today: '2027-02-20', settings }).map((finding) => `${finding.rule} ${finding.at}`)
  expect(says(defaultSettings)).not.toContain('DR-20 session/S-PSW1/participants')
  expect(says(strict.value)).toContain('DR-20 session/S-PSW1/participants')
  expect(says(strict.value)).toContain('DR-19 session/S-TR1/participants')
  for (const wrong of [
    null,
    [],
    'all',
    { womenAim: 2 },
    { riskHigh: 'much' },
    { groupSize: { training: [9, 3] } },
    { __proto__x: 1 },
  ]) {
    const read = readSettings(wrong)
    expect(read.ok, JSON.stringify(wrong)).toBe(false)
  }
  const unknown = readSettings({ women: 1 })
  expect(!unknown.ok && unknown.problem.message).toContain('womenAim')
})
