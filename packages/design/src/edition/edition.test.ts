import fc from 'fast-check'
import { expect, test } from 'vitest'
import fixtures from '../demo/fixtures.json' with { type: 'json' }
import {
  type Edition,
  type EditionKind,
  editions,
  handOut,
  levels,
  makeEdition,
  type ProseDoc,
  process,
  proseOf,
  type Snapshot,
} from '../index.ts'
import { arbitrarySnapshot } from '../testing/arbitrary.ts'
import { demo, withValues } from '../testing/demo.ts'
import { treatmentOf } from './audience.ts'
import { coarsened } from './dates.ts'

const seed = 20270220
const options = { date: '2027-02-20', partner: 'PT1', session: 'S-PSW1' }
const cut = (kind: EditionKind, snapshot: Snapshot = demo(), more = {}) =>
  makeEdition(process, snapshot, kind, { ...options, ...more })
const rows = (edition: Edition, table: string) => edition.snapshot.tables[table] ?? []
const row = (edition: Edition, table: string, id: string) => rows(edition, table).find((each) => each.id === id)?.values
const ids = (edition: Edition, table: string) => rows(edition, table).map((each) => each.id)
const text = (edition: Edition) => JSON.stringify(handOut(edition))
const outside = ['partner', 'donor', 'public', 'agenda'] as const

/** Words that stand in restricted compartments and nowhere in core. */
function restrictedWords(snapshot: Snapshot, except: readonly string[] = []): string[] {
  const words = new Set<string>()
  const core: string[] = []
  const collect = (value: unknown, take: (word: string) => void) => {
    if (typeof value === 'string') value.split('\n').forEach(take)
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) collect(each, take)
  }
  for (const [id, table] of Object.entries(process.tables))
    for (const { values } of snapshot.tables[id] ?? [])
      for (const [name, value] of Object.entries(values)) {
        const free = table.fields[name]?.kind === 'text'
        if (table.compartment === 'core') collect(value, (word) => core.push(word))
        else if (free && !except.includes(table.compartment)) collect(value, (word) => words.add(word))
      }
  for (const [id, section] of Object.entries(process.sections))
    if (section.compartment === 'core') collect(snapshot.sections[id], (word) => core.push(word))
  const said = core.join('\n')
  return [...words].filter((word) => word.length > 2 && !said.includes(word))
}

test('[EDITION1] no name, phone, route, listing, note or answer of a restricted compartment is in any edition of the core', () => {
  const snapshot = demo()
  const names = fixtures.mustNeverAppearBelowRestricted
  expect(names.length).toBe(18)
  const secrets = restrictedWords(snapshot)
  expect(secrets.length).toBeGreaterThan(120)
  expect(secrets).toEqual(expect.arrayContaining(names))
  for (const kind of editions) {
    const said = text(cut(kind))
    expect(said.length, kind).toBeGreaterThan(300)
    expect(
      names.filter((name) => said.includes(name)),
      kind,
    ).toEqual([])
    const allowed = kind === 'legal' ? restrictedWords(snapshot, ['legal']) : secrets
    expect(
      allowed.filter((word) => said.includes(JSON.stringify(word).slice(1, -1))),
      kind,
    ).toEqual([])
  }
  for (const kind of editions) {
    const tables = Object.keys(cut(kind).snapshot.tables).map((table) => process.tables[table]?.compartment)
    const sections = Object.keys(cut(kind).snapshot.sections).map((section) => process.sections[section]?.compartment)
    expect([...new Set([...tables, ...sections])].sort(), kind).toEqual(kind === 'legal' ? ['core', 'legal'] : ['core'])
  }
})

test(`[EDITION2] whatever a design holds, an edition shows only fields that its description gives it (seed ${seed})`, () => {
  fc.assert(
    fc.property(arbitrarySnapshot(process), fc.constantFrom(...editions), (snapshot, kind) => {
      const edition = makeEdition(process, snapshot, kind, {
        date: '2027-02-20',
        partner: 'partner-1',
        session: 'session-1',
      })
      for (const [id, each] of Object.entries(edition.snapshot.sections)) {
        const section = process.sections[id]
        for (const name of Object.keys(each)) {
          const field = section?.fields[name]
          expect(
            section && field && treatmentOf(kind, { compartment: section.compartment, is: 'section' }, field),
            `${kind} ${id}/${name}`,
          ).not.toBe('never')
        }
      }
      for (const [id, all] of Object.entries(edition.snapshot.tables)) {
        const table = process.tables[id]
        for (const each of all)
          for (const name of Object.keys(each.values)) {
            const field = table?.fields[name]
            if (name === table?.of?.field) continue
            expect(['shown', 'label', 'month', 'quarter'], `${kind} ${id}/${name}`).toContain(
              table && field && treatmentOf(kind, { compartment: table.compartment, is: 'table' }, field),
            )
          }
      }
    }),
    { seed, numRuns: 40 },
  )
})

