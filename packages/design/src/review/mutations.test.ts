import { describe, expect, test } from 'vitest'
import { type Compartment, compartments } from '../describe.ts'
import type { Value } from '../kinds.ts'
import { process } from '../process/index.ts'
import type { Row, Snapshot } from '../snapshot.ts'
import { demo as readDemo } from '../testing/demo.ts'
import { type Concern, defaultSettings, type Finding, review, rulesOf, type Settings } from './index.ts'

type Values = Readonly<Record<string, Value | undefined>>
type Change = (snapshot: Snapshot) => Snapshot
interface Given {
  readonly settings?: Partial<Settings>
  readonly today?: string
  readonly concerns?: readonly Concern[]
}

const day = '2027-02-20'
const demo: Snapshot = readDemo()

/** Some fields of one record; `undefined` empties. */
function set(address: string, values: Values): Change {
  const [table = '', id = ''] = address.split('/')
  return (snapshot) => {
    expect(
      snapshot.tables[table]?.some((row) => row.id === id),
      `${address} is in the demo`,
    ).toBe(true)
    return rows(table, (row) => (row.id === id ? { ...row, values: filled({ ...row.values, ...values }) } : row))(
      snapshot,
    )
  }
}

/** Every record of a table. */
function rows(table: string, change: (row: Row) => Row | undefined): Change {
  return (snapshot) => ({
    ...snapshot,
    tables: { ...snapshot.tables, [table]: (snapshot.tables[table] ?? []).flatMap((row) => change(row) ?? []) },
  })
}

function add(table: string, id: string, values: Values, first = false): Change {
  return (snapshot) => {
    const there = snapshot.tables[table] ?? []
    const row = { id, values: filled(values) }
    return { ...snapshot, tables: { ...snapshot.tables, [table]: first ? [row, ...there] : [...there, row] } }
  }
}

const gone = (table: string, id?: string): Change =>
  rows(table, (row) => (id === undefined || row.id === id ? undefined : row))

function section(name: string, values: Values): Change {
  return (snapshot) => ({
    ...snapshot,
    sections: { ...snapshot.sections, [name]: filled({ ...snapshot.sections[name], ...values }) },
  })
}

