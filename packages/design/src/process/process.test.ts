import { expect, test } from 'vitest'
import { place } from '../address.ts'
import { type Field, levelOf, levels, process, steps } from '../index.ts'

const sections = Object.entries(process.sections)
const tables = Object.entries(process.tables)
const holders = [...sections, ...tables]
const fields = holders.flatMap(([holder, { fields, compartment }]) =>
  Object.entries(fields).map(([name, field]) => ({ at: `${holder}/${name}`, field, compartment })),
)

test('[PROC1] the description holds the five steps with their sections, and the shell of the design', () => {
  expect(sections.length).toBeGreaterThan(20)
  expect(tables.length).toBeGreaterThan(50)
  expect(fields.length).toBeGreaterThan(500)
  const labels = (step: string) =>
    sections.filter(([, each]) => each.step === step && each.compartment === 'core').map(([, each]) => each.label)
  expect(Object.fromEntries(steps.map((step) => [step, labels(step)]))).toEqual({
    assess: [
      'Context',
      'Parties & stakeholders',
      'Track I & II activities',
      'Readiness & civil society',
      'Restrictions & legal',
    ],
    strategise: ['Desired change', 'Level of intervention', 'Coordination map'],
    design: ['Approach', 'Sessions & agendas', 'Venues', 'Participants', 'Partners', 'Team', 'Budget'],
    conduct: ['Trust & group dynamics', 'Power & obstacles', 'Media plan'],
    'follow-up': ['Follow-up contacts', 'Indicators', 'Feeding into Track I'],
  })
  expect(labels('shell')).toEqual(['The design'])
})

test('[PROC2] no field is narrower than its compartment, and none in a restricted compartment is wider', () => {
  const wrong = fields.filter(({ field, compartment }) => {
    const [own, whole] = [levels.indexOf(field.level), levels.indexOf(levelOf[compartment])]
    return compartment === 'core' ? own > whole : own !== whole
  })
  expect(wrong.map(({ at }) => at)).toEqual([])
  for (const [id, { compartment, level }] of holders) {
    expect(levels.indexOf(level), id).toBeLessThanOrEqual(levels.indexOf(levelOf[compartment]))
    if (compartment !== 'core') expect(level, id).toBe(levelOf[compartment])
  }
  const compartments = new Set(fields.map(({ compartment }) => compartment))
  expect(compartments.size).toBe(6)
  const outsideCore = fields.filter(({ compartment }) => compartment !== 'core')
  expect(outsideCore.filter(({ field }) => field.editions)).toEqual([])
})

test('[PROC3] names of sections and tables are short, never coincide, and every table is shown in one section', () => {
  const names = holders.map(([name]) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z]{3,16}$/)
  for (const { at } of fields) expect(at).toMatch(/^[a-z]+\/[a-z][A-Za-z]*$/)
  const shown = sections.flatMap(([, section]) => section.tables)
  expect([...shown].sort()).toEqual(tables.map(([name]) => name).sort())
  for (const [name, section] of sections)
    for (const table of section.tables)
      expect([table, process.tables[table]?.compartment]).toEqual([
        table,
        section.compartment === 'core' ? 'core' : process.sections[name]?.compartment,
      ])
})

