import { expect, test } from 'vitest'
import { slashBefore } from './slash.ts'

test('[PROSE5] a slash at the start of a line or after a space asks for a block, and what follows filters', () => {
  expect(slashBefore('/')).toEqual({ start: 0, query: '' })
  expect(slashBefore('words /dec')).toEqual({ start: 6, query: 'dec' })
  expect(slashBefore('/قرار')).toEqual({ start: 0, query: 'قرار' })
})

test('[PROSE5] a slash inside a word or an address asks for nothing', () => {
  expect(slashBefore('and/or')).toBeUndefined()
  expect(slashBefore('https://')).toBeUndefined()
  expect(slashBefore('3 / 4, or so')).toBeUndefined()
})
