import type { DesignSummary, Glance } from '@balcony/api/contract'
import { expect, test } from 'vitest'
import { sides } from './sides.ts'

const design = (id: string): DesignSummary => ({ id, title: id, coverTitle: id, role: 'lead', changedAt: 0 })
const glance = (status: string): Glance => ({ status, steps: [], people: [], newRemarks: 0 })

test('[HOME7] closed designs stand apart; one of which nothing is known yet is open', () => {
  const designs = ['rivers', 'ports', 'herders'].map(design)
  const { open, closed } = sides(designs, [glance('live'), glance('closed'), undefined])
  expect(open.map(({ id }) => id)).toEqual(['rivers', 'herders'])
  expect(closed.map(({ id }) => id)).toEqual(['ports'])
})
