import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LinkEdition } from '../contract.ts'
import { guestOf } from '../testing/guest.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import type { ViewedAsLink, ViewedAsMember } from './contract.ts'

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const as = (by: Visitor, who: string) => by.get(`/api/designs/${here.design}/as/${who}`)
const thread = (address: string, text: string) =>
  here.lead.post(`/api/designs/${here.design}/threads`, { anchor: { on: 'place', address }, text })

test('[VIEWAS1] a lead sees the design as a member is answered', async () => {
  const planner = await here.person({ role: 'planner', clearances: ['legal'] })
  await thread('identity/O1', 'Ilvane travels alone.')
  await thread('venue/V1', 'Is it near?')
  const seen = (await (await as(here.lead, planner.id)).json()) as ViewedAsMember
  expect(seen).toMatchObject({ is: 'member', notShown: [] })
  expect(seen.card).toEqual(await (await planner.get(`/api/designs/${here.design}`)).json())
  expect(seen.threads).toEqual(await (await planner.get(`/api/designs/${here.design}/threads`)).json())
  expect(seen.documents.map(({ name }) => name)).toEqual(['core', 'legal'])
  const text = seen.documents.flatMap(({ updates }) => updates.map((each) => Buffer.from(each, 'base64').toString()))
  expect(text.join('')).toContain('Maruvel')
  expect(text.join('')).not.toContain('Ilvane')
})

test('[VIEWAS1] looking as somebody else opens nothing that is closed to the lead', async () => {
  const half = await here.person({ role: 'lead', clearances: ['people'] })
  const planner = await here.person({ role: 'planner', clearances: ['people', 'sealed'] })
  const seen = (await (await as(half, planner.id)).json()) as ViewedAsMember
  expect(seen.documents.map(({ name }) => name)).toEqual(['core', 'people'])
  expect(seen.card.compartments.map(({ name }) => name)).toEqual(['core', 'people'])
  expect(seen.notShown).toEqual(['sealed'])
})

test('[VIEWAS2] a lead sees the very edition that a link opens', async () => {
  const guest = await guestOf(here, { partner: 'PT1', sections: ['partners'] })
  const seen = (await (await as(here.lead, guest.link)).json()) as ViewedAsLink
  const theirs = (await (await guest.get(`/api/links/${guest.link}/edition`)).json()) as LinkEdition
  expect(seen).toMatchObject({ is: 'link', name: 'Dr Hana Sato', ...theirs })
})

test('[VIEWAS3] only leads look, every look stands in the journal, and nobody who is not there can be looked as', async () => {
  const planner = await here.person({ role: 'planner' })
  const guest = await guestOf(here)
  const stranger = await here.person()
  for (const who of [here.lead.id, guest.link]) expect((await as(planner, who)).status).toBe(404)
  for (const who of [stranger.id, 'nobody', guest.id]) expect((await as(here.lead, who)).status, who).toBe(404)
  await as(here.lead, planner.id)
  await as(here.lead, guest.link)
  await here.lead.post(`/api/designs/${here.design}/links/${guest.link}/close`)
  expect((await as(here.lead, guest.link)).status).toBe(404)
  const looks = (await here.storage.journal.of(here.design)).filter(({ did }) => did === 'viewed as')
  expect(looks.map(({ about }) => about)).toEqual([{ person: planner.id }, { link: guest.link }])
})
