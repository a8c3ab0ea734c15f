import { expect, test } from 'vitest'
import { nameOf, namesOf, process, type Snapshot, validate, validateRecord, validateSnapshot } from './index.ts'
import { demo, withValues } from './testing/demo.ts'

test('[NAME1] places are called by their label, records by their title, fields by both', () => {
  const snapshot = demo()
  const name = (address: string) => nameOf(process, snapshot, address)
  expect(name('venues')).toBe('Venues')
  expect(name('venue')).toBe('Venues')
  expect(name('venue/V1')).toBe('Sella Guesthouse')
  expect(name('venue/V1/capacity')).toBe('Sella Guesthouse · Capacity')
  expect(name('participant/O1')).toBe('Heron')
  expect(name('design/coverTitle')).toBe('The design · Cover title')
  expect(name('relation/R1')).toBe('Conflict')
  expect(name('screening/SC-O1')).toBe('Heron')
  expect(name('holding/HS1')).toBe('The process is known')
})

test('[NAME2] a record without a title is called by its label, else by its place; what is not there has no name', () => {
  const snapshot = withValues(withValues(demo(), 'venue/V1', { name: '' }), 'venue/V3', { name: '', publicLabel: '' })
  expect(nameOf(process, snapshot, 'venue/V1')).toBe('A retreat house in a neighbouring country')
  expect(nameOf(process, snapshot, 'venue/V3')).toBe('Venue 3')
  const names = namesOf(process, snapshot)
  for (const nothing of [
    'venue/V9',
    'venue/V1/nothing',
    'nothing',
    'venue/V1/capacity/x',
    '__proto__',
    'constructor/x',
  ])
    expect(names(nothing), nothing).toBeUndefined()
})

test('[NAME3] names that go in a circle end', () => {
  const snapshot: Snapshot = {
    open: ['legal'],
    sections: {},
    tables: { screening: [{ id: 'a', values: { subject: 'a' } }] },
  }
  const circle = {
    ...process,
    tables: {
      ...process.tables,
      screening: {
        ...process.tables['screening'],
        fields: {
          subject: { kind: 'reference', to: ['screening'], label: 'Subject', path: 'subject', level: 'restricted' },
        },
      },
    },
  } as unknown as typeof process
  expect(nameOf(circle, snapshot, 'screening/a')).toBe('Screening 1')
})

test('[VALID1] the demo case has nothing wrong in it; a required field that is empty is named, where it applies', () => {
  const snapshot = demo()
  expect(validateSnapshot(process, snapshot)).toEqual([])
  const problems = (values: object) =>
    validateRecord(process, 'party', { id: 'P9', values: values as never }).map(({ at }) => at)
  expect(problems({ name: 'A', publicLabel: 'B' })).toEqual([])
  expect(problems({ name: '', powerRank: 7 })).toEqual(['party/P9/name', 'party/P9/publicLabel', 'party/P9/powerRank'])
})

test('[VALID2] a reference must name a record that is there, unless its compartment is closed', () => {
  const party = process.tables['session']?.fields['venue']
  const screening = process.tables['participant']?.fields['screening']
  if (!party || !screening) throw new Error('the description has these fields')
  const whole = demo()
  const { screening: closed, ...tables } = whole.tables
  expect(closed?.length).toBeGreaterThan(0)
  expect(validate(party, 'V1', whole)).toBeUndefined()
  expect(validate(party, 'V9', whole)?.message).toContain('may have been removed')
  expect(validate(screening, 'SC-X', whole)).toBeDefined()
  expect(validate(screening, 'SC-X', { ...whole, tables })).toBeUndefined()
})