test('[EDITION3] a field within reach of an edition is never narrower than its readers, unless the description says so', () => {
  let looked = 0
  for (const [id, table] of Object.entries(process.tables))
    for (const [name, field] of Object.entries(table.fields))
      for (const kind of outside) {
        const treatment = treatmentOf(kind, { compartment: table.compartment, is: 'table' }, field)
        looked += 1
        if (treatment === 'never' || field.editions?.[kind]) continue
        const reach = kind === 'public' || kind === 'agenda' ? 'public' : 'partner'
        expect(levels.indexOf(field.level), `${kind} ${id}/${name}`).toBeLessThanOrEqual(levels.indexOf(reach))
      }
  expect(looked).toBeGreaterThan(1000)
})

test('[EDITION4] what is withheld leaves the team in no edition: a record, a block, a section with its tables, words', () => {
  const narrative = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Everybody may read this' },
          { type: 'text', text: ' but not the red barn', marks: [{ type: 'withheld' }] },
        ],
      },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'nor the blue barn', marks: [{ type: 'bold' }, { type: 'withheld' }] }],
      },
    ],
  }
  let snapshot = withValues(demo(), 'context', { narrative })
  snapshot = withValues(snapshot, 'goal/G3', { withheld: true })
  snapshot = withValues(snapshot, 'block/S-C1-d1-02', { withheld: true })
  snapshot = withValues(snapshot, 'media', { withheld: true })
  snapshot = withValues(snapshot, 'party/P2', { withheld: true })
  const partner = cut('partner', snapshot)
  expect(text(partner)).toContain('Everybody may read this')
  for (const kind of outside) {
    const edition = cut(kind, snapshot)
    expect(text(edition), kind).not.toMatch(
      /red barn|blue barn|A standing cross-line circle|Highland community council|"goal\/G3"|"party\/P2"/,
    )
    expect(rows(edition, 'holding').length + rows(edition, 'mediarule').length, kind).toBe(0)
    expect(ids(edition, 'block'), kind).not.toContain('S-C1-d1-02')
  }
  expect(ids(partner, 'block')).toContain('S-C1-d1-01')
  expect(partner.snapshot.sections['context']?.['narrative']).toEqual(proseOf('Everybody may read this'))
  expect(partner.leftOut).toEqual(
    expect.arrayContaining([
      { address: 'goal/G3', why: 'withheld' },
      { address: 'media', why: 'withheld' },
      { address: 'context/narrative', why: 'withheld' },
    ]),
  )
  expect(text(cut('internal', snapshot))).toMatch(/red barn.*blue barn/)
  expect(ids(cut('internal', snapshot), 'goal')).toContain('G3')
})

test('[EDITION5] parties and venues are called by their label outside the team; a donor learns the country only', () => {
  const call = (kind: EditionKind, address: string) => cut(kind, travelling()).names[address]
  expect(['internal', 'run-sheet'].map((kind) => call(kind as EditionKind, 'venue/V1'))).toEqual([
    'Sella Guesthouse',
    'Sella Guesthouse',
  ])
  expect(call('donor', 'venue/V1')).toBe('Karsund (fictional)')
  expect(call('public', 'venue/V1')).toBeUndefined()
  expect(call('agenda', 'venue/V1')).toBeUndefined()
  const own = cut('partner', withValues(travelling(), 'session/S-C1', { venue: 'V1' }))
  expect(own.names['venue/V1']).toBe('A retreat house in a neighbouring country')
  expect(call('internal', 'party/P1')).toBe('Government of Velanthe - Ministry of Water and Territory')
  for (const kind of ['partner', 'donor', 'public'] as const)
    expect(call(kind, 'party/P1'), kind).toBe('The water administration')
  for (const kind of outside) expect(text(cut(kind, travelling())), kind).not.toMatch(/Sella|Ministry of Water/)
})

