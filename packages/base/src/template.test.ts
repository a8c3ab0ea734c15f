import { expect, test } from 'vitest'
import { templates } from './index.ts'

test('[BASE4] a sentence is known again by the template that it was made from, with what stood at its places', () => {
  const made = templates([
    'Wait {count} seconds.',
    '{label} should be {expected}; this is {came}.',
    'All of it (really).',
    '…: write.',
  ])
  expect(made('Wait 90 seconds.')).toEqual({ template: 'Wait {count} seconds.', values: { count: '90' } })
  expect(made('Capacity should be a number; this is text.')?.values).toEqual({
    label: 'Capacity',
    expected: 'a number',
    came: 'text',
  })
  expect(made('All of it (really).')?.values).toEqual({})
  expect(made('json.name: write.')).toEqual({ template: '…: write.', values: {} })
  for (const other of ['Wait  seconds.', 'Do wait 90 seconds.', 'All of it really.', ''])
    expect(made(other)).toBeUndefined()
})
