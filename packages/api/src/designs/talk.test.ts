import { readFileSync } from 'node:fs'
import type { Thread } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MadeDesign, RecordedWaiver, ReviewAnswer } from '../contract.ts'
import { type World, world } from '../testing/world.ts'

const fixtures = JSON.parse(
  readFileSync(new URL('../../../design/src/demo/fixtures.json', import.meta.url), 'utf8'),
) as { expectedReview: { rule: string; entity: string; severity: string; waived: boolean }[] }

let here: World
let made: MadeDesign
beforeAll(async () => {
  here = await world()
  made = (await (await here.lead.post('/api/designs', { json: demoCase })).json()) as MadeDesign
})
afterAll(() => here.close())

const get = async <T>(design: string, what: string) =>
  (await (await here.lead.get(`/api/designs/${design}/${what}`)).json()) as T
const brief = ({ findings }: ReviewAnswer) =>
  findings.map((each) => `${each.rule} ${each.at.split('/')[1]} ${each.severity} ${each.waived !== undefined}`).sort()

test('[BRING1] a design that was brought has exactly the findings that its field expects, the waived one waived and the concern open', async () => {
  const expected = fixtures.expectedReview.map((each) => `${each.rule} ${each.entity} ${each.severity} ${each.waived}`)
  expect(expected).toHaveLength(9)
  expect(brief(await get<ReviewAnswer>(made.id, 'review'))).toEqual(expected.sort())
})

test('[BRING2] comments of a file are conversations under the names of the file, and nobody here has said them', async () => {
  const threads = await get<Thread[]>(made.id, 'threads')
  expect(threads).toHaveLength(8)
  const people = new Set(made.members.map(({ id }) => id))
  for (const { remarks } of threads)
    for (const { by, guest } of remarks) {
      expect(people.has(by)).toBe(false)
      expect(guest?.name.length).toBeGreaterThan(1)
    }
  const [waiver] = await get<RecordedWaiver[]>(made.id, 'waivers')
  expect(waiver).toMatchObject({ rule: 'DR-29', by: here.lead.id })
  expect(waiver?.imported?.length).toBeGreaterThan(2)
  expect(made.leftAside).toContain('editions')
  expect(made.leftAside.some((path) => /Comments|waivers/.test(path))).toBe(false)
})

test('[BRING3] an answer to a partner’s concern ends it, and the review says so at once', async () => {
  const concern = (await get<Thread[]>(made.id, 'threads')).find(({ kind }) => kind === 'concern' && true)
  const open = (await get<Thread[]>(made.id, 'threads')).find(
    ({ kind, partner, status }) => kind === 'concern' && partner === 'PT1' && status.is === 'open',
  )
  expect(concern).toBeDefined()
  await here.lead.post(`/api/threads/${open?.id}/remarks`, { text: 'We move it to the lower villages.' })
  expect(brief(await get<ReviewAnswer>(made.id, 'review')).filter((each) => each.startsWith('DR-40'))).toEqual([])
})

test('[BRING4] what goes out comes back: conversations, dismissals and concerns stand in the file, and say the same when it is brought again', async () => {
  const file = await get<object>(made.id, 'json')
  const again = (await (await here.lead.post('/api/designs', { json: file })).json()) as MadeDesign
  expect(again.leftAside).toEqual([])
  const said = async (design: string) =>
    (await get<Thread[]>(design, 'threads'))
      .map(({ anchor, kind, partner, status, remarks }) =>
        JSON.stringify([anchor.address, kind, partner, status.is, remarks.map(({ at, text }) => [at, text])]),
      )
      .sort()
  expect(await said(again.id)).toEqual(await said(made.id))
  expect((await get<RecordedWaiver[]>(again.id, 'waivers')).map(({ key }) => key)).toEqual(
    (await get<RecordedWaiver[]>(made.id, 'waivers')).map(({ key }) => key),
  )
})

test('[BRING4] whoever may not enter a compartment takes no word about it out', async () => {
  await here.lead.post(`/api/designs/${here.design}/threads`, {
    anchor: { on: 'place', address: 'identity/O1/name' },
    text: 'Only for keepers of the names.',
  })
  const planner = await here.person({ role: 'planner' })
  const file = await (await planner.get(`/api/designs/${here.design}/json`)).text()
  expect(file).not.toContain('keepers of the names')
  expect(await (await here.lead.get(`/api/designs/${here.design}/json`)).text()).toContain('keepers of the names')
})
