import { makeEdition, process } from '@balcony/design'
import { expect, test } from 'vitest'
import { groupsOf, pageOf, sectionOf } from './left-out.ts'

test('[PREVIEW1] what was left out stands by section, in the order of the design, whole sections told from parts', () => {
  const snapshot = {
    open: ['core'] as const,
    sections: { media: { withheld: true, posture: 'closed' }, context: { mandate: 'x' } },
    tables: {
      component: [{ id: 'c1', values: { title: 'Workshops' } }],
      goal: [{ id: 'g1', values: { withheld: true } }],
    },
  }
  const { leftOut } = makeEdition(process, snapshot, 'partner', { date: '2027-01-01', partner: 'p' })
  const groups = groupsOf(process, leftOut)
  expect(groups.map((group) => [group.section, group.why, group.whole])).toEqual([
    ['context', 'level', false],
    ['change', 'withheld', false],
    ['approach', 'edition', false],
    ['media', 'withheld', true],
  ])
  expect(groups.find((group) => group.section === 'approach')?.places).toEqual([
    { address: 'component/c1', why: 'edition' },
  ])
  expect(sectionOf(process, 'venue/v1/name')).toBe('venues')
  expect(sectionOf(process, 'nothing/v1')).toBeUndefined()
})

test('[PREVIEW1] a section leads to its page, and one that is not there to the nearest before it', () => {
  const headings = [
    { title: 'Contents', page: 2 },
    { title: '1.1 Context', page: 3 },
    { title: '3.2  Venues', page: 9 },
  ]
  const labels = (section: string) => [process.sections[section]?.label ?? '']
  const page = (section: string) => pageOf(process, section, headings, labels)
  expect(process.sections['context']?.label).toBe('Context')
  expect(page('context')).toBe(3)
  expect(page('venues')).toBe(9)
  expect(page('participants')).toBe(9)
  expect(page('design')).toBe(1)
  expect(pageOf(process, 'venues', [], labels)).toBeUndefined()
})
