import { expect, test } from 'vitest'
import { exportDesign, importDesign, process, review, type Snapshot, validateSnapshot, wordsOf } from '../index.ts'
import { type FirstDetails, fromTemplate, questionsFor, templates, typeQuestions } from './index.ts'

const today = '2026-03-02'
const first: FirstDetails = {
  title: 'Talks about water',
  coverTitle: 'Hydrology seminar',
  workingLanguages: ['en', 'ar'],
  partyLanguages: ['ar'],
  organisation: 'Tamarisk Centre',
}

/** Chance that is the same each time and never gives one id twice. */
function counting() {
  let next = 1
  return (size: number) => {
    next += 1
    return Uint8Array.from({ length: size }, (_, at) => Math.floor(next / 30 ** at) % 30)
  }
}

function made(id: string, details: FirstDetails = first): Snapshot {
  const result = fromTemplate(process, id, details, { random: counting(), today })
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const options = (table: string, name: string) => {
  const field = process.tables[table]?.fields[name]
  return field?.kind === 'choice' ? field.options.map(({ value }) => value) : []
}

test('[TEMPLATE1] there are five templates, and what they name is there', () => {
  expect(templates.map(({ id }) => id)).toEqual([
    'psw-series',
    'dialogue-series',
    'training',
    'joint-project',
    'media-education',
  ])
  for (const template of templates) {
    expect(options('component', 'type')).toContain(template.process)
    expect(options('component', 'rpp')).toContain(template.defaults.rpp)
    expect(template.questions).toHaveLength(10)
    expect(template.indicators.length).toBeGreaterThan(3)
    for (const { section } of [...template.headings, ...template.questions])
      expect(process.sections).toHaveProperty(section)
    for (const kind of template.risks) expect(options('risk', 'kind')).toContain(kind)
    for (const product of template.transfers) expect(options('transfer', 'product')).toContain(product)
    for (const { blocks } of template.sessions)
      for (const { method } of blocks) expect(options('block', 'method')).toContain(method)
  }
})

test.each(templates)('[TEMPLATE2] a design made from $id is valid and survives a file', ({ id }) => {
  const snapshot = made(id)
  expect(validateSnapshot(process, snapshot)).toEqual([])
  const read = importDesign(process, JSON.parse(JSON.stringify(exportDesign(process, snapshot))))
  expect(read.ok ? [] : read.problems).toEqual([])
  if (!read.ok) return
  expect(read.value.leftAside).toEqual([])
  expect(exportDesign(process, read.value.snapshot)).toEqual(exportDesign(process, snapshot))
  const ids = Object.values(snapshot.tables).flatMap((rows) => rows.map((row) => row.id))
  expect(new Set(ids).size).toBe(ids.length)
})

test.each(templates)('[TEMPLATE3] every agenda of $id adds up and lets people breathe', ({ id }) => {
  const snapshot = made(id)
  const dated: Snapshot = {
    ...snapshot,
    tables: {
      ...snapshot.tables,
      session: (snapshot.tables['session'] ?? []).map((session) => ({
        ...session,
        values: { ...session.values, startsOn: '2026-06-01', status: 'planned' },
      })),
    },
  }
  const tiring = (design: Snapshot) => review(process, design, { today }).filter(({ rule }) => rule === 'DR-27')
  expect(tiring(dated)).toEqual([])
  const holed = dated.tables['block']?.filter((_, at) => at !== 1) ?? []
  expect(tiring({ ...dated, tables: { ...dated.tables, block: holed } })).not.toEqual([])
})

test.each(templates)(
  '[TEMPLATE4] a design made from $id has its component, sessions, agendas and rules',
  (template) => {
    const { sections, tables } = made(template.id)
    expect(tables['component']).toMatchObject([{ values: { type: template.process, rpp: template.defaults.rpp } }])
    expect(tables['session']).toHaveLength(template.sessions.length)
    expect(tables['block']).toHaveLength(template.sessions.flatMap(({ blocks }) => blocks).length)
    for (const { values } of tables['session'] ?? []) {
      expect(values['confidentialityRule']).toBe(tables['confidentiality']?.[0]?.id)
      expect(values['mediaRule']).toBe(tables['mediarule']?.[0]?.id)
      expect(values['documentationRule']).toBe(tables['documentation']?.[0]?.id)
    }
    const words = Object.values(sections).flatMap(({ narrative }) =>
      narrative
        ? wordsOf(narrative as Parameters<typeof wordsOf>[0])
            .split('\n')
            .filter(Boolean)
        : [],
    )
    expect(words.sort()).toEqual(template.headings.map(({ text }) => text).sort())
  },
)

test('[TEMPLATE5] the five steps stand as instances, and evaluation has begun with the assessment', () => {
  const { tables } = made('training')
  const steps = (tables['step'] ?? []).map(({ values }) => [values['key'], values['status'], values['startedOn']])
  expect(steps).toEqual([
    ['assess', 'active', today],
    ['strategise', 'not_started', undefined],
    ['design', 'not_started', undefined],
    ['conduct', 'not_started', undefined],
    ['follow-up', 'active', today],
  ])
  expect(tables['moment']).toMatchObject([{ values: { step: 'assess', status: 'planned' } }])
})

test('[TEMPLATE6] a section asks its own questions and those of the types that the design has, and none of them is content', () => {
  const own = process.sections['approach']?.questions ?? []
  expect(questionsFor(process, 'approach', [])).toEqual(own)
  const more = questionsFor(process, 'approach', ['training', 'training', '__proto__'])
  expect(more.slice(0, own.length)).toEqual(own)
  expect(more.slice(own.length)).toEqual(
    (typeQuestions['training'] ?? []).filter(({ section }) => section === 'approach').map(({ text }) => text),
  )
  expect(more.length).toBeGreaterThan(own.length)
  expect(questionsFor(process, 'nowhere', ['training'])).toEqual([])
  for (const { id, questions } of templates) {
    const content = JSON.stringify(made(id))
    for (const { text } of questions) expect(content).not.toContain(text)
  }
})

test('[TEMPLATE7] the title stands in the first working language, and an unknown template is refused', () => {
  expect(made('training', { ...first, workingLanguages: ['ar'] }).sections['design']).toMatchObject({
    title: { ar: 'Talks about water' },
    titleLanguage: 'ar',
    convenor: 'Tamarisk Centre',
  })
  expect(made('training', { coverTitle: 'Reading group' }).sections['design']).toMatchObject({
    title: { en: 'Reading group' },
    workingLanguages: ['en'],
  })
  const refused = fromTemplate(process, 'constructor', first, { random: counting(), today })
  expect(refused).toMatchObject({ ok: false, problem: { at: 'template' } })
})
