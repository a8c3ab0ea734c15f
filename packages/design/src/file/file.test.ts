import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demoCase } from '../demo/index.ts'
import { compartments, exportDesign, importDesign, maxRecordsPerTable, process, sameJson } from '../index.ts'
import { arbitrarySnapshot } from '../testing/arbitrary.ts'
import { demo, withValues } from '../testing/demo.ts'

type Plain = { [key: string]: unknown }
const copy = () => structuredClone(demoCase) as Plain
const seed = 20270220

/** An empty list, text or object says the same as nothing. */
function pruned(value: unknown): unknown {
  if (value === '' || value === null) return undefined
  if (typeof value !== 'object') return value
  const entries = Object.entries(value as Plain).map(([key, each]) => [key, pruned(each)] as const)
  const said = entries.filter(([, each]) => each !== undefined)
  if (said.length === 0) return undefined
  return Array.isArray(value) ? said.map(([, each]) => each) : Object.fromEntries(said)
}

function problemsOf(json: unknown): readonly { at?: string; message: string }[] {
  const result = importDesign(process, json)
  return result.ok ? [] : result.problems
}

/** The demo case with one place replaced: `put('core.plan.venues.0.capacity', 'many')`. */
function put(path: string, value: unknown, json: Plain = copy()): Plain {
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  const target = steps.reduce((at, step) => at[step] as Plain, json)
  if (value === undefined) delete target[last]
  else target[last] = value
  return json
}

/** Read and written beside the design. */
const talk = ['internalComments', 'partnerSpaces', 'waivers']

test('[FILE1] the demo case is described whole: nothing of its design is left aside, and it comes out as it went in', () => {
  const imported = importDesign(process, demoCase)
  if (!imported.ok) expect(imported.problems).toEqual([])
  if (!imported.ok) return
  const { snapshot, leftAside } = imported.value
  expect(leftAside).toEqual(['editions'])
  expect([...snapshot.open].sort()).toEqual([...compartments].sort())
  expect(Object.values(snapshot.tables).flat().length).toBeGreaterThan(500)
  const out = exportDesign(process, snapshot)
  const own = Object.fromEntries(
    Object.entries(demoCase as Plain).filter(([part]) => ![...leftAside, ...talk].includes(part)),
  )
  expect(pruned(out)).toEqual(pruned(own))
  expect(importDesign(process, JSON.parse(JSON.stringify(out)))).toEqual({
    ok: true,
    value: { snapshot, leftAside: [] },
  })
})

test(`[FILE2] any design is written and read without loss (seed ${seed})`, () => {
  fc.assert(
    fc.property(arbitrarySnapshot(process), (snapshot) => {
      const file = JSON.parse(JSON.stringify(exportDesign(process, snapshot)))
      const result = importDesign(process, file)
      expect(result.ok ? [] : result.problems).toEqual([])
      if (!result.ok) return
      expect(result.value.leftAside).toEqual([])
      expect(result.value.snapshot.sections).toEqual(snapshot.sections)
      for (const [table, rows] of Object.entries(snapshot.tables))
        expect([table, result.value.snapshot.tables[table]]).toEqual([table, rows])
    }),
    { seed, numRuns: 25 },
  )
})

test('[FILE3] a file of another sort, an older or a newer one is refused in words', () => {
  for (const other of [
    null,
    undefined,
    7,
    'x',
    [],
    {},
    { schema: 'track2-process-design' },
    { schema: 'other/1' },
    { schema: 1 },
  ])
    expect(problemsOf(other)[0]?.message).toContain('not a Balcony design')
  expect(problemsOf({ schema: 'track2-process-design/2', core: {} })[0]?.message).toContain('newer Balcony')
  expect(problemsOf({ schema: 'track2-process-design/0', core: {} })[0]?.message).toContain('no longer reads')
  expect(problemsOf({ schema: 'track2-process-design/1' })[0]).toMatchObject({ at: 'core' })
  expect(problemsOf({ schema: 'track2-process-design/1', core: {} })).toEqual([])
})