function filled(values: Values): Row['values'] {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function found(changes: readonly Change[], { settings, today = day, concerns = [] }: Given = {}): readonly Finding[] {
  const snapshot = changes.reduce((now, change) => change(now), demo)
  return review(process, snapshot, { today, concerns, settings: { ...defaultSettings, ...settings } })
}

const row = (table: string, id: string): Row => {
  const one = demo.tables[table]?.find((each) => each.id === id)
  if (!one) throw new Error(`${table}/${id} is not in the demo`)
  return one
}
const listOf = (table: string, id: string, field: string) => row(table, id).values[field] as readonly string[]
const fresh = (changes: readonly Change[], given: Given = {}) => {
  const before = new Set(found([], given.today === undefined ? {} : { today: given.today }).map((each) => each.key))
  return found(changes, given).filter((each) => !before.has(each.key))
}

const workshop = 'S-PSW1'
const people = listOf('session', workshop, 'participants')

/** Each: a rule, what was done, whether it must speak of it, and how loudly. */
const cases: readonly (readonly [string, string, Finding['severity'] | 'nothing', readonly Change[], Given?])[] = [
  [
    'DR-01',
    'everybody of a party has declined',
    'blocker',
    [
      rows('participant', (each) =>
        each.values['party'] === 'P1' ? { ...each, values: { ...each.values, invitation: 'declined' } } : each,
      ),
    ],
  ],
  [
    'DR-01',
    'a secondary party has nobody',
    'nothing',
    [
      set('party/P1', { role: 'secondary' }),
      rows('participant', (each) => (each.values['party'] === 'P1' ? undefined : each)),
    ],
  ],
  [
    'DR-02',
    'a cleared person’s screening is taken back',
    'blocker',
    [set(`screening/${row('participant', 'O1').values['screening']}`, { status: 'refused' })],
  ],
  [
    'DR-02',
    'somebody on the long list is not screened',
    'nothing',
    [add('participant', 'X1', { code: 'Stork', invitation: 'longlist', party: 'P1', side: 'oshari' })],
  ],
  [
    'DR-03',
    'contact with a party is forbidden by a second, later status',
    'blocker',
    [add('legalstatus', 'LSX', { party: 'P1', assessment: 'listed' })],
  ],
  [
    'DR-03',
    'a second status says that a party is not listed',
    'nothing',
    [add('legalstatus', 'LSX', { party: 'P1', assessment: 'not_listed' })],
  ],
  [
    'DR-04',
    'a surrogate has not agreed to the role',
    'blocker',
    [rows('surrogate', (each) => ({ ...each, values: { ...each.values, consentToRole: false } }))],
  ],
  [
    'DR-04',
    'a complete file gets another word',
    'nothing',
    [rows('surrogate', (each) => ({ ...each, values: { ...each.values, independence: 'Own salary, own words.' } }))],
  ],
  [
    'DR-05',
    'one more jurisdiction is required',
    'warning',
    [
      section('counsel', {
        requiredJurisdictions: [...((demo.sections['counsel']?.['requiredJurisdictions'] as string[]) ?? []), 'ZZ'],
      }),
    ],
  ],
  [
    'DR-06',
    'something happened after the review, dated by its month',
    'warning',
    [add('event', 'TLX', { date: '2027-02', title: 'A killing' })],
  ],
  ['DR-06', 'something will happen', 'nothing', [add('event', 'TLX', { date: '2027-03', title: 'An election' })]],
  [
    'DR-06',
    'something happened in the year of the review',
    'nothing',
    [add('event', 'TLX', { date: '2027', title: 'A drought' })],
  ],
  ['DR-06', 'the next review is overdue', 'warning', [section('context', { nextReviewOn: '2027-02-19' })]],
  [
    'DR-07',
    'all sources of a party are of one side',
    'warning',
    [set('party/P1', { sources: [listOf('party', 'P1', 'sources')[0] ?? ''] })],
  ],
  [
    'DR-07',
    'a bystander has no source',
    'nothing',
    [set('party/P8', { role: 'affected_bystander', sources: undefined })],
  ],
  [
    'DR-08',
    'the two issues of a party are the same',
    'warning',
    [
      rows('need', (each) =>
        each.values['party'] === 'P1' ? { ...each, values: { ...each.values, issue: 'IS1' } } : each,
      ),
    ],
  ],
  [
    'DR-08',
    'a party has one more need, half told',
    'nothing',
    [add('need', 'NX', { party: 'P1', issue: 'IS6', need: 'Dignity' })],
  ],
  ['DR-09', 'a plan that answered readiness is gone', 'warning', [set('party/P4', { readinessPlan: undefined })]],
  [
    'DR-09',
    'an excluded party is coerced',
    'nothing',
    [set('party/P1', { inclusion: 'excluded', inclusionReason: 'x', voluntariness: 'coerced' })],
  ],
  ['DR-10', 'no restriction is recorded', 'warning', [gone('restriction')]],
  [
    'DR-10',
    'a restriction with an answer grows worse',
    'nothing',
    [rows('restriction', (each) => ({ ...each, values: { ...each.values, severity: 5 } }))],
  ],
  ['DR-11', 'the component that closes a gap is taken away', 'warning', [rows('component', () => undefined)]],
  [
    'DR-11',
    'a gap is left open with a reason',
    'nothing',
    [add('gap', 'GX', { text: 'Nobody reaches the herders', leftOpenReason: 'Others are nearer' })],
  ],
  [
    'DR-12',
    'an effort with the same people runs to this year',
    'warning',
    [
      add('activity', 'AX', {
        title: 'Another circle',
        to: '2027',
        partiesReached: ['P1'],
        coordination: 'to_arrange',
      }),
    ],
  ],
  [
    'DR-12',
    'an effort with the same people ended last year',
    'nothing',
    [
      add('activity', 'AX', {
        title: 'Another circle',
        to: '2026',
        partiesReached: ['P1'],
        coordination: 'to_arrange',
      }),
    ],
  ],
  [
    'DR-12',
    'an effort runs to the end of this month',
    'warning',
    [add('activity', 'AX', { title: 'Another circle', to: '2027-02', partiesReached: ['P1'], coordination: '' })],
  ],
  ['DR-13', 'a goal loses its indicators', 'blocker', [rows('indicator', () => undefined)]],
  ['DR-13', 'an indicator has no target', 'warning', [set('indicator/I1', { target: undefined })]],
  ['DR-14', 'there is no theory of change', 'warning', [gone('theory')]],
  ['DR-14', 'a theory says no more how it scales up', 'warning', [set('theory/TC1', { scaleUp: '  ' })]],
  [
    'DR-15',
    'the liaison has left the team',
    'warning',
    [gone('member', String(demo.sections['feeding']?.['liaison']))],
  ],
  [
    'DR-15',
    'a round of talks of one day is on a day of ours',
    'warning',
    [add('calendar', 'CX', { kind: 'official_talks', title: 'Round two', from: '2027-03-24' })],
  ],
  [
    'DR-15',
    'a round of talks ends the day before',
    'nothing',
    [add('calendar', 'CX', { kind: 'official_talks', title: 'Round two', from: '2027-03-20', to: '2027-03-22' })],
  ],
  ['DR-16', 'the goal that a component serves is taken away', 'warning', [gone('goal')]],
  [
    'DR-16',
    'a cancelled session serves no goal',
    'nothing',
    [set('session/S-RD1', { status: 'cancelled', goals: undefined })],
  ],
  [
    'DR-17',
    'somebody says later that a venue cannot be accepted',
    'blocker',
    [add('acceptance', 'AX', { venue: row('session', workshop).values['venue'], party: 'P1', rating: 'unacceptable' })],
  ],
  [
    'DR-17',
    'somebody says later that it is welcome',
    'nothing',
    [add('acceptance', 'AX', { venue: row('session', workshop).values['venue'], party: 'P1', rating: 'preferred' })],
  ],
  [
    'DR-18',
    'a second way to the venue is dangerous',
    'warning',
    [add('route', 'RX', { location: row('session', workshop).values['venue'], forParty: 'P1', risk: 'high' })],
  ],
  [
    'DR-18',
    'a third way is safe',
    'nothing',
    [add('route', 'RX', { location: row('session', workshop).values['venue'], forParty: 'P1', risk: 'low' })],
  ],
  [
    'DR-19',
    'only one side is on the list of a workshop',
    'warning',
    [set(`session/${workshop}`, { participants: people.filter((id) => id.startsWith('O')) })],
  ],
  [
    'DR-19',
    'three against four',
    'nothing',
    [set(`session/${workshop}`, { participants: ['O1', 'O2', 'O5', 'O6', 'T1', 'T3', 'T5', 'L1', 'L2'] })],
  ],
  [
    'DR-20',
    'the one woman of a side is replaced',
    'warning',
    [
      rows('participant', (each) =>
        each.values['side'] === 'oshari' ? { ...each, values: { ...each.values, gender: 'm' } } : each,
      ),
    ],
  ],
  ['DR-20', 'an organisation asks for less', 'nothing', [], { settings: { womenAim: 0.2, womenFloor: 0.1 } }],
  [
    'DR-21',
    'nobody is young',
    'warning',
    [rows('participant', (each) => ({ ...each, values: { ...each.values, ageBand: '45-54' } }))],
  ],
  [
    'DR-21',
    'nobody who came in is displaced',
    'warning',
    [
      rows('participant', (each) =>
        people.includes(each.id) ? { ...each, values: { ...each.values, displaced: false } } : each,
      ),
    ],
  ],
  [
    'DR-22',
    'half of them serve the state',
    'warning',
    [
      rows('participant', (each) =>
        people.slice(0, 6).includes(each.id)
          ? { ...each, values: { ...each.values, capacity: 'official_off_the_record' } }
          : each,
      ),
    ],
  ],
  ['DR-22', 'half of them reach decision makers', 'nothing', [], { settings: { reachAim: 0.1 } }],
  ['DR-23', 'somebody speaks a language of their own', 'blocker', [set('participant/O1', { languages: ['sw'] })]],
  [
    'DR-23',
    'a session says no language yet',
    'nothing',
    [set(`session/${workshop}`, { languages: undefined, status: 'idea' })],
  ],
  [
    'DR-24',
    'all facilitators are seen as one side’s',
    'warning',
    [rows('member', (each) => ({ ...each, values: { ...each.values, sidePerceived: 'oshari' } }))],
  ],
  [
    'DR-24',
    'all facilitators are seen as outsiders',
    'nothing',
    [rows('member', (each) => ({ ...each, values: { ...each.values, sidePerceived: 'outside' } }))],
  ],
  [
    'DR-25',
    'an organisation allows hardly any input',
    'warning',
    [],
    { settings: { inputAtMost: 0.01, elicitiveBelow: 60 } },
  ],
  [
    'DR-25',
    'a break becomes a meal',
    'nothing',
    [
      rows('block', (each) =>
        each.values['method'] === 'break' ? { ...each, values: { ...each.values, method: 'meal' } } : each,
      ),
    ],
  ],
  ['DR-26', 'due diligence says no', 'blocker', [set('partner/PT1', { dueDiligence: 'rejected' })]],
  ['DR-26', 'a partner covers more than it must', 'nothing', [set('partner/PT1', { addedValue: 'Knows everybody' })]],
  ['DR-27', 'a session is a day longer than its agenda', 'warning', [set(`session/${workshop}`, { days: 4 })]],
  [
    'DR-27',
    'an hour is lost in the middle',
    'warning',
    [(snapshot) => gone('block', String(blocksOfDay(2)[3]?.id))(snapshot)],
  ],
  [
    'DR-27',
    'two blocks change their order on paper only',
    'nothing',
    [
      (snapshot) => ({
        ...snapshot,
        tables: { ...snapshot.tables, block: [...(snapshot.tables['block'] ?? [])].reverse() },
      }),
    ],
  ],
  [
    'DR-28',
    'the venue of a ready session is taken away',
    'blocker',
    [set(`session/${workshop}`, { status: 'ready' }), gone('venue', String(row('session', workshop).values['venue']))],
  ],
  [
    'DR-28',
    'an idea lacks everything',
    'nothing',
    [add('session', 'SX', { title: 'Later', status: 'idea', goals: listOf('session', workshop, 'goals') })],
  ],
  [
    'DR-29',
    'a day of mourning of one day, without an end',
    'warning',
    [add('calendar', 'CX', { kind: 'commemoration', title: 'The bridge', from: '2027-03-24', affects: ['P1'] })],
  ],
  [
    'DR-29',
    'a day that matters to nobody who comes',
    'nothing',
    [
      add('calendar', 'CX', {
        kind: 'commemoration',
        title: 'The bridge',
        from: '2027-03-24',
        to: '2027-03-24',
        affects: ['P9'],
      }),
    ],
  ],
  [
    'DR-30',
    'the preparation was for both sides at once',
    'warning',
    [
      set('session/S-PM1', {
        participants: [...listOf('session', 'S-PM1', 'participants'), ...listOf('session', 'S-PM2', 'participants')],
      }),
    ],
  ],
  ['DR-30', 'the preparation has taken place', 'nothing', [set('session/S-PM1', { status: 'held' })]],
  ['DR-30', 'the preparation was called off', 'warning', [set('session/S-PM1', { status: 'cancelled' })]],
  ['DR-31', 'a consent has run out', 'blocker', [set('consent/CN-O1', { expires: '2027-02-19' })]],
  [
    'DR-31',
    'a consent covers more',
    'nothing',
    [set('consent/CN-O1', { covers: [...listOf('consent', 'CN-O1', 'covers'), 'transfer_of_themes'] })],
  ],
  [
    'DR-32',
    'nobody looks after them afterwards',
    'blocker',
    [rows('followup', (each) => (each.values['kind'] === 'check_in_safety' ? undefined : each))],
  ],
  [
    'DR-32',
    'somebody who declined has no plan',
    'nothing',
    [add('participant', 'X1', { code: 'Stork', invitation: 'declined', party: 'P1', side: 'oshari' })],
  ],
  [
    'DR-33',
    'a measure is taken away',
    'warning',
    [rows('asymmetry', (each) => ({ ...each, values: { ...each.values, measures: '' } }))],
  ],
  [
    'DR-33',
    'an organisation minds only the largest gaps',
    'nothing',
    [gone('asymmetry')],
    { settings: { powerGap: 5 } },
  ],
  [
    'DR-34',
    'there is no plan for silence',
    'warning',
    [rows('problem', (each) => (each.values['pattern'] === 'silence' ? undefined : each))],
  ],
  [
    'DR-34',
    'a closed risk has no mitigation',
    'nothing',
    [add('risk', 'RX', { text: 'Flood', kind: 'other', likelihood: 5, impact: 5, status: 'closed' })],
  ],
  [
    'DR-35',
    'the spokesperson has left the team',
    'warning',
    [gone('member', String(demo.sections['media']?.['spokesperson']))],
  ],
  [
    'DR-35',
    'each language of a holding line is a record of its own',
    'nothing',
    [
      (snapshot) => ({
        ...snapshot,
        tables: { ...snapshot.tables, holding: (snapshot.tables['holding'] ?? []).flatMap(apart) },
      }),
    ],
  ],
  [
    'DR-36',
    'the call comes a month too late',
    'warning',
    [
      rows('followup', (each) =>
        each.values['afterSession'] === workshop ? { ...each, values: { ...each.values, due: '2027-05-01' } } : each,
      ),
    ],
  ],
  [
    'DR-36',
    'the call was before the session',
    'warning',
    [
      rows('followup', (each) =>
        each.values['afterSession'] === workshop ? { ...each, values: { ...each.values, due: '2027-03-01' } } : each,
      ),
    ],
  ],
  [
    'DR-36',
    'the call is on the last day that is allowed',
    'nothing',
    [
      rows('followup', (each) =>
        each.values['afterSession'] === workshop ? { ...each, values: { ...each.values, due: '2027-04-08' } } : each,
      ),
    ],
  ],
  [
    'DR-37',
    'a memo is used before all agreed',
    'blocker',
    [add('transfer', 'TX', { title: 'Memo', status: 'used', consent: 'asked', contentRule: 'themes', sender: 'TM1' })],
  ],
  [
    'DR-37',
    'a memo is planned',
    'nothing',
    [
      add('transfer', 'TX', {
        title: 'Memo',
        status: 'planned',
        consent: 'asked',
        contentRule: 'themes',
        sender: 'TM1',
      }),
    ],
  ],
  [
    'DR-38',
    'the first measure comes after the workshop',
    'warning',
    [rows('moment', (each) => ({ ...each, values: { ...each.values, due: '2028-01-01' } }))],
  ],
  [
    'DR-38',
    'the first measure is on the day of the workshop',
    'nothing',
    [rows('moment', (each) => ({ ...each, values: { ...each.values, due: '2027-03-23' } }))],
  ],
  [
    'DR-39',
    'a telephone is written with Arabic digits',
    'blocker',
    [set(`session/${workshop}`, { purpose: 'Call ‎+٠٠٠ ٥٥٥ ٠١٠١ first' })],
  ],
  ['DR-39', 'a name has an unseen character in it', 'blocker', [section('context', { limits: 'Dor\u200bsk said so' })]],
  [
    'DR-39',
    'a word holds a name inside it',
    'nothing',
    [section('context', { limits: 'Dorskhaven is a harbour, and the year was 2016' })],
  ],
  [
    'DR-40',
    'a partner worries',
    'warning',
    [],
    { concerns: [{ at: `session/${workshop}`, partner: 'PT1', on: '2027-02-19' }] },
  ],
  ['DR-40', 'nobody worries', 'nothing', []],
]

function blocksOfDay(number: number): readonly Row[] {
  return (demo.tables['block'] ?? []).filter(
    ({ values }) => values['session'] === workshop && values['day'] === number && values['method'] !== 'break',
  )
}

function apart(line: Row): readonly Row[] {
  return Object.entries((line.values['text'] ?? {}) as Readonly<Record<string, string>>).map(([language, words]) => ({
    id: `${line.id}-${language}`,
    values: { ...line.values, text: { [language]: words } },
  }))
}

describe('spoiled in other ways', () => {
  test.each(cases)('[REVIEW3] %s, %s: %s', (rule, _what, expected, changes, given) => {
    const said = fresh(changes as readonly Change[], given as Given | undefined).filter((each) => each.rule === rule)
    if (expected === 'nothing') expect(said.map(({ at, message, values }) => [at, message, values])).toEqual([])
    else expect(said.map((each) => each.severity)).toContain(expected)
  })

  test('[REVIEW3] every rule has been tried with something that it says and something that it lets pass', () => {
    const tried = (speaks: boolean) =>
      new Set(cases.filter(([, , is]) => (is !== 'nothing') === speaks).map(([id]) => id))
    const all = rulesOf(process).map(({ id }) => id)
    expect(all.filter((id) => !tried(true).has(id))).toEqual([])
    expect(
      all.filter((id) => !tried(false).has(id)).filter((id) => !['DR-05', 'DR-13', 'DR-14', 'DR-21'].includes(id)),
    ).toEqual([])
  })
})

/** What a team without a compartment is told must not change with what lies in it: else it could be asked by trying. */
describe('no finding is an oracle', () => {
  const closed = compartments.filter((each) => each !== 'core')
  const open = (snapshot: Snapshot, to: readonly Compartment[]): Snapshot => ({
    open: to,
    sections: Object.fromEntries(
      Object.entries(snapshot.sections).filter(([name]) =>
        to.includes(process.sections[name]?.compartment ?? 'sealed'),
      ),
    ),
    tables: Object.fromEntries(
      Object.entries(snapshot.tables).filter(([name]) => to.includes(process.tables[name]?.compartment ?? 'sealed')),
    ),
  })
  const told = (snapshot: Snapshot, to: readonly Compartment[]) =>
    review(process, open(snapshot, to), { today: day }).filter(({ reads }) => reads.every((each) => to.includes(each)))

  test.each(closed)(
    '[REVIEW5] emptying and filling %s changes nothing of what is said where it is closed',
    (compartment) => {
      const others = compartments.filter((each) => each !== compartment)
      const tables = Object.entries(process.tables).filter(([, table]) => table.compartment === compartment)
      const before = told(demo, others)
      expect(before.length).toBeGreaterThan(3)
      const emptied = tables.reduce((now, [name]) => gone(name)(now), demo)
      const doubled = tables.reduce(
        (now, [name]) =>
          (demo.tables[name] ?? []).reduce((all, { id, values }) => add(name, `${id}x`, values)(all), now),
        demo,
      )
      for (const other of [emptied, doubled]) expect(told(other, others)).toEqual(before)
    },
  )

  test('[REVIEW5] nothing that is said to the team repeats a word of a closed compartment', () => {
    const words = Object.entries(process.tables)
      .filter(([, { compartment }]) => compartment !== 'core')
      .flatMap(([name]) => demo.tables[name] ?? [])
      .flatMap(({ values }) => Object.values(values))
      .filter((value) => typeof value === 'string' && value.length > 12)
    const team = open(demo, ['core'])
    const known = JSON.stringify(team)
    const secret = words.filter((each) => !known.includes(String(each)))
    expect(secret.length).toBeGreaterThan(40)
    const said = JSON.stringify(review(process, team, { today: day }))
    expect(secret.filter((each) => said.includes(String(each)))).toEqual([])
  })
})
