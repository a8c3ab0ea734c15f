import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runAuthors } from '../testing/authors.ts'

const seed = 20261124

test(`[GATE1] no honest update is ever refused, and what the gate lets through makes the same document (seed ${seed})`, () => {
  let judged = 0
  const property = fc.property(fc.integer(), (chance) => {
    judged += runAuthors(chance)
  })
  fc.assert(property, { seed, numRuns: 400 })
  expect(judged).toBeGreaterThan(20_000)
})
