import type { Role } from '@balcony/access'
import { process } from '@balcony/design'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { FeedEvent, RecordedWaiver, ReviewAnswer } from '../contract.ts'
import { Reader } from '../reading/reader.ts'
import { listenTo } from '../testing/listening.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import { maxReasonChars } from './asked.ts'
import { Notices, noticesStandFor } from './notices.ts'
import { mayPassReview, type StopsHouse } from './stops.ts'
import { dayOf } from './waivers.ts'

let here: World
beforeEach(async () => {
  here = await world()
})
afterEach(() => here.close())

const path = (rest: string) => `/api/designs/${here.design}/${rest}`
const looked = async (by: Visitor) => (await (await by.get(path('review'))).json()) as ReviewAnswer
const waiversOf = async (by: Visitor) => (await (await by.get(path('waivers'))).json()) as RecordedWaiver[]
const inDays = (days: number) => dayOf(here.clock.now() + days * 86_400_000)
const dismissal = (key: string, more = {}) => ({
  ...{ key, kind: 'accepted', reason: 'The lead has talked to them.', until: inDays(30) },
  ...more,
})

/** Facts of the demo case changed in the store, as another client would: Bell, whose screening is not cleared, is invited. */
async function invite(person = 'D1'): Promise<void> {
  const compartment = `${here.design}/core`
  const stored = await here.storage.log.load(compartment)
  if (!stored) throw new Error('the demo case has a core')
  const doc = new Y.Doc()
  for (const bytes of [stored.snapshot, ...stored.updates.map((update) => update.bytes)])
    if (bytes) Y.applyUpdate(doc, bytes)
  const before = Y.encodeStateVector(doc)
  doc.getMap('values').set(`participant/${person}/invitation`, 'invited')
  const entry = {
    ...{ compartment, epoch: stored.epoch, bytes: Y.encodeStateAsUpdate(doc, before), by: here.lead.id },
    ...{ signIn: 'test', at: here.clock.now(), newClients: [doc.clientID] },
  }
  await here.storage.log.append([entry])
}

const all = ['people', 'legal', 'security', 'sealed', 'evaluation'] as const
const somebody = (role: Role, clearances: readonly (typeof all)[number][] = []) => here.person({ role, clearances })

test('[FIND1] everybody sees the findings over what they may enter, and no finding drawn from anything else', async () => {
  await invite()
  const [lead, planner, counsel] = [
    await looked(here.lead),
    await looked(await somebody('planner')),
    await looked(await somebody('reviewer', ['legal'])),
  ]
  const drawn = (answer: ReviewAnswer) => [...new Set(answer.findings.flatMap((each) => each.reads))].sort()
  expect(drawn(lead)).toContain('legal')
  expect(drawn(planner)).toEqual([])
  expect(planner.findings.length).toBeGreaterThan(3)
  expect(drawn(counsel)).toEqual(['legal'])
})

test('[FIND2] without clearance one is told the sentence of the rule at the table, never who, why or how many', async () => {
  const quiet = await (await (await somebody('planner')).get(path('review'))).text()
  await invite()
  here.clock.turn(noticesStandFor)
  const one = await (await (await somebody('planner')).get(path('review'))).text()
  await invite('D2')
  here.clock.turn(noticesStandFor)
  const planner = await somebody('planner')
  const two = await (await planner.get(path('review'))).text()
  expect((JSON.parse(two) as ReviewAnswer).notices).toContainEqual({
    rule: 'DR-02',
    at: 'participant',
    message: 'Somebody on a list is not to be contacted yet. Ask the lead.',
  })
  const notices = (text: string) => (JSON.parse(text) as ReviewAnswer).notices
  // An advice about a short list and a blocker about two people look the same.
  expect(notices(two)).toEqual(notices(one))
  for (const bytes of [quiet, one, two]) {
    expect(bytes).not.toContain('participant/D')
    expect(bytes).not.toContain('Bell')
    expect(bytes).not.toContain('possible_match')
    expect(bytes).not.toMatch(/"reads":\[[^\]]/)
  }
  expect((await looked(here.lead)).notices).toEqual([])
})

test('[FIND3] what is said of closed compartments stands for a while: trying names shows nothing at once', async () => {
  const planner = await somebody('planner')
  const before = (await looked(planner)).notices
  for (const person of ['O1', 'O2', 'O3', 'D1', 'D2', 'T1', 'L1']) {
    await invite(person)
    expect((await looked(planner)).notices).toEqual(before)
  }
})

