import { process } from '@balcony/design'
import { expect, test } from 'vitest'
import { addressFrom, neighbour, placeFrom, runSheetOf, sectionsInOrder } from './places.ts'

test('[WEB9] the rest of the path is an address of the design; none means the first section, and a wrong one is said to be nowhere', () => {
  const [first, second] = sectionsInOrder(process)
  expect(process.sections[String(first)]?.step).toBe('assess')
  expect(addressFrom(process, undefined)).toBe(first)
  expect(addressFrom(process, '')).toBe(first)
  expect(addressFrom(process, `${second}/`)).toBe(second)
  expect(addressFrom(process, 'venue/v7k2')).toBe('venue/v7k2')
  for (const wrong of ['nowhere', 'venue/v7k2/colour', 'a/b/c/d', '__proto__', 'constructor/name'])
    expect(addressFrom(process, wrong)).toBe('nowhere')
})

test('[WEB9] every section is in the outline once', () => {
  const sections = sectionsInOrder(process)
  expect(sections.length).toBeGreaterThan(15)
  expect([...sections].sort()).toEqual(Object.keys(process.sections).sort())
})

test('[WEB9] previous and next walk the outline and stop at its ends', () => {
  const order = sectionsInOrder(process)
  expect(neighbour(process, String(order[0]), 1)).toBe(order[1])
  expect(neighbour(process, String(order[0]), -1)).toBeUndefined()
  expect(neighbour(process, String(order.at(-1)), 1)).toBeUndefined()
})

test('[WEB9] the run-sheet of a session has a place, which names the session', () => {
  expect(placeFrom(process, 'run-sheet/S-PM1')).toBe('run-sheet/S-PM1')
  expect(runSheetOf('run-sheet/S-PM1')).toBe('S-PM1')
  for (const wrong of ['run-sheet', 'run-sheet/', 'run-sheet/a/b']) expect(placeFrom(process, wrong)).toBe('nowhere')
})
