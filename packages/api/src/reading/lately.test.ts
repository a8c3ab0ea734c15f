import { process } from '@balcony/design'
import { expect, test } from 'vitest'
import type { CutEdition, EditionJob } from '../exports/cut.ts'
import { handClock } from '../testing/hand-clock.ts'
import { Lately } from './lately.ts'

const job: EditionJob = {
  ...{ is: 'edition', open: ['core'], edition: 'internal', secret: 'epoch' },
  piles: [{ compartment: 'core', updates: [new Uint8Array([1, 2, 3])] }],
  options: { date: '2027-02-20' },
}

/** How often each question was really answered. */
function counting() {
  const clock = handClock()
  const lately = new Lately(clock)
  let cuts = 0
  const ask = async (asked: EditionJob, design = 'd1') => {
    await lately.answer(design, asked, async () => {
      cuts += 1
      return { edition: process, leaks: [] } as unknown as CutEdition
    })
    return cuts
  }
  return { clock, lately, ask }
}

test('[LEAVE18] the same question within a minute is answered once; another word, byte or design is another question', async () => {
  const { clock, ask } = counting()
  expect([await ask(job), await ask({ ...job })]).toEqual([1, 1])
  expect(await ask({ ...job, open: ['core', 'people'] })).toBe(2)
  expect(await ask({ ...job, piles: [{ compartment: 'core', updates: [new Uint8Array([1, 2, 4])] }] })).toBe(3)
  expect(await ask({ ...job, options: { ...job.options, partner: 'PT1' } })).toBe(4)
  clock.turn(60_000)
  expect(await ask(job)).toBe(5)
  expect(await ask(job, 'd2')).toBe(6)
})

test('[LEAVE18] what was removed for good is held no more, and only some are held at all', async () => {
  const { lately, ask } = counting()
  await ask(job)
  lately.forget('d2')
  expect(await ask(job)).toBe(1)
  lately.forget('d1')
  expect(await ask(job)).toBe(2)
  for (const secret of ['a', 'b', 'c', 'd']) await ask({ ...job, secret })
  expect(await ask(job)).toBe(7)
})
