import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Port, port } from '../testing/port.ts'

let here: Port
beforeAll(async () => {
  here = await port()
})
afterAll(() => here.close())

const openings = async () => (await here.storage.journal.of(here.design)).filter(({ did }) => did === 'opened')

test('[JOURNAL4] opening what is sealed is written down before the door opens, once for each sitting', async () => {
  const ana = await here.person({ role: 'planner', clearances: ['sealed', 'people'] })
  const without = await here.person({ role: 'planner' })
  for (const room of ['core', 'people']) await here.provider(ana, room).synced()
  await here.provider(without, 'sealed').closed()
  expect(await openings()).toEqual([])
  const first = here.provider(ana, 'sealed')
  await first.synced()
  expect(await openings()).toMatchObject([{ by: ana.id, about: { compartment: 'sealed' } }])
  first.leave()
  await here.provider(ana, 'sealed').synced()
  expect(await openings()).toHaveLength(1)
  here.clock.turn(10 * 60_000)
  await here.provider(ana, 'sealed').synced()
  expect(await openings()).toHaveLength(2)
})
