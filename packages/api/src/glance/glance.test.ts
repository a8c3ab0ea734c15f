import type { Value } from '@balcony/design'
import { expect, test } from 'vitest'
import { world } from '../testing/world.ts'
import { writer } from '../testing/writing.ts'
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

test('[GLANCE3] who changed something last is told of what is open to the asker, and of nothing else', async () => {
  const here = await world()
  const planner = await here.person({ role: 'planner', clearances: ['people'] })
  const reviewer = await here.person({ role: 'reviewer', clearances: [] })
  const reader = await here.person({ role: 'reader', clearances: ['people'] })
  const lastFor = async (visitor: typeof planner) =>
    ((await (await visitor.get(`/api/designs/${here.design}/glance`)).json()) as Glance).lastBy
  const write = async (who: typeof planner, compartment: 'core' | 'people', address: string, value: Value) => {
    here.clock.turn(60_000)
    const { edit } = await writer(here, who, compartment)
    await edit({ do: 'set', address, value })
    await here.api.historian.caughtUp(`${here.design}/${compartment}`)
  }
  await write(here.lead, 'core', 'venue/V1/capacity', 31)
  expect(await lastFor(planner)).toBe(here.lead.id)
  await write(planner, 'people', 'identity/O1/passportNeeded', false)
  expect(await lastFor(planner)).toBe(planner.id)
  expect(await lastFor(reviewer)).toBe(here.lead.id)
  // Whoever may not see the history is not told of it here either.
  expect(await lastFor(reader)).toBeUndefined()
  await here.close()
})
