import { expect, test } from 'vitest'
import { world } from '../testing/world.ts'
import type { Glance } from './contract.ts'

test('[GLANCE1] a member sees how far a design is and who takes part; whoever is none gets nothing', async () => {
  const here = await world()
  const reader = await here.person({ role: 'reader', clearances: [] })
  const stranger = await here.person()
  const answer = await reader.get(`/api/designs/${here.design}/glance`)
  const glance = (await answer.json()) as Glance
  expect(glance.status).toBe('in_review')
  expect(glance.steps).toHaveLength(5)
  expect(glance.steps[0]).toMatchObject({ agreed: 3 })
  expect(glance.people.map(({ id }) => id)).toContain(reader.id)
  expect((await stranger.get(`/api/designs/${here.design}/glance`)).status).toBe(404)
  await here.close()
})

test('[GLANCE2] a design that did not change is not read again for it', async () => {
  const here = await world()
  const path = `/api/designs/${here.design}/glance`
  const first = await (await here.lead.get(path)).text()
  const loads: string[] = []
  const { load } = here.storage.log
  here.storage.log.load = (room) => {
    loads.push(room)
    return load.call(here.storage.log, room)
  }
  expect(await (await here.lead.get(path)).text()).toBe(first)
  expect(loads).toEqual([])
  await here.close()
})
