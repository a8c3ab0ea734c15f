import { afterEach, beforeEach, expect, test } from 'vitest'
import { type World, world } from '../testing/world.ts'
import { allowanceAtOnce, costOfWork } from './allowance.ts'

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

test('[DOOR15] who asks without end waits, on every device of theirs, and takes nothing from anybody else', async () => {
  const planner = await here.person({ role: 'planner' })
  const other = await here.person({ role: 'planner' })
  const statuses: number[] = []
  for (let times = 0; times < allowanceAtOnce + 50; times += 1) statuses.push((await planner.get('/api/me')).status)
  expect(statuses.filter((status) => status === 200)).toHaveLength(allowanceAtOnce)
  const refused = await planner.get('/api/me')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBe(1)
  expect(await refused.json()).toMatchObject({ problem: { code: 'too-many' } })
  expect((await other.get('/api/me')).status).toBe(200)
  here.clock.turn(1000)
  expect((await planner.get('/api/me')).status).toBe(200)
})

test('[DOOR15] what keeps the server busy costs more of it', async () => {
  const planner = await here.person({ role: 'planner' })
  const at = `/api/designs/${here.design}/versions`
  let done = 0
  while ((await planner.get(at)).status === 200) done += 1
  expect(done).toBe(allowanceAtOnce / costOfWork)
})
