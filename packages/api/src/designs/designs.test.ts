import { demoCase } from '@balcony/design/demo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MadeDesign, Refusal } from '../contract.ts'
import { fileName } from '../exports/file-name.ts'
import { type World, world } from '../testing/world.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

test('[DESIGN1] a design comes from a file, seeded in every compartment, and leaves again as it came', async () => {
  const answer = await here.lead.post('/api/designs', { json: demoCase, coverTitle: 'Other papers' })
  const made = (await answer.json()) as MadeDesign
  expect(answer.status).toBe(201)
  expect(made).toMatchObject({
    coverTitle: 'Other papers',
    title: 'Maruvel Basin Water and Return Dialogue',
    role: 'lead',
  })
  expect(made.compartments.map((each) => each.name)).toEqual([
    'core',
    'people',
    'legal',
    'security',
    'sealed',
    'evaluation',
  ])
  expect(made.leftAside.length).toBeGreaterThan(0)
  const [first, second] = await Promise.all([
    here.lead.get(`/api/designs/${made.id}/json`),
    here.lead.get(`/api/designs/${here.design}/json`),
  ])
  const [renamed, original] = [await first.text(), await second.text()]
  const { internalComments, partnerSpaces, waivers, ...design } = JSON.parse(
    renamed.replace('Other papers', 'Basin hydrology seminar series - working papers'),
  )
  expect(JSON.stringify(design)).toEqual(original)
  // What was said about it comes along from a file; the design of this world began without.
  expect([internalComments, partnerSpaces, waivers].every((each) => each.length > 0)).toBe(true)
  expect(original).toContain('Ilvane Dorsk')
})

test('[DESIGN1] a file that is no design is refused with all that is wrong, and nothing of it stays', async () => {
  const before = await (await here.lead.get('/api/me')).json()
  const broken = structuredClone(demoCase) as { core: { plan: { venues: { capacity: unknown }[] } } }
  for (const venue of broken.core.plan.venues) venue.capacity = 'plenty'
  const answer = await here.lead.post('/api/designs', { json: broken, coverTitle: 'Broken' })
  expect(answer.status).toBe(400)
  const refusal = (await answer.json()) as Refusal
  expect(refusal.problems?.length).toBeGreaterThan(1)
  expect(refusal.problem).toEqual(refusal.problems?.[0])
  expect((await here.lead.post('/api/designs', { json: [], coverTitle: 'Broken' })).status).toBe(400)
  expect((await here.lead.post('/api/designs', {})).status).toBe(400)
  expect(await (await here.lead.get('/api/me')).json()).toEqual(before)
})

test('[DESIGN1] an empty design has a cover title and all its compartments', async () => {
  const answer = await here.lead.post('/api/designs', { coverTitle: 'Reading group', title: 'Peace in the valley' })
  expect(await answer.json()).toMatchObject({
    title: 'Peace in the valley',
    coverTitle: 'Reading group',
    leftAside: [],
  })
})

test('[DESIGN2] the card names only the compartments that its reader may enter', async () => {
  const planner = await here.person({ role: 'planner', clearances: ['legal'] })
  const card = await (await planner.get(`/api/designs/${here.design}`)).json()
  expect(card).toMatchObject({
    role: 'planner',
    compartments: [
      { name: 'core', mayWrite: true },
      { name: 'legal', mayWrite: true },
    ],
  })
  const reader = await here.person({ role: 'reader' })
  const other = JSON.stringify(await (await reader.get(`/api/designs/${here.design}`)).json())
  for (const closed of ['people', 'legal', 'security', 'sealed', 'evaluation'])
    expect(other).not.toContain(`"${closed}"`)
})

test('[DESIGN3] the exchange file holds only what its asker may enter', async () => {
  const planner = await here.person({ role: 'planner', clearances: ['legal'] })
  const answer = await planner.get(`/api/designs/${here.design}/json`)
  const file = (await answer.json()) as Record<string, unknown>
  expect(file).toHaveProperty('legal')
  for (const closed of ['people', 'security', 'sealed', 'evalRaw']) expect(file).not.toHaveProperty(closed)
  expect(JSON.stringify(file)).not.toContain('Ilvane Dorsk')
})

test('[EXPORT1] [EXPORT2] a PDF holds only what its asker may enter and is named by the cover title', async () => {
  const planner = await here.person({ role: 'planner' })
  const path = `/api/designs/${here.design}/exports`
  const answer = await planner.post(path, { edition: 'internal', paper: 'a4' })
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toBe(
    'attachment; filename="Basin-hydrology-seminar-series-working-papers.pdf"',
  )
  const words = await answer.text()
  expect(words).toContain('%PDF')
  expect(words).not.toContain('Ilvane Dorsk')
  expect((await planner.post(path, { edition: 'partner', paper: 'a4' })).status).toBe(400)
  expect((await planner.post(path, { edition: 'internal', paper: 'a3' })).status).toBe(400)
})

test('[EXPORT2] file names hold nothing but plain letters of the cover title', () => {
  expect(fileName('Säle & "Höfe"\r\nX: y/../z', 'pdf')).toBe('Sale-Hofe-X-y-z.pdf')
  expect(fileName('حوار', 'pdf')).toBe('design.pdf')
  expect(fileName('x'.repeat(500), 'json')).toHaveLength(65)
})