test('[EDITION6] participants: by code for the team, by number for a partner and only its own, counted for a donor, absent else', () => {
  expect(cut('internal').names['participant/O1']).toBe('Heron')
  const partner = cut('partner')
  const own = (demo().tables['participant'] ?? []).filter((each) => [each.values['components']].flat().includes('C2'))
  expect(own.length).toBeGreaterThan(3)
  expect(ids(partner, 'participant').map((id) => partner.aliases[`participant/${id}`])).toEqual(
    own.map((each) => `participant/${each.id}`),
  )
  expect(partner.names['participant/1']).toBe('Participant 1')
  expect(Object.keys(row(partner, 'participant', '1') ?? {})).toEqual(['capacity'])
  const codes = (demo().tables['participant'] ?? []).map((each) => String(each.values['code']))
  expect(codes).toContain('Heron')
  for (const kind of ['donor', 'public', 'agenda'] as const) {
    expect(rows(cut(kind), 'participant'), kind).toEqual([])
    const names = Object.values(cut(kind).names)
    expect(
      codes.filter((code) => names.includes(code)),
      kind,
    ).toEqual([])
  }
  expect(cut('donor').aggregates).toContainEqual({
    table: 'participant',
    field: 'gender',
    counts: { f: 8, m: 9 },
    other: 0,
  })
})

test('[EDITION7] counts never speak of fewer people than an edition may: small answers are added up, or nothing is said', () => {
  for (const kind of ['partner', 'donor', 'public'] as const) {
    const least = { partner: 3, donor: 5, public: 10 }[kind]
    for (const { counts, other } of cut(kind, travelling()).aggregates)
      for (const count of [...Object.values(counts), ...(other > 0 ? [other] : [])])
        expect(count).toBeGreaterThanOrEqual(least)
  }
  const few = { ...demo(), tables: { ...demo().tables, participant: (demo().tables['participant'] ?? []).slice(0, 4) } }
  const donor = cut('donor', few)
  expect(donor.aggregates.filter(({ table }) => table === 'participant')).toEqual([])
  expect(donor.leftOut).toContainEqual({ address: 'participant', field: 'gender', why: 'small-number' })
  const sides = cut('donor').aggregates.find(({ field }) => field === 'side')
  expect(sides?.other).toBeGreaterThanOrEqual(5)
  expect(cut('public').aggregates.filter(({ table }) => table === 'participant')).toEqual([])
})

test('[EDITION8] dates are exact for team and partner, months for a donor, quarters for the public; times of day stay inside', () => {
  expect(row(cut('internal'), 'session', 'S-C1')?.['startsOn']).toMatch(/^2027-\d\d-\d\d$/)
  expect(row(cut('partner'), 'session', 'S-C1')?.['startsOn']).toMatch(/^2027-\d\d-\d\d$/)
  expect(row(cut('donor'), 'session', 'S-C1')).toMatchObject({ startsOn: expect.stringMatching(/^2027-\d\d$/) })
  expect(row(cut('public', travelling()), 'session', 'S-JP1')?.['startsOn']).toBe('2027-Q3')
  for (const kind of ['donor', 'public'] as const) {
    expect(text(cut(kind, travelling())).replaceAll(options.date, ''), kind).not.toMatch(
      /"\d{4}-\d\d-\d\d"|"\d\d:\d\d"/,
    )
  }
  expect(['2027-03-02', '2027-03', '2027', 'ongoing'].map((date) => coarsened(date, 'quarter'))).toEqual([
    '2027-Q1',
    '2027-Q1',
    '2027',
    'ongoing',
  ])
  expect(row(cut('agenda'), 'block', 'S-PSW1-d1-02')).toMatchObject({ start: '09:30', day: 1, duration: 30 })
})

test('[EDITION9] a partner reads its own components, sessions, budget and risks, and nothing of the others', () => {
  const partner = cut('partner')
  expect(ids(partner, 'component')).toEqual(['C2'])
  expect(ids(partner, 'session')).toEqual(['S-C1', 'S-C2'])
  expect(ids(partner, 'partner')).toEqual(['PT1'])
  expect(ids(partner, 'budgetline')).toEqual(['B2'])
  expect(ids(partner, 'member')).toEqual(['M1', 'M3'])
  expect(row(partner, 'session', 'S-C1')?.['followUps']).toBeUndefined()
  expect(row(partner, 'partner', 'PT1')).toMatchObject({ risks: expect.any(String) })
  expect(text(partner)).not.toMatch(/Workshop one|Sella|facilitatorNote|Lantern is seen/)
  expect(rows(partner, 'block').every(({ values }) => !('facilitatorNote' in values) && !('lead' in values))).toBe(true)
  expect(ids(cut('partner', demo(), { partner: 'PT9' }), 'component')).toEqual([])
  expect(ids(partner, 'moment')).toEqual(['EM3'])
  expect(partner.snapshot.sections['intervention']?.['sequencing']).toBeUndefined()
  expect(row(partner, 'leakstep', 'lk1')).toEqual({ within: '15 minutes' })
})

