import { process } from '@balcony/design'
import { expect, test } from 'vitest'
import { wordsFor } from './words.ts'

test('[SERVER20] documents say our words in their language where we have them, else in English', () => {
  const arabic = wordsFor('ar-LB')
  expect(arabic['Contents']).toBe('المحتويات')
  expect(arabic['Team – do not pass on']).toBe('للفريق – لا يُمرَّر')
  const labels = Object.values(process.tables).map((table) => table.label)
  expect(labels.filter((label) => !/[\u0600-\u06ff]/.test(arabic[label] ?? ''))).toEqual([])
  expect(wordsFor('en')).toEqual({})
  expect(wordsFor('fr')).toEqual({})
  expect(wordsFor('../../etc')).toEqual({})
})
