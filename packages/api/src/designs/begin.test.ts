import { importDesign, process, type Snapshot, templates } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MadeDesign } from '../contract.ts'
import { type World, world } from '../testing/world.ts'

let here: World
beforeAll(async () => {
  here = await world()
})
afterAll(() => here.close())

async function begin(asked: object): Promise<{ made: MadeDesign; snapshot: Snapshot }> {
  const answer = await here.lead.post('/api/designs', asked)
  expect(answer.status).toBe(201)
  const made = (await answer.json()) as MadeDesign
  const read = importDesign(process, await (await here.lead.get(`/api/designs/${made.id}/json`)).json())
  if (!read.ok) throw new Error(read.problems[0]?.message)
  return { made, snapshot: read.value.snapshot }
}

test('[BEGIN1] a design begins from a template with what was said about it', async () => {
  expect(templates.length).toBeGreaterThan(4)
  const { made, snapshot } = await begin({
    template: 'psw-series',
    title: 'حوار المياه',
    coverTitle: 'Hydrology seminar',
    workingLanguages: ['ar', 'en'],
    partyLanguages: ['ar'],
    organisation: 'Tamarisk Centre',
  })
  expect(made).toMatchObject({ title: 'حوار المياه', coverTitle: 'Hydrology seminar', role: 'lead', leftAside: [] })
  expect(snapshot.sections['design']).toMatchObject({
    title: { ar: 'حوار المياه' },
    convenor: 'Tamarisk Centre',
    workingLanguages: ['ar', 'en'],
  })
  const template = templates.find(({ id }) => id === 'psw-series')
  expect(snapshot.tables['step']).toHaveLength(5)
  expect(snapshot.tables['block']).toHaveLength(template?.sessions.flatMap(({ blocks }) => blocks).length ?? 0)
})

test('[BEGIN2] what was said about a blank design stands in it', async () => {
  const { made, snapshot } = await begin({
    coverTitle: 'Reading group',
    workingLanguages: ['fr'],
    organisation: 'Tamarisk Centre',
  })
  expect(made).toMatchObject({ title: 'Reading group' })
  expect(snapshot.sections['design']).toMatchObject({ workingLanguages: ['fr'], convenor: 'Tamarisk Centre' })
  expect(Object.values(snapshot.tables).flat()).toEqual([])
})

test('[BEGIN3] what cannot be a beginning is refused, and nothing is written', async () => {
  const before = await (await here.lead.get('/api/me')).json()
  const coverTitle = 'Reading group'
  for (const asked of [
    { coverTitle, template: 'constructor' },
    { template: 'training' },
    { coverTitle, template: 'training', json: demoCase },
    { coverTitle, workingLanguages: ['not a language'] },
    { coverTitle, template: 'training', today: '2020-01-01' },
  ])
    expect((await here.lead.post('/api/designs', asked)).status).toBe(400)
  expect(await (await here.lead.get('/api/me')).json()).toEqual(before)
})