test('[EDITION10] holding statements come in the languages of the partner', () => {
  expect(Object.keys(row(cut('partner'), 'holding', 'HS1')?.['text'] ?? {}).sort()).toEqual(['ar', 'en'])
  expect(Object.keys(row(cut('internal'), 'holding', 'HS1')?.['text'] ?? {}).sort()).toEqual(['ar', 'en', 'fr'])
})

test('[EDITION11] a public brief holds what is marked public, and not even the existence of anything else', () => {
  const plain = cut('public')
  expect(Object.keys(plain.snapshot.tables)).toEqual(['goal'])
  expect(plain.title).toBe('Basin hydrology seminar series - working papers')
  const some = cut('public', travelling())
  expect(ids(some, 'component')).toEqual(['C4', 'C5'])
  expect(ids(some, 'session').every((id) => ['S-JP1', 'S-RD1'].includes(id))).toBe(true)
  expect(text(some)).not.toMatch(/Problem-solving|Seminar [a-z]|"C1"|workshop series/)
  for (const goals of rows(some, 'component').map((each) => each.values['goals'] as string[]))
    for (const goal of goals) expect(ids(some, 'goal')).toContain(goal)
})

test('[EDITION12] run-sheet and agenda are of one session; the agenda has times and titles, the run-sheet what facilitators need', () => {
  const sheet = cut('run-sheet')
  expect(ids(sheet, 'session')).toEqual(['S-PSW1'])
  expect(rows(sheet, 'block').length).toBe(36)
  expect(ids(sheet, 'participant').length).toBe(12)
  expect(row(sheet, 'block', 'S-PSW1-d1-05')?.['facilitatorNote']).toBe('Start with Loom and Reed')
  expect(ids(sheet, 'mediarule')).toEqual(['MR1'])
  expect(ids(sheet, 'problem').length).toBeGreaterThan(0)
  for (const table of ['budgetline', 'component', 'partner', 'goal', 'indicator', 'party'])
    expect(rows(sheet, table), table).toEqual([])
  expect(
    rows(sheet, 'relationship').every(({ values }) => ids(sheet, 'participant').includes(String(values['a']))),
  ).toBe(true)
  const agenda = cut('agenda')
  expect(Object.keys(agenda.snapshot.tables).sort()).toEqual([
    'block',
    'confidentiality',
    'groundrule',
    'mediarule',
    'session',
  ])
  expect(agenda.snapshot.sections).toEqual({
    design: { coverTitle: 'Basin hydrology seminar series - working papers' },
  })
  expect(text(agenda)).not.toMatch(/Lantern Bridge|Rhona Vale|facilitatorNote|facilitators"|Sella|Maruvel Basin/)
  expect(agenda.names['session/S-PSW1']).toBe('Seminar one')
  expect(rows(cut('agenda', demo(), { session: 'none' }), 'block')).toEqual([])
})

test('[EDITION13] the legal file holds screenings and opinions with codes, and neither agendas nor surrogates', () => {
  const legal = cut('legal')
  expect(rows(legal, 'screening').length).toBe(34)
  expect(legal.names['participant/O1']).toBe('Heron')
  for (const table of ['block', 'session', 'surrogate', 'identity']) expect(rows(legal, table), table).toEqual([])
  expect(legal.snapshot.sections['counsel']?.['disclaimer']).toBeTruthy()
  expect(Object.keys(row(legal, 'party', 'P1') ?? {}).sort()).toEqual(['directContact', 'inclusion', 'name'])
})

test('[EDITION14] what only the lead may choose to show is shown where it was chosen, and there only', () => {
  const snapshot = withValues(withValues(demo(), 'party/P1', { travels: 'partner' }), 'party/P2', {
    travels: 'partner',
  })
  expect(row(cut('partner', snapshot), 'party', 'P1')).toEqual({ publicLabel: 'The water administration' })
  const chosen = cut('partner', snapshot, { chosen: ['party/P1/goodFaith', 'party/P2'] })
  expect(row(chosen, 'party', 'P1')).toEqual({ publicLabel: 'The water administration', goodFaith: 3 })
  expect(Object.keys(row(chosen, 'party', 'P2') ?? {})).toContain('powerRank')
  expect(
    row(
      cut('public', withValues(snapshot, 'party/P1', { travels: 'public' }), { chosen: ['party/P1'] }),
      'party',
      'P1',
    ),
  ).toEqual({
    publicLabel: 'The water administration',
  })
})

test('[EDITION14] what a lead chose of a party goes in though the party stays with the team, and nothing else of it', () => {
  const needs = rows(cut('internal'), 'need').filter((need) => need.values['party'] === 'P2')
  expect(needs.length).toBeGreaterThan(0)
  const chosen = cut('partner', demo(), { chosen: ['party/P2', `need/${needs[0]?.id}`] })
  expect(rows(cut('partner'), 'party')).toEqual([])
  expect(rows(chosen, 'party').map(({ id }) => id)).toEqual(['P2'])
  const shown = Object.keys(row(chosen, 'party', 'P2') ?? {})
  expect(shown).toEqual(expect.arrayContaining(['publicLabel', 'powerRank', 'goodFaith', 'perceivesWayOut']))
  for (const field of ['name', 'leadership', 'readinessPlan', 'directContact', 'notes'])
    expect(shown).not.toContain(field)
  expect(rows(chosen, 'need').map(({ id }) => id)).toEqual([needs[0]?.id])
  for (const kind of ['donor', 'public', 'agenda'] as const)
    expect(rows(cut(kind, demo(), { chosen: ['party/P2'] }), 'party')).toEqual(rows(cut(kind), 'party'))
  // Only where the description leaves a choice: another record stays with the team, and what is withheld stays withheld.
  expect(rows(cut('partner', demo(), { chosen: ['relation/R1', 'source/SO1', 'risk/R1'] }), 'relation')).toEqual([])
  const withheld = withValues(demo(), 'party/P2', { withheld: true })
  expect(rows(cut('partner', withheld, { chosen: ['party/P2'] }), 'party')).toEqual([])
})

test('[EDITION15] references and mentions lead nowhere that the reader may not go', () => {
  const mention = (address: string) => ({ type: 'mention', attrs: { address } })
  const narrative = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [mention('party/P1'), mention('participant/O1'), mention('identity/O1'), mention('component/C1')],
      },
    ],
  }
  const snapshot = withValues(demo(), 'context', { narrative })
  const words = (kind: EditionKind) => {
    const doc = cut(kind, snapshot).snapshot.sections['context']?.['narrative'] as ProseDoc
    return doc.content[0]?.content?.map(({ type }) => type)
  }
  expect(words('internal')).toEqual(['mention', 'mention', 'text', 'mention'])
  expect(words('partner')).toEqual(['mention', 'text', 'text', 'text'])
  for (const kind of editions) {
    const edition = cut(kind, snapshot)
    for (const [id, all] of Object.entries(edition.snapshot.tables))
      for (const { values } of all)
        for (const [name, value] of Object.entries(values)) {
          const field = process.tables[id]?.fields[name]
          if ((field?.kind !== 'reference' && field?.kind !== 'references') || field.words) continue
          for (const to of Array.isArray(value) ? value : [value])
            expect(
              field.to.some((table) => `${table}/${to}` in edition.names),
              `${kind} ${id}/${name} ${to}`,
            ).toBe(true)
        }
    expect(Object.values(edition.names)).not.toContain('')
  }
})

