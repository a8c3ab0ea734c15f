import { afterAll, beforeAll, expect, test } from 'vitest'
import { type World, world } from '../testing/world.ts'
import { Reader } from './reader.ts'

let here: World
let reader: Reader
beforeAll(async () => {
  here = await world()
  reader = new Reader(here.storage, here.clock)
})
afterAll(async () => {
  await reader.close()
  await here.close()
})

test('[READ1] a job that takes too long is given up with its thread, and the next is answered', async () => {
  const late = reader.ask({ is: 'snapshot', piles: [] })
  const next = reader.isWhole(here.design, 'core')
  here.clock.turn(30_000)
  await expect(late).rejects.toThrow('reading took too long')
  expect(await next).toBe(true)
})

test('[READ1] bytes that are no document are refused by name, and the thread goes on', async () => {
  const broken = { compartment: 'core', updates: [new Uint8Array([1, 1, 255, 255, 255])] } as const
  await expect(reader.ask({ is: 'check', pile: broken })).rejects.toThrow(/^\w*Error$/)
  expect(await reader.snapshot(here.design, ['core'])).toMatchObject({ open: ['core'] })
})

test('[READ1] nothing is answered after closing, and nobody waits for ever', async () => {
  const other = new Reader(here.storage, here.clock)
  const waiting = [other.ask({ is: 'snapshot', piles: [] }), other.ask({ is: 'snapshot', piles: [] })]
  const closed = other.close()
  for (const each of waiting) await expect(each).rejects.toThrow('closing')
  await closed
})