test('[WAIVE1] a planner dismisses a warning with kind, reason and end; everybody sees it dismissed, until it is reopened', async () => {
  const [planner, other] = [await somebody('planner'), await somebody('planner')]
  const feed = await listenTo(other, here.design)
  const warning = (await looked(planner)).findings.find((each) => each.severity === 'warning')
  const made = await planner.post(path('waivers'), dismissal(warning?.key ?? ''))
  expect(made.status).toBe(201)
  const waiver = (await made.json()) as RecordedWaiver
  expect(waiver).toMatchObject({ rule: warning?.rule, at: warning?.at, by: planner.id, kind: 'accepted' })
  expect(await feed.next(1)).toEqual([{ is: 'waivers' }] satisfies FeedEvent[])
  await feed.stop()
  expect(await waiversOf(other)).toEqual([waiver])
  const seen = (await looked(other)).findings.find((each) => each.key === warning?.key)
  expect(seen?.waived).toMatchObject({ by: planner.id, until: waiver.until })
  expect((await planner.post(path('waivers'), dismissal(warning?.key ?? ''))).status).toBe(409)
  expect((await other.post(path(`waivers/${waiver.id}/reopen`))).status).toBe(404)
  expect((await planner.post(path(`waivers/${waiver.id}/reopen`))).status).toBe(204)
  expect(await waiversOf(other)).toEqual([])
  const acts = (await here.storage.journal.of(here.design)).filter((act) => 'waiver' in act.about)
  expect(acts.map((act) => [act.did, act.about])).toEqual([
    ['dismissed', { waiver: waiver.id }],
    ['reopened', { waiver: waiver.id }],
  ])
})

test('[WAIVE2] what stops agreement is dismissed by a lead only, and where one alone may not, holds once a second cleared person agrees', async () => {
  await invite()
  const blocker = (await looked(here.lead)).findings.find(
    (each) => each.rule === 'DR-02' && each.severity === 'blocker',
  )
  const key = blocker?.key ?? ''
  expect(key).not.toBe('')
  const [cleared, uncleared, counsel] = [
    await somebody('planner', ['legal']),
    await somebody('lead'),
    await somebody('reviewer', ['legal']),
  ]
  expect((await cleared.post(path('waivers'), dismissal(key))).status).toBe(404)
  expect((await uncleared.post(path('waivers'), dismissal(key))).status).toBe(409)
  const made = (await (await here.lead.post(path('waivers'), dismissal(key))).json()) as RecordedWaiver
  expect(made.needsSecond).toBe(true)
  const isWaived = async () => (await looked(here.lead)).findings.find((each) => each.key === key)?.waived !== undefined
  expect(await isWaived()).toBe(false)
  expect((await here.lead.post(path(`waivers/${made.id}/agree`))).status).toBe(404)
  expect((await uncleared.post(path(`waivers/${made.id}/agree`))).status).toBe(404)
  const agreed = await counsel.post(path(`waivers/${made.id}/agree`))
  expect(await agreed.json()).toMatchObject({ second: { by: counsel.id } })
  expect(await isWaived()).toBe(true)
  expect(await waiversOf(uncleared)).toEqual([])
})

test('[WAIVE3] a dismissal ends when the facts change', async () => {
  const planner = await somebody('planner', ['legal'])
  const advice = (await looked(planner)).findings.find((each) => each.at === 'participant/D1/invitation')
  expect((await planner.post(path('waivers'), dismissal(advice?.key ?? ''))).status).toBe(201)
  await invite()
  const now = (await looked(here.lead)).findings.find((each) => each.at === 'participant/D1/invitation')
  expect(now).toMatchObject({ severity: 'blocker' })
  expect(now?.waived).toBeUndefined()
})

test('[WAIVE4] a dismissal has a reason, a kind, and an end within a year; a finding that is not there cannot be dismissed', async () => {
  const key = (await looked(here.lead)).findings.find((each) => each.severity === 'warning')?.key ?? ''
  const post = async (body: object) => (await here.lead.post(path('waivers'), body)).status
  expect(await post(dismissal(key, { reason: ' ' }))).toBe(400)
  expect(await post(dismissal(key, { reason: 'x'.repeat(maxReasonChars + 1) }))).toBe(400)
  expect(await post(dismissal(key, { kind: 'bored' }))).toBe(400)
  expect(await post(dismissal(key, { until: inDays(-1) }))).toBe(400)
  expect(await post(dismissal(key, { until: inDays(400) }))).toBe(400)
  expect(await post(dismissal(key, { until: '2027-02-31' }))).toBe(400)
  expect(await post(dismissal('DR-01|party/P1|nothing'))).toBe(409)
  expect(await post(dismissal(key))).toBe(201)
})