test('[EDITION16] an internal edition is the core and nothing else, also when only the core is open', () => {
  const whole = demo()
  const tables = Object.entries(whole.tables).filter(([table]) => process.tables[table]?.compartment === 'core')
  const sections = Object.entries(whole.sections).filter(
    ([section]) => process.sections[section]?.compartment === 'core',
  )
  const core: Snapshot = { open: ['core'], sections: Object.fromEntries(sections), tables: Object.fromEntries(tables) }
  const [open, all] = [cut('internal', core), cut('internal', whole)]
  expect(open.snapshot).toEqual(all.snapshot)
  expect(open.title).toBe('Maruvel Basin Water and Return Dialogue')
  expect(open.classification).toBe('Team – do not pass on')
  expect(rows(open, 'block').length).toBe(200)
  expect(rows(open, 'session')).toEqual(core.tables['session'])
  expect(open.leftOut.filter(({ why }) => why === 'compartment')).toEqual([])
  expect(all.leftOut).toContainEqual({ address: 'surrogate', why: 'compartment' })
  expect(
    makeEdition(process, { open: ['core'], sections: {}, tables: {} }, 'internal', { date: '2027-01-01' }),
  ).toMatchObject({ title: 'Working paper', language: 'en' })
})

test('[EDITION17] the lead sees what was left out and why; what is handed out does not say it', () => {
  const partner = cut('partner')
  expect(partner.leftOut).toEqual(
    expect.arrayContaining([
      { address: 'component/C1', why: 'edition' },
      { address: 'goal/G2', why: 'level' },
      { address: 'block', field: 'lead', why: 'level' },
      { address: 'identity', why: 'compartment' },
    ]),
  )
  expect(handOut(partner).leftOut).toEqual([])
  expect(handOut(partner).snapshot).toBe(partner.snapshot)
})

