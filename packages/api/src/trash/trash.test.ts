import { expect, test } from 'vitest'
import type { MadeDesign, Me, ThrownDesign } from '../contract.ts'
import { type World, world } from '../testing/world.ts'
import { keptFor } from './emptying.ts'

const trash = async (who: World['lead']) => (await (await who.get('/api/trash')).json()) as readonly ThrownDesign[]
const designs = async (who: World['lead']) => ((await (await who.get('/api/me')).json()) as Me).designs

test('[TRASH1] what a lead throws away is not there any more for anybody; only a lead may', async () => {
  const here = await world()
  const planner = await here.person({ role: 'planner', clearances: [] })
  const refused = await planner.post(`/api/designs/${here.design}/trash`)
  expect(refused.status).toBe(404)
  expect((await here.lead.post(`/api/designs/${here.design}/trash`)).status).toBe(204)
  const stranger = await (await here.lead.get('/api/designs/nothing-of-this-name')).text()
  for (const who of [here.lead, planner]) {
    expect(await designs(who)).toEqual([])
    for (const path of ['', '/threads', '/json', '/members', '/files', '/events', '/versions'])
      expect((await who.get(`/api/designs/${here.design}${path}`)).status, path).toBe(404)
    expect(await (await who.get(`/api/designs/${here.design}`)).text()).toBe(stranger)
  }
  await here.close()
})

test('[TRASH2] its leads bring it back whole for thirty days; nobody else learns that it is there', async () => {
  const here = await world()
  const planner = await here.person({ role: 'planner', clearances: [] })
  const before = await (await here.lead.get(`/api/designs/${here.design}/json`)).text()
  await here.lead.post(`/api/designs/${here.design}/trash`)
  expect(await trash(planner)).toEqual([])
  const [thrown] = await trash(here.lead)
  expect(thrown).toMatchObject({ id: here.design, coverTitle: 'Basin hydrology seminar series - working papers' })
  expect((thrown?.goneAt ?? 0) - (thrown?.thrownAt ?? 0)).toBe(keptFor)
  expect((await planner.post(`/api/trash/${here.design}/restore`)).status).toBe(404)
  expect((await here.lead.post(`/api/trash/${here.design}/restore`)).status).toBe(204)
  expect(await (await here.lead.get(`/api/designs/${here.design}/json`)).text()).toBe(before)
  expect(await designs(planner)).toHaveLength(1)
  await here.close()
})

test('[TRASH3] after thirty days it is gone for good, with everything that hung on it', async () => {
  const here = await world()
  await here.lead.post(`/api/designs/${here.design}/trash`)
  const lies = async () => (await here.storage.designs.thrown(here.lead.id)).length
  const day = 24 * 60 * 60_000
  for (let days = 0; days < 29; days += 1) here.clock.turn(day)
  await expect.poll(lies).toBe(1)
  for (let days = 0; days < 3; days += 1) here.clock.turn(day)
  await expect.poll(lies).toBe(0)
  await here.storage.designs.bringBack(here.design)
  expect(await here.storage.designs.find(here.design)).toBeUndefined()
  expect(await here.storage.threads.of(here.design, ['core'])).toEqual([])
  await here.close()
})

test('[TRASH4] a copy holds what its maker may enter, and nobody but them', async () => {
  const here = await world()
  const reviewer = await here.person({ role: 'reviewer', clearances: [] })
  expect((await reviewer.post(`/api/designs/${here.design}/copy`)).status).toBe(404)
  const answer = await here.lead.post(`/api/designs/${here.design}/copy`)
  expect(answer.status).toBe(201)
  const copy = (await answer.json()) as MadeDesign
  expect(copy.id).not.toBe(here.design)
  expect(copy.members.map(({ id }) => id)).toEqual([here.lead.id])
  const tables = async (id: string) => {
    const json = (await (await here.lead.get(`/api/designs/${id}/json`)).json()) as { core: { plan: object } }
    return json.core.plan
  }
  expect(await tables(copy.id)).toEqual(await tables(here.design))
  expect(await designs(here.lead)).toHaveLength(2)
  await here.close()
})