test('[STOP1] blockers stop on the server whoever acts; of closed parts only the rule is told, and dismissed ones stop nothing', async () => {
  const reader = new Reader(here.storage, here.clock)
  const notices = () => new Notices(process, here.storage, reader, here.clock)
  const asks = async (by: Visitor, house: StopsHouse) => {
    const member = (await here.storage.members.of(here.design)).find(({ person }) => person === by.id)
    if (!member) throw new Error('a member acts')
    return mayPassReview(house, { ...member, design: here.design })
  }
  const now = () => ({ storage: here.storage, clock: here.clock, reader, notices: notices() })
  try {
    const uncleared = await somebody('lead')
    await invite()
    const refused = await asks(here.lead, now())
    expect(refused).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    const told = JSON.stringify(await asks(uncleared, now()))
    expect(told).toContain('DR-02')
    expect(told).not.toMatch(/D1|Bell|possible_match/)
    const answer = await looked(uncleared)
    expect(answer.stopping.map(({ rule, at }) => [rule, at])).toContainEqual(['DR-02', 'participant'])
    expect(JSON.stringify(answer.stopping)).not.toMatch(/D1|Bell/)
    const counsel = await somebody('reviewer', [...all])
    const blockers = (await looked(here.lead)).findings.filter((each) => each.severity === 'blocker' && !each.waived)
    expect(blockers.length).toBeGreaterThan(0)
    for (const { key } of blockers) {
      const made = await here.lead.post(path('waivers'), dismissal(key))
      const { id, needsSecond } = (await made.json()) as RecordedWaiver
      if (needsSecond) await counsel.post(path(`waivers/${id}/agree`))
    }
    expect(await asks(here.lead, now())).toEqual({ ok: true, value: undefined })
    expect(await asks(uncleared, now())).toEqual({ ok: true, value: undefined })
  } finally {
    await reader.close()
  }
})

test('[THRESHOLD2] a lead sets thresholds of a design, and both the findings and everybody’s cards follow at once', async () => {
  const [planner, feed] = [await somebody('planner'), await listenTo(here.lead, here.design)]
  const set = (by: Visitor, thresholds: object) => by.post(path('thresholds'), { thresholds })
  const count = async (rule: string) => (await looked(planner)).findings.filter((each) => each.rule === rule).length
  const before = await count('DR-20')
  expect((await set(planner, { womenAim: 0.9 })).status).toBe(404)
  expect((await set(here.lead, { womenAim: 0.99, womenFloor: 0.95 })).status).toBe(200)
  expect(await count('DR-20')).toBeGreaterThan(before)
  expect(await feed.next(1)).toEqual([{ is: 'access' }])
  await feed.stop()
  const card = async () => (await (await planner.get(`/api/designs/${here.design}`)).json()).reviewSettings
  expect(await card()).toMatchObject({ womenAim: 0.99, riskHigh: 15 })
  const refused = await set(here.lead, { womenAim: 7 })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    problem: { at: 'womenAim', message: 'The threshold womenAim is a number from 0 to 1.' },
  })
  expect((await set(here.lead, { womenHope: 1 })).status).toBe(400)
  expect((await card()).womenAim).toBe(0.99)
  expect((await set(here.lead, {})).status).toBe(200)
  expect(await count('DR-20')).toBe(before)
  expect((await here.storage.journal.of(here.design)).filter(({ did }) => did === 'set-thresholds')).toHaveLength(2)
})

test('[DESIGN4] no byte of a finding, reason or dismissal drawn from a closed compartment reaches anybody outside it', async () => {
  await invite()
  const planner = await somebody('planner')
  const feed = await listenTo(planner, here.design)
  const sealed = (await looked(here.lead)).findings.filter((each) => each.reads.length > 0)
  expect(sealed.length).toBeGreaterThan(1)
  for (const finding of sealed) {
    const made = await here.lead.post(path('waivers'), dismissal(finding.key, { reason: 'Sella vouches for them.' }))
    expect(made.status).toBe(201)
  }
  const waiver = (await waiversOf(here.lead))[0]
  const answers = [
    await planner.get(path('review')),
    await planner.get(path('waivers')),
    await planner.post(path('waivers'), dismissal(sealed[0]?.key ?? '')),
    await planner.post(path(`waivers/${waiver?.id}/agree`)),
    await planner.post(path(`waivers/${waiver?.id}/reopen`)),
  ]
  const bytes = (await Promise.all(answers.map((answer) => answer.text()))).join('\n')
  await here.lead.post(path('threads'), { anchor: { on: 'place', address: 'venue/V1' }, text: 'The last word.' })
  await feed.until(() => feed.bytes().includes('The last word.'))
  await feed.stop()
  for (const finding of sealed) {
    // A place may have findings of its own that everybody sees: the words are what was drawn from elsewhere.
    expect(bytes).not.toContain(finding.key)
    expect(bytes).not.toContain(finding.message)
  }
  for (const each of [bytes, feed.bytes()]) {
    expect(each).not.toContain('Sella')
    expect(each).not.toContain('waivers')
    expect(each).not.toContain(waiver?.id)
  }
})