test('[EDITION18] a donor sees the five heaviest of the risks that travel, in general words, and money by component', () => {
  let snapshot = demo()
  for (const { id } of snapshot.tables['risk'] ?? [])
    snapshot = withValues(snapshot, `risk/${id}`, { travels: 'partner' })
  const risks = rows(cut('donor', snapshot), 'risk')
  expect(risks.length).toBe(5)
  for (const { values } of risks) expect(Object.keys(values).sort()).toEqual(['impact', 'kind', 'likelihood'])
  expect(rows(cut('donor'), 'risk')).toEqual([])
  expect(row(cut('donor'), 'budgetline', 'B1')).toEqual({ component: 'C1', amount: { amount: 96000, currency: 'EUR' } })
  expect(Object.values(cut('donor').names)).not.toContain('Three workshops, travel, visas, house')
  expect(ids(cut('donor'), 'member')).toEqual(['M1'])
})

test('[EDITION19] a sentence stands in place of what a donor or a participant may not read', () => {
  expect(cut('donor').statements).toEqual([
    'A liaison to the official talks is in place.',
    'Everybody who takes part is screened before any contact.',
  ])
  expect(cut('donor', withValues(demo(), 'participant/O1', { screening: undefined })).statements).toHaveLength(1)
  expect(cut('agenda').statements).toEqual(['Venue: as told to you.'])
  expect(cut('public').statements).toEqual([])
})

test('[EDITION20] a record about something that stays inside stays inside too', () => {
  let snapshot = demo()
  for (const { id } of snapshot.tables['indicator'] ?? [])
    snapshot = withValues(snapshot, `indicator/${id}`, { travels: 'partner' })
  const goal = (id: string) => snapshot.tables['indicator']?.find((each) => each.id === id)?.values['goal']
  const donor = cut('donor', snapshot)
  const shown = ids(donor, 'indicator')
  expect(shown.length).toBeGreaterThan(3)
  expect(shown.map(goal)).not.toContain('G2')
  expect((snapshot.tables['indicator'] ?? []).map((each) => each.values['goal'])).toContain('G2')
})

test('[EDITION21] an edition of thousands of records holds all that it may', () => {
  const base = demo()
  const many = (table: string, count: number) => {
    const rows = base.tables[table] ?? []
    return Array.from({ length: count }, (_, at) => ({
      id: `${table}-${at}`,
      values: rows[at % rows.length]?.values ?? {},
    }))
  }
  const tables = {
    ...base.tables,
    block: many('block', 5000),
    participant: many('participant', 2000),
    followup: many('followup', 2000),
  }
  for (const kind of editions) {
    const edition = cut(kind, { ...base, tables })
    if (kind === 'internal') expect(rows(edition, 'block').length).toBe(5000)
  }
})

/** The demo case with its weir and radio made public, and venues and parties that may travel to partners. */
function travelling(): Snapshot {
  let snapshot = demo()
  for (const id of ['C4', 'C5']) snapshot = withValues(snapshot, `component/${id}`, { travels: 'public' })
  for (const id of ['V1', 'V2', 'V3']) snapshot = withValues(snapshot, `venue/${id}`, { travels: 'partner' })
  for (const { id } of snapshot.tables['party'] ?? [])
    snapshot = withValues(snapshot, `party/${id}`, { travels: 'public' })
  return snapshot
}
