import fc from 'fast-check'
import { expect, test } from 'vitest'
import { storm } from '../testing/storm.ts'

const seed = 20261124

test(`[ROOM20] whatever breaks, nothing is shown or marked that is not on disk, and at the end all copies and the disk are equal (seed ${seed})`, async () => {
  const counts = { marks: 0, diskFaults: 0, compactions: 0 }
  const property = fc.asyncProperty(fc.integer(), (chance) => storm(chance, counts))
  await fc.assert(property, { seed, numRuns: 60 })
  expect(counts.marks).toBeGreaterThan(100)
  expect(counts.diskFaults).toBeGreaterThan(25)
  expect(counts.compactions).toBeGreaterThan(10)
})