const mistakes = [
  [
    'core.plan.venues.0.capacity',
    'many',
    'core.plan.venues[0].capacity',
    'Capacity should be a whole number from 0; this is text: many.',
  ],
  [
    'core.assessment.parties.0.powerRank',
    9,
    'core.assessment.parties[0].powerRank',
    'Power should be a whole number from 1 to 5; this says 9.',
  ],
  ['core.assessment.parties.0.readiness', 'good', 'core.assessment.parties[0].readiness', 'an object'],
  [
    'core.plan.sessions.4.agenda.3.start',
    '25:00',
    'core.plan.sessions[4].agenda[3].start',
    'a time from 00:00 to 23:59',
  ],
  ['core.plan.sessions.4.venueId', 'V9', 'core.plan.sessions[4].venueId', '“V9” is none'],
  ['core.plan.sessions.4.agenda', {}, 'core.plan.sessions[4].agenda', 'Agenda should be a list; this is an object.'],
  ['core.plan.sessions.4.agenda.0', 'break', 'core.plan.sessions[4].agenda[0]', 'an object'],
  ['core.plan.sessions.4.id', 'a/b', 'core.plan.sessions[4].id', 'an id of 1 to 64'],
  ['core.plan.sessions.4.id', undefined, 'core.plan.sessions[4].id', 'this is missing'],
  ['core.plan.participants.1.id', 'O1', 'core.plan.participants[1].id', 'each id once'],
  ['core.assessment.parties.0.kind', 'tribe', 'core.assessment.parties[0].kind', 'one of government, official_body'],
  ['core.steps.0.step', 4, 'core.steps[0].step', '1, as “assess” says'],
  ['core.assessment.timeline.0.date', '1961-13', 'core.assessment.timeline[0].date', 'YYYY-MM'],
  ['core.shell.title.text.__proto__x', 'x', 'core.shell.title.text', 'BCP-47'],
  ['people.identities.0.participantId', 'O99', 'people.identities[0]', '“O99” is none'],
  ['legal', 'secret', 'legal', 'an object'],
  ['core.plan', [], 'core.plan', 'an object'],
] as const

test.each(mistakes)('[FILE4] %s = %j is named with its place and what was expected', (path, value, at, words) => {
  const problems = problemsOf(put(path, value))
  expect(problems.length).toBeGreaterThan(0)
  const found = problems.find((problem) => problem.at === at)
  expect(found?.message ?? problems).toContain(words)
})

test('[FILE5] a file with a problem gives all its problems, at most a hundred, and no design', () => {
  const json = copy()
  put('core.plan.venues.0.capacity', 'many', json)
  put('core.plan.venues.1.country', 7, json)
  expect(problemsOf(json).map(({ at }) => at)).toEqual(['core.plan.venues[0].capacity', 'core.plan.venues[1].country'])
  const blocks = Array.from({ length: 500 }, (_, at) => ({ id: `b${at}`, title: 5, minutes: 'x', start: 1, day: -1 }))
  const many = importDesign(process, put('core.plan.sessions.4.agenda', blocks))
  expect(many).not.toHaveProperty('value')
  expect(!many.ok && many.problems.length).toBe(101)
  const crowd = Array.from({ length: maxRecordsPerTable + 1 }, (_, at) => ({ id: `v${at}` }))
  expect(problemsOf(put('core.plan.venues', crowd))[0]).toMatchObject({ at: 'core.plan.venues', code: 'too-many' })
})

test(`[FILE6] hostile files give problems, never an exception, and leave nothing behind (seed ${seed})`, () => {
  const paths: string[] = []
  const collect = (value: unknown, path: string) => {
    if (path) paths.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) collect(each, path ? `${path}.${key}` : key)
  }
  collect(demoCase, '')
  const hostile = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      [],
      {},
      '',
      -1,
      1e308,
      Number.NaN,
      true,
      'x'.repeat(30_000),
      '__proto__',
      'constructor',
      [[]],
      [null],
      [{}],
    ),
    fc.constant(JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}')),
    fc.anything({ maxDepth: 3 }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...paths), hostile, (path, value) => {
      const result = importDesign(process, put(path, value))
      if (!result.ok) for (const problem of result.problems) expect(problem.message.length).toBeLessThan(400)
    }),
    { seed, numRuns: 120 },
  )
  fc.assert(
    fc.property(fc.anything(), (value) => {
      importDesign(process, value)
    }),
    { seed, numRuns: 300 },
  )
  expect(({} as Plain)['polluted']).toBeUndefined()
  let deep: unknown = 'x'
  for (let depth = 0; depth < 50_000; depth += 1) deep = { content: [deep], type: 'blockquote' }
  expect(problemsOf(put('core.sections', { context: { narrative: { type: 'doc', content: [deep] } } }))[0]?.at).toBe(
    'core.sections.context.narrative',
  )
  expect(problemsOf(put('core.unknown', deep))).toEqual([])
})

