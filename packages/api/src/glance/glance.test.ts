import type { Thread, Value } from '@balcony/design'
import { expect, test } from 'vitest'
import { type Visitor, type World, world } from '../testing/world.ts'
import { writer } from '../testing/writing.ts'
import type { Glance } from './contract.ts'
import { sessionDaysIn } from './glance.ts'

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

test('[GLANCE3] what happened last is told of what is open to the asker, with its section, and of nothing else', async () => {
  const here = await world()
  const planner = await here.person({ role: 'planner', clearances: ['people'] })
  const reviewer = await here.person({ role: 'reviewer', clearances: [] })
  const reader = await here.person({ role: 'reader', clearances: ['people'] })
  const lastFor = async (visitor: Visitor) => (await glanceOf(here, visitor)).last
  const write = async (who: Visitor, compartment: 'core' | 'people', address: string, value: Value) => {
    here.clock.turn(60_000)
    const { edit } = await writer(here, who, compartment)
    await edit({ do: 'set', address, value })
    await here.api.historian.caughtUp(`${here.design}/${compartment}`)
  }
  await write(here.lead, 'core', 'venue/V1/capacity', 31)
  expect(await lastFor(planner)).toMatchObject({ did: 'edited', name: 'Rhona', section: 'venues' })
  await write(planner, 'people', 'identity/O1/passportNeeded', false)
  expect(await lastFor(planner)).toMatchObject({ did: 'edited', name: 'planner', section: 'identities' })
  expect(await lastFor(reviewer)).toMatchObject({ name: 'Rhona', section: 'venues' })
  // Whoever may not see the history is not told of it here either.
  expect(await lastFor(reader)).toBeUndefined()
  here.clock.turn(60_000)
  await say(here, planner, 'identity/O1')
  expect(await lastFor(reader)).toMatchObject({ did: 'commented', name: 'planner', section: 'identities' })
  expect(await lastFor(reviewer)).toMatchObject({ did: 'edited', section: 'venues' })
  here.clock.turn(60_000)
  const version = { name: 'For both sides', note: '', kind: 'draft' }
  expect((await here.lead.post(`/api/designs/${here.design}/versions`, version)).status).toBe(201)
  expect(await lastFor(reviewer)).toMatchObject({ did: 'named-version', version: 'For both sides', name: 'Rhona' })
  expect(await lastFor(reader)).toMatchObject({ did: 'commented' })
  await here.close()
})

test('[GLANCE4] remarks of others that one may read and has not seen are counted from the day one came in', async () => {
  const here = await world()
  const planner = await here.person({ role: 'planner', clearances: ['people'] })
  const count = async (visitor: Visitor) => (await glanceOf(here, visitor)).newRemarks
  here.clock.turn(1)
  expect(await count(planner)).toBe(0)
  const thread = await say(here, planner, 'venues')
  await say(here, planner, 'identity/O1')
  const reviewer = await here.person({ role: 'reviewer', clearances: [] })
  here.clock.turn(1)
  await here.lead.post(`/api/threads/${thread.id}/remarks`, { text: 'The second.' })
  const answer = await here.lead.post(`/api/threads/${thread.id}/remarks`, { text: 'Or the third.' })
  expect(await count(planner)).toBe(2)
  expect(await count(reviewer)).toBe(2)
  const { id } = (await answer.json()) as { id: string }
  expect((await here.lead.remove(`/api/threads/${thread.id}/remarks/${id}`)).status).toBe(200)
  expect(await count(planner)).toBe(1)
  here.clock.turn(1)
  await planner.post(`/api/threads/${thread.id}/seen`)
  expect(await count(planner)).toBe(0)
  // What stands behind a closed door is not even counted.
  await say(here, here.lead, 'identity/O1')
  expect([await count(planner), await count(reviewer)]).toEqual([1, 1])
  await here.close()
})

test('[GLANCE5] the next session is the first that is still to be held and does not lie behind', async () => {
  const here = await world()
  const days = ['2027-03-23', '2027-06-01', '2027-02-02', '2026-01-01', '2027-01-05']
  const status = ['planned', 'planned', 'held', 'planned', 'cancelled']
  const rows = days.map((startsOn, at) => ({ id: `s${at}`, values: { startsOn, status: status[at] ?? '' } }))
  expect(sessionDaysIn({ open: ['core'], sections: {}, tables: { session: rows } })).toEqual([
    '2026-01-01',
    '2027-03-23',
    '2027-06-01',
  ])
  expect(sessionDaysIn({ open: ['core'], sections: {}, tables: {} })).toEqual([])
  const today = new Date(here.clock.now()).toISOString().slice(0, 10)
  const { nextSession } = await glanceOf(here, here.lead)
  expect(nextSession).toMatch(/^20\d\d-/)
  expect((nextSession ?? '') >= today).toBe(true)
  await here.close()
})

async function glanceOf(here: World, visitor: Visitor): Promise<Glance> {
  return (await (await visitor.get(`/api/designs/${here.design}/glance`)).json()) as Glance
}

async function say(here: World, by: Visitor, address: string): Promise<Thread> {
  const body = { anchor: { on: 'place', address }, text: 'Which one?' }
  return (await (await by.post(`/api/designs/${here.design}/threads`, body)).json()) as Thread
}
