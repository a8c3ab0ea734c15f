import { process } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Visitor, type World, world } from '../testing/world.ts'
import { writer } from '../testing/writing.ts'
import { approvalsHeld } from './approvals.ts'
import type { Version, VersionList } from './contract.ts'

let here: World
let base: string
let ana: Visitor
let cleared: Visitor
let version: Version
beforeEach(async () => {
  here = await world()
  base = `/api/designs/${here.design}`
  ana = await here.person({ role: 'planner' })
  cleared = await here.person({ role: 'reviewer', clearances: ['people'] })
  // Somebody is invited whom counsel has not cleared: a blocker.
  const lead = await writer(here, here.lead)
  await lead.edit({ do: 'set', address: 'participant/D1/invitation', value: 'invited' })
  version = await json<Version>(here.lead.post(`${base}/versions`, { name: 'Final', note: '', kind: 'final' }))
})
afterEach(() => here.close())

async function json<T>(answer: Promise<Response>): Promise<T> {
  const got = await answer
  expect(got.status, await got.clone().text()).toBeLessThan(300)
  return (await got.json()) as T
}

/** Every blocker is dismissed, by two where it takes two. */
async function settleReview() {
  const second = await here.person({
    role: 'planner',
    clearances: ['people', 'legal', 'security', 'sealed', 'evaluation'],
  })
  const { findings } = await json<{ findings: { key: string; severity: string; waived?: unknown }[] }>(
    here.lead.get(`${base}/review`),
  )
  const blockers = findings.filter((finding) => finding.severity === 'blocker' && !finding.waived)
  expect(blockers.length).toBeGreaterThan(0)
  for (const { key } of blockers) {
    const waiver = await json<{ id: string; needsSecond: boolean }>(
      here.lead.post(`${base}/waivers`, { key, kind: 'accepted', reason: 'Known.', until: '2027-09-30' }),
    )
    if (waiver.needsSecond) await json(second.post(`${base}/waivers/${waiver.id}/agree`))
  }
}

const ask = (...people: Visitor[]) =>
  here.lead.post(`${base}/versions/${version.id}/ask`, { people: people.map((each) => each.id) })
const answer = (who: Visitor, said = 'agreed') =>
  who.post(`${base}/versions/${version.id}/answer`, { answer: said, words: '' })
const approvals = async (who: Visitor) =>
  (await json<VersionList>(who.get(`${base}/versions`))).versions.find((each) => each.id === version.id)?.approvals ??
  []

test('[APPROVAL1] blockers of the review stop asking for agreement, on the server', async () => {
  const refused = await ask(ana)
  expect(refused.status).toBe(409)
  expect(((await refused.json()) as { problem: { message: string } }).problem.message).toMatch(
    /^The review stops this: DR-/,
  )
  expect(await approvals(here.lead)).toEqual([])
  await settleReview()
  expect(await json<Version>(ask(ana))).toMatchObject({ approvals: [{ person: ana.id, askedBy: here.lead.id }] })
})

test('[APPROVAL2] [APPROVAL3] what somebody agrees to is hashed; a later change of it makes the agreement void for the present, visibly', async () => {
  await settleReview()
  await ask(ana, cleared)
  await json(answer(ana))
  await json(answer(cleared))
  const house = { ...here, process, historian: here.api.historian }
  const held = await approvalsHeld(house, here.design, version.id)
  expect(held).toMatchObject([
    { person: ana.id, compartments: ['core'], changedSince: [] },
    { person: cleared.id, compartments: ['core', 'people'], changedSince: [] },
  ])
  for (const { hash } of held) expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(held[0]?.hash).not.toBe(held[1]?.hash)
  expect(held[0]?.sections).toContain('venues')
  // Saying that a section is agreed changes nothing that was agreed to.
  const one = await writer(here, ana)
  await one.edit({ do: 'set', address: 'venues/progress', value: 'agreed' })
  expect((await approvals(ana)).every((each) => each.void === undefined)).toBe(true)
  here.clock.turn(60_000)
  const since = here.clock.now()
  await one.edit({ do: 'set', address: 'venue/V1/capacity', value: 77 })
  expect(await approvals(here.lead)).toMatchObject([
    { person: ana.id, answer: 'agreed', void: { sections: ['venues'], by: [ana.id], since } },
    { person: cleared.id, void: { sections: ['venues'] } },
  ])
  expect((await approvalsHeld(house, here.design, version.id))[0]).toMatchObject({
    hash: held[0]?.hash,
    changedSince: ['venues'],
  })
  // A change in the vault voids only what was agreed to by whoever saw it, and is told to nobody else.
  const vault = await writer(here, here.lead, 'people')
  await vault.edit({ do: 'write', address: 'identity/O1/name', text: 'Somebody' })
  const [first, second] = await approvals(cleared)
  expect([first?.void?.sections, second?.void?.sections]).toEqual([['venues'], ['venues', 'identities']])
  expect((await approvals(ana))[1]?.void?.sections).toEqual(['venues'])
})

test('[APPROVAL4] only who was asked answers, once, and only for themselves', async () => {
  await settleReview()
  expect((await answer(ana)).status).toBe(404)
  await json(ask(ana))
  expect((await answer(cleared)).status).toBe(404)
  await json(answer(ana, 'declined'))
  expect((await answer(ana)).status).toBe(409)
  expect(await approvals(ana)).toMatchObject([{ person: ana.id, answer: 'declined' }])
  const reader = await here.person({ role: 'reader' })
  expect((await ask(reader)).status).toBe(404)
  expect((await ana.post(`${base}/versions/${version.id}/ask`, { people: [cleared.id] })).status).toBe(404)
})
