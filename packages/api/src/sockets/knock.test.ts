import { expect, test } from 'vitest'
import { Budget } from './budget.ts'
import { readKnock } from './knock.ts'

test('[DOOR5] only addresses of rooms are knocked at; everything else is not there', () => {
  expect(readKnock({ url: '/sync/d1/core' })).toEqual({
    design: 'd1',
    compartment: 'core',
    schema: undefined,
    epoch: undefined,
    extensions: new Set(),
  })
  expect(readKnock({ url: '/sync/d1/people?schema=3&epoch=e1&ext=mark,role,refused' })).toEqual({
    design: 'd1',
    compartment: 'people',
    schema: 3,
    epoch: 'e1',
    extensions: new Set(['mark', 'role', 'refused']),
  })
  const absurd = [
    '//',
    '',
    '/',
    '/sync',
    '/sync//core',
    '/sync/d1/nowhere',
    '/sync/../core',
    '/sync/d1/core/',
    '/sync/%00/core',
  ]
  const odd = [
    '/sync/d1/core?schema=NaN',
    '/sync/d1/core#x',
    'http://[',
    '/sync/d1/core?x=<y>',
    `/sync/${'x'.repeat(9000)}/core`,
  ]
  for (const url of [...absurd, ...odd]) expect(readKnock({ url }), url).toBeUndefined()
})

test('[DOOR6] a budget gives no more than it has, and giving back twice frees one', () => {
  const budget = new Budget(2)
  const first = budget.take('ana')
  expect(budget.take('ana')).toBeDefined()
  expect(budget.take('ana')).toBeUndefined()
  expect(budget.take('ben')).toBeDefined()
  first?.()
  first?.()
  expect(budget.take('ana')).toBeDefined()
  expect(budget.take('ana')).toBeUndefined()
})
