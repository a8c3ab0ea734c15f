import { expect, test } from 'vitest'
import { makeEdition, process, sharedSections } from '../index.ts'
import { demo } from '../testing/demo.ts'
import { audiences, treatmentOf } from './audience.ts'
import { handOut } from './edition.ts'

const options = { date: '2027-02-20', partner: 'PT1' }

test('[CHOSEN1] an edition of chosen sections holds these and their tables, is called as the whole is, and names nothing else', () => {
  const whole = makeEdition(process, demo(), 'partner', options)
  const sections = Object.keys(process.sections)
  let told = 0
  for (const section of sections) {
    const tables = process.sections[section]?.tables ?? []
    const part = makeEdition(process, demo(), 'partner', { ...options, sections: [section] })
    expect(Object.keys(part.snapshot.sections).filter((id) => id !== section)).toEqual([])
    expect(Object.keys(part.snapshot.tables).filter((id) => !tables.includes(id))).toEqual([])
    expect(part.aggregates.filter(({ table }) => !tables.includes(table))).toEqual([])
    expect([part.title, part.coverTitle]).toEqual([whole.title, whole.coverTitle])
    for (const [id, name] of Object.entries(part.names)) expect(whole.names[id]).toBe(name)
    told += Object.keys(part.snapshot.sections).length + Object.keys(part.snapshot.tables).length
  }
  expect(told).toBeGreaterThan(10)
  expect(handOut(makeEdition(process, demo(), 'partner', { ...options, sections: [] })).snapshot).toMatchObject({
    sections: {},
    tables: {},
  })
})

test('[CHOSEN2] only sections of which a partner may read something can be chosen, and every section that shows something is among them', () => {
  const shared = sharedSections(process, 'partner')
  expect(shared.length).toBeGreaterThan(5)
  for (const id of shared) expect(process.sections[id]?.compartment, id).toBe('core')
  const whole = makeEdition(process, demo(), 'partner', options).snapshot
  for (const [id, section] of Object.entries(process.sections)) {
    const shows = whole.sections[id] !== undefined || section.tables.some((table) => whole.tables[table] !== undefined)
    if (shows) expect(shared, id).toContain(id)
  }
  expect(audiences.partner.draws).toEqual(['core'])
  const closed = Object.entries(process.sections).find(([, section]) => section.compartment === 'people')
  const field = Object.values(closed?.[1].fields ?? {})[0]
  if (field) expect(treatmentOf('partner', { compartment: 'people', is: 'section' }, field)).toBe('never')
})