test('[FILE7] rows without an id get one that is the same each time; ids that a file gives are kept', () => {
  const ids = (json: unknown, table: string) => {
    const result = importDesign(process, json)
    return result.ok ? (result.value.snapshot.tables[table] ?? []).map((row) => row.id) : result.problems
  }
  expect(ids(demoCase, 'need').slice(0, 3)).toEqual(['P1-nf1', 'P1-nf2', 'P2-nf1'])
  expect(ids(demoCase, 'reading').slice(0, 2)).toEqual(['TL1-rdP1', 'TL1-rdP6'])
  expect(ids(demoCase, 'leakstep')).toEqual(['lk1', 'lk2', 'lk3', 'lk4', 'lk5'])
  const given = put('core.assessment.parties.0.nfp.0.id', 'P1-nf2')
  expect(ids(given, 'need').slice(0, 2)).toEqual(['P1-nf2', 'P1-nf2x2'])
  const moved = demo()
  const [first, second, ...others] = moved.tables['need'] ?? []
  if (!first || !second) throw new Error('the demo case has needs')
  const swapped = { ...moved, tables: { ...moved.tables, need: [second, first, ...others] } }
  expect(ids(exportDesign(process, swapped), 'need').slice(0, 2)).toEqual(['P1-nf2', 'P1-nf1'])
  const long = `P${'1'.repeat(63)}`
  const json = put('core.assessment.parties', [{ id: long, nfp: [{ need: 'Water' }] }], {
    schema: 'track2-process-design/1',
    core: { assessment: {} },
  })
  expect(ids(json, 'need')).toEqual([expect.stringMatching(/^nf[a-z0-9]{4,20}$/)])
})

test('[FILE8] two rows for one party, or none, are kept though an object could not say them', () => {
  const rows = [
    { id: 'one', values: { party: 'P1', text: 'Friendly' } },
    { id: 'two', values: { party: 'P1', text: 'Hostile' } },
    { id: 'three', values: { text: 'Unknown' } },
  ]
  const snapshot = { ...demo(), tables: { ...demo().tables, bias: rows } }
  const again = importDesign(process, JSON.parse(JSON.stringify(exportDesign(process, snapshot))))
  expect(again.ok && again.value.snapshot.tables['bias']).toEqual(rows)
})

test('[FILE9] a file holds only the parts whose compartments are open, and reads again without the others', () => {
  const whole = demo()
  const tables = Object.entries(whole.tables).filter(([table]) => process.tables[table]?.compartment === 'core')
  const sections = Object.entries(whole.sections).filter(
    ([section]) => process.sections[section]?.compartment === 'core',
  )
  const core = { open: ['core'] as const, sections: Object.fromEntries(sections), tables: Object.fromEntries(tables) }
  const file = exportDesign(process, core)
  expect(Object.keys(file).sort()).toEqual(['core', 'fictional', 'schema'])
  const again = importDesign(process, JSON.parse(JSON.stringify(file)))
  expect(again.ok && again.value.snapshot).toEqual(core)
})

test('[FILE10] what another client wrote wrongly, and references to what is gone, are left out so that the file reads again', () => {
  const broken = withValues(withValues(demo(), 'venue/V1', { capacity: 'many', fallback: 'V77' }), 'session/S-PSW1', {
    participants: ['O1', 'gone'],
  })
  const result = importDesign(process, JSON.parse(JSON.stringify(exportDesign(process, broken))))
  expect(result.ok ? [] : result.problems).toEqual([])
  if (!result.ok) return
  const venue = result.value.snapshot.tables['venue']?.find((row) => row.id === 'V1')
  expect([venue?.values['capacity'], venue?.values['fallback'], venue?.values['name']]).toEqual([
    undefined,
    undefined,
    'Sella Guesthouse',
  ])
  expect(result.value.snapshot.tables['session']?.find((row) => row.id === 'S-PSW1')?.values['participants']).toEqual([
    'O1',
  ])
  const without = {
    ...demo(),
    tables: { ...demo().tables, participant: (demo().tables['participant'] ?? []).slice(1) },
  }
  expect(problemsOf(exportDesign(process, without))).toEqual([])
})

test('[FILE11] what the description does not know is named, not lost in silence', () => {
  const json = put('core.plan.venues.0.pool', true)
  put('core.colour', 'red', json)
  put('fixtures', { a: 1 }, json)
  const result = importDesign(process, json)
  expect(result.ok && result.value.leftAside).toEqual(
    expect.arrayContaining(['core.colour', 'core.plan.venues[0].pool', 'fixtures']),
  )
})

test('[FILE12] prose comes as text or as rich text; an id that could be two records is not guessed at', () => {
  const narrative = { context: { narrative: 'Two banks.\nOne river.' } }
  const result = importDesign(process, put('core.sections', narrative))
  expect(result.ok && result.value.snapshot.sections['context']?.['narrative']).toEqual({
    type: 'doc',
    content: ['Two banks.', 'One river.'].map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  })
  if (result.ok) expect(sameJson(exportDesign(process, result.value.snapshot)['core'], undefined)).toBe(false)
  const json = put('core.plan.components.0.id', 'G1')
  expect(problemsOf(json).some(({ message }) => message.includes('“G1” could be any of 2'))).toBe(true)
})