test('[PROC4] whatever the description names is there: titles, labels, holders, pairs, targets of references', () => {
  const missing: string[] = []
  for (const [id, table] of tables) {
    const named = [table.title, table.publicTitle, table.travels, table.of?.field]
    if (table.rowsAre.as === 'object') named.push(table.rowsAre.key, table.rowsAre.value)
    for (const called of Object.values(table.called ?? {})) if (!['number', 'none'].includes(called)) named.push(called)
    for (const name of named)
      if (name !== undefined && !Object.hasOwn(table.fields, name)) missing.push(`${id}/${name}`)
    for (const other of [table.of?.table, table.pairs])
      if (other && !Object.hasOwn(process.tables, other)) missing.push(`${id}: ${other}`)
    const holder = table.of && table.fields[table.of.field]
    if (holder && (holder.path !== '..' || !('to' in holder))) missing.push(`${id}: its holder`)
  }
  for (const { at, field } of fields) {
    for (const table of targetsOf(field)) if (!Object.hasOwn(process.tables, table)) missing.push(`${at}: ${table}`)
    const [holder = ''] = at.split('/')
    const beside = process.tables[holder]?.fields ?? process.sections[holder]?.fields ?? {}
    if (field.when && !Object.hasOwn(beside, field.when.field)) missing.push(`${at}: ${field.when.field}`)
    if (field.kind === 'money' && field.currencyAt && !place(process, field.currencyAt))
      missing.push(`${at}: ${field.currencyAt}`)
  }
  expect(missing).toEqual([])
  expect(fields.flatMap(({ field }) => targetsOf(field)).length).toBeGreaterThan(80)
})

test('[PROC5] every section has its narrative, says how far it is, and asks guiding questions', () => {
  for (const [id, section] of sections) {
    expect(section.fields['narrative']?.kind, id).toBe('prose')
    expect(Object.keys(section.fields), id).toEqual(expect.arrayContaining(['progress', 'lead', 'due', 'withheld']))
    if (section.step !== 'shell') expect(section.questions.length, id).toBeGreaterThan(0)
  }
  for (const [id, table] of tables)
    expect(table.fields['withheld']?.kind, id).toBe(table.compartment === 'core' ? 'flag' : undefined)
})

test('[PROC6] options are told apart, and members of sets can stand in an address', () => {
  for (const { at, field } of fields) {
    if (field.kind !== 'choice' && field.kind !== 'choices') continue
    const [values, labels] = [field.options.map((each) => each.value), field.options.map((each) => each.label)]
    expect(new Set(values).size, at).toBe(values.length)
    expect(new Set(labels).size, at).toBe(labels.length)
    expect(values.length, at).toBeGreaterThan(1)
    if (field.kind === 'choices') for (const value of values) expect(value, at).toMatch(/^[A-Za-z0-9_+-]+$/)
  }
})

test('[PROC7] no two fields stand at the same place of a file, nor one inside another', () => {
  const places = (entries: readonly (readonly [string, Field])[], base: string) =>
    entries.flatMap(([, field]) => {
      if (field.path === '..') return []
      const also = 'also' in field && field.also ? [`${base}.${field.also.path}`] : []
      return [field.path.startsWith('/') ? field.path.slice(1) : `${base}.${field.path}`, ...also]
    })
  const groups = [
    sections.flatMap(([, section]) => places(Object.entries(section.fields), section.path)),
    ...tables.map(([id, table]) => [
      ...places(Object.entries(table.fields), 'row'),
      ...tables.filter(([, child]) => child.of?.table === id).map(([, child]) => `row.${child.path}`),
    ]),
    tables.filter(([, table]) => !table.of).map(([, table]) => table.path),
  ]
  for (const group of groups) {
    expect(group.length).toBeGreaterThan(0)
    const clash = group.filter((path, at) =>
      group.some((other, index) => index !== at && (other === path || other.startsWith(`${path}.`))),
    )
    expect(clash).toEqual([])
  }
})

test('[PROC8] labels are written as sentences: a capital first, no full stop, none the same in one table', () => {
  for (const { at, field } of fields) expect(field.label, at).toMatch(/^\p{Lu}[^.]*[^.\s]$/u)
  for (const [id, { fields, label }] of holders) {
    const labels = Object.values(fields).map((field) => field.label)
    expect(
      labels.filter((each, at) => labels.indexOf(each) !== at),
      id,
    ).toEqual([])
    expect(label, id).toMatch(/^\p{Lu}/u)
  }
})

function targetsOf(field: Field): readonly string[] {
  return field.kind === 'reference' || field.kind === 'references' ? field.to : []
}
