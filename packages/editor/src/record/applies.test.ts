import type { Field } from '@balcony/design'
import { expect, test } from 'vitest'
import { isShown } from './applies.ts'

const media = {
  kind: 'text',
  size: 'line',
  label: 'Format',
  level: 'team',
  path: '',
  when: { field: 'type', is: ['media'] },
} satisfies Field

test('[RECORD1] a field that applies to some records is shown for those only', () => {
  expect(isShown(media, { type: 'media' })).toBe(true)
  expect(isShown(media, { type: ['talks', 'media'] })).toBe(true)
  expect(isShown(media, { type: 'talks' })).toBe(false)
  expect(isShown(media, {})).toBe(false)
})
