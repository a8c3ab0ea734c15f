import { process } from '@balcony/design'
import { anchorWords, refreshAnchor } from '@balcony/document'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listenTo } from '../testing/listening.ts'
import { type Visitor, type World, world } from '../testing/world.ts'
import { writer } from '../testing/writing.ts'
import type { Activity, ActivityLine, Comparison, Moment, Restored, Unseen, Version, VersionList } from './contract.ts'

let here: World
let base: string
let ana: Visitor
beforeEach(async () => {
  here = await world()
  base = `/api/designs/${here.design}`
  ana = await here.person({ role: 'planner' })
})
afterEach(() => here.close())

const capacity = 'venue/V1/capacity'
const minute = 60_000

async function json<T>(answer: Promise<Response>): Promise<T> {
  const got = await answer
  expect(got.status, await got.clone().text()).toBeLessThan(300)
  return (await got.json()) as T
}
const named = (who: Visitor, name: string) =>
  json<Version>(who.post(`${base}/versions`, { name, note: '', kind: 'draft' }))
const moment = (who: Visitor, of: string) => json<Moment>(who.get(`${base}/versions/moment?of=${of}`))
const compared = (who: Visitor, from: string, to: string) =>
  json<Comparison>(who.get(`${base}/versions/compare?from=${from}&to=${to}`))
const history = async (who: Visitor, address: string): Promise<readonly ActivityLine[]> =>
  (await json<Activity>(who.get(`${base}/history?address=${address}`))).lines
const valueAt = ({ snapshot }: Moment, id: string, field: string) =>
  snapshot.tables['venue']?.find((row) => row.id === id)?.values[field]

test('[VERSION1] a named version says for ever what the design said then; any other moment can be looked at too', async () => {
  const one = await writer(here, ana)
  await one.edit({ do: 'set', address: capacity, value: 60 })
  here.clock.turn(minute)
  const between = here.clock.now()
  here.clock.turn(minute)
  await one.edit({ do: 'set', address: capacity, value: 70 })
  const version = await named(ana, 'Sent to partners')
  here.clock.turn(minute)
  await one.edit({ do: 'set', address: capacity, value: 80 }, { do: 'remove', table: 'venue', id: 'V1' })
  expect(valueAt(await moment(here.lead, `v:${version.id}`), 'V1', 'capacity')).toBe(70)
  expect(valueAt(await moment(here.lead, `t:${between}`), 'V1', 'capacity')).toBe(60)
  expect(valueAt(await moment(here.lead, 'now'), 'V1', 'capacity')).toBeUndefined()
  const now = await here.api.historian.caughtUp(`${here.design}/core`)
  expect((await moment(ana, 'now')).snapshot).toEqual((await moment(ana, `t:${here.clock.now()}`)).snapshot)
  expect(now?.rows).toBeGreaterThan(3)
  const list = await json<VersionList>(ana.get(`${base}/versions`))
  expect(list.versions).toMatchObject([{ id: version.id, name: 'Sent to partners', kind: 'draft', by: ana.id }])
  expect(list.sittings).toMatchObject([{ people: [ana.id], sections: ['venues'] }])
  expect((await ana.get(`${base}/versions/moment?of=v:nothing`)).status).toBe(404)
  expect((await ana.get(`${base}/versions/moment?of=t:x`)).status).toBe(404)
})

test('[VERSION2] nobody is told anything of a compartment that they may not enter: no value, no line, no count', async () => {
  const cleared = await here.person({ role: 'planner', clearances: ['people'] })
  const vault = await writer(here, cleared, 'people')
  const secret = 'Teodor Marwick'
  const begun = here.clock.now()
  here.clock.turn(minute)
  await vault.edit({ do: 'write', address: 'identity/O1/name', text: secret })
  const version = await named(here.lead, 'With names')
  await vault.edit({ do: 'write', address: 'identity/O1/name', text: 'Somebody else' })
  const asks = [
    `${base}/activity`,
    `${base}/versions`,
    `${base}/looks`,
    `${base}/versions/moment?of=v:${version.id}`,
    `${base}/versions/moment?of=t:${here.clock.now()}`,
    `${base}/versions/compare?from=t:${begun}&to=now`,
  ]
  let seen = ''
  for (const ask of asks) seen += JSON.stringify(await json(ana.get(ask)))
  for (const hidden of [secret, 'identity', 'Somebody else']) expect(seen).not.toContain(hidden)
  expect(JSON.parse(JSON.stringify(await json<VersionList>(ana.get(`${base}/versions`)))).sittings).toEqual([])
  expect((await ana.get(`${base}/history?address=identity/O1/name`)).status).toBe(404)
  const [line] = await history(cleared, 'identity/O1/name')
  const bring = { line: line?.id, which: 'before' }
  expect((await ana.post(`${base}/history/bring-back`, bring)).status).toBe(404)
  // Whoever is cleared sees all of it.
  let whole = ''
  for (const ask of asks) whole += JSON.stringify(await json(cleared.get(ask)))
  expect(whole).toContain(secret)
  for (const role of ['reader'] as const) {
    const reader = await here.person({ role })
    for (const ask of asks) expect((await reader.get(ask)).status, ask).toBe(404)
  }
})

test('[VERSION3] comparing tells what was filled in, changed, added, removed and moved, by whom, and nothing else', async () => {
  const [one, two] = [await writer(here, ana), await writer(here, here.lead)]
  const before = await named(ana, 'Before')
  here.clock.turn(minute)
  await one.edit({ do: 'set', address: capacity, value: 61 })
  await one.edit({ do: 'add', table: 'venue', id: 'V9', values: { name: 'Mill' } })
  await two.hear()
  await two.edit({ do: 'remove', table: 'venue', id: 'V2' }, { do: 'write', address: 'design/summary', text: 'Short.' })
  await two.edit({ do: 'move', table: 'party', id: 'P1', before: undefined })
  // Written and taken back: nothing differs in the end.
  await two.edit({ do: 'set', address: 'venue/V3/capacity', value: 5 })
  const stood = await moment(ana, `v:${before.id}`)
  await two.edit({ do: 'set', address: 'venue/V3/capacity', value: valueAt(stood, 'V3', 'capacity') })
  const { sections, names } = await compared(ana, `v:${before.id}`, 'now')
  expect(sections.map((each) => each.section)).toEqual(
    ['design', 'parties', 'venues'].filter((name) => name in process.sections),
  )
  const venues = sections.find((each) => each.section === 'venues')
  expect(venues?.fields).toMatchObject([
    { address: capacity, after: 61, by: [{ person: ana.id }] },
    { address: 'venue/V9/name', after: 'Mill' },
  ])
  expect(venues?.records).toMatchObject([
    { address: 'venue/V9', what: 'added', by: [{ person: ana.id }] },
    { address: 'venue/V2', what: 'removed', by: [{ person: here.lead.id }] },
  ])
  expect(sections.flatMap((each) => each.records)).toContainEqual(
    expect.objectContaining({ address: 'party/P1', what: 'moved', from: 1 }),
  )
  expect(names['venue/V9']).toBe('Mill')
  expect(names['venue/V2']).toBeTruthy()
  expect((await compared(ana, 'now', 'now')).sections).toEqual([])
})

test('[VERSION4] [VERSION5] a section is brought back alone, forward, with comments in their places, and those who write are told', async () => {
  const one = await writer(here, ana)
  await one.edit({ do: 'write', address: 'venue/V1/name', text: 'Lakeside House by the river' })
  const before = await named(ana, 'Before')
  here.clock.turn(minute)
  const anchor = anchorWords(one.doc, 'venue/V1/name', { from: 9, to: 14 })
  if (!anchor.ok) throw new Error(anchor.problem.message)
  expect(anchor.value.quote.exact).toBe('House')
  await one.edit({ do: 'write', address: 'venue/V1/name', text: 'The Lakeside House, by the lake' })
  await one.edit({ do: 'set', address: capacity, value: 99 })
  await one.edit({ do: 'add', table: 'venue', id: 'V9', values: { name: 'Mill' } })
  await one.edit({ do: 'write', address: 'design/summary', text: 'Another summary.' })
  const feed = await listenTo(ana, here.design)
  const done = await json<Restored>(
    here.lead.post(`${base}/versions/restore`, { to: `v:${before.id}`, section: 'venues' }),
  )
  expect(done.written).toBeGreaterThan(2)
  await one.hear()
  expect(one.live.value('venue/V1/name')).toBe('Lakeside House by the river')
  expect(one.live.rows('venue').map((row) => row.id)).not.toContain('V9')
  expect(one.live.value('design/summary')).toBe('Another summary.')
  expect(refreshAnchor(one.doc, anchor.value)).toMatchObject({ state: 'fresh', anchor: { quote: { exact: 'House' } } })
  expect((await history(ana, 'venue/V1/name'))[0]).toMatchObject({ by: here.lead.id })
  // What stood before the restore is there as a version.
  const kept = await moment(ana, `v:${done.kept}`)
  expect([valueAt(kept, 'V1', 'capacity'), valueAt(kept, 'V9', 'name')]).toEqual([99, 'Mill'])
  const events = await feed.next(4)
  const states = events.flatMap((event) => (event.is === 'restore' ? [event] : []))
  expect(states).toMatchObject([{ by: here.lead.id, state: 'begins', section: 'venues' }, { state: 'done' }])
  await feed.stop()
  // And everything.
  await json(here.lead.post(`${base}/versions/restore`, { to: `v:${before.id}` }))
  const [now, then] = [await moment(here.lead, 'now'), await moment(here.lead, `v:${before.id}`)]
  expect(now.snapshot).toEqual(then.snapshot)
  expect(await json(here.lead.post(`${base}/versions/restore`, { to: `v:${before.id}` }))).toMatchObject({ written: 0 })
})

test('[VERSION6] a restore is taken back within an hour, but for what somebody has written since', async () => {
  const one = await writer(here, ana)
  const before = await named(ana, 'Before')
  here.clock.turn(minute)
  await one.edit({ do: 'set', address: capacity, value: 99 }, { do: 'write', address: 'design/summary', text: 'Mine.' })
  const done = await json<Restored>(ana.post(`${base}/versions/restore`, { to: `v:${before.id}` }))
  await one.hear()
  await one.edit({ do: 'write', address: 'design/summary', text: 'Written since.' })
  expect(await json<Restored>(ana.post(`${base}/versions/${done.kept}/undo`))).toMatchObject({
    left: ['design/summary'],
  })
  await one.hear()
  expect([one.live.value(capacity), one.live.value('design/summary')]).toEqual([99, 'Written since.'])
  expect((await ana.post(`${base}/versions/${done.kept}/undo`)).status).toBe(409)
  const again = await json<Restored>(ana.post(`${base}/versions/restore`, { to: `v:${before.id}` }))
  here.clock.turn(61 * minute)
  expect((await ana.post(`${base}/versions/${again.kept}/undo`)).status).toBe(409)
})

test('[VERSION7] one value of a field’s history can be brought back, also one that lost', async () => {
  const [one, two] = [await writer(here, ana), await writer(here, here.lead)]
  await one.edit({ do: 'set', address: capacity, value: 60 })
  await two.edit({ do: 'set', address: capacity, value: 50 })
  const lines = await history(ana, capacity)
  const other = lines[0]?.lost ?? lines[0]?.before
  const which = lines[0]?.lost === undefined ? 'before' : 'lost'
  expect([50, 60]).toContain(other)
  await json(ana.post(`${base}/history/bring-back`, { line: lines[0]?.id, which }))
  await one.hear()
  expect(one.live.value(capacity)).toBe(other)
  const reviewer = await here.person({ role: 'reviewer' })
  expect((await reviewer.post(`${base}/history/bring-back`, { line: lines[0]?.id, which })).status).toBe(404)
  expect((await ana.post(`${base}/history/bring-back`, { line: 'core:999999', which })).status).toBe(404)
  // A record that was taken away, too.
  await one.edit({ do: 'remove', table: 'venue', id: 'V1' })
  const [gone] = await history(ana, 'venue/V1')
  await json(ana.post(`${base}/history/bring-back`, { line: gone?.id, which: 'before' }))
  await one.hear()
  expect(one.live.rows('venue').map((row) => row.id)).toContain('V1')
})

test('[VERSION8] a section is marked when somebody else changed it since one last looked', async () => {
  const one = await writer(here, ana)
  const unseen = (who: Visitor) => json<Unseen>(who.get(`${base}/looks`))
  await one.edit({ do: 'set', address: capacity, value: 60 })
  await here.api.historian.caughtUp(`${here.design}/core`)
  expect(await unseen(here.lead)).toEqual({})
  here.clock.turn(minute)
  expect((await here.lead.post(`${base}/looks`, { section: 'venues' })).status).toBe(204)
  here.clock.turn(minute)
  const changed = here.clock.now()
  await one.edit({ do: 'set', address: capacity, value: 61 }, { do: 'write', address: 'design/summary', text: 'New.' })
  await here.api.historian.caughtUp(`${here.design}/core`)
  expect(await unseen(here.lead)).toEqual({ venues: changed, design: changed })
  expect(await unseen(ana)).toEqual({})
  here.clock.turn(minute)
  await here.lead.post(`${base}/looks`, { section: 'venues' })
  expect(await unseen(here.lead)).toEqual({ design: changed })
  expect((await here.lead.post(`${base}/looks`, { section: 'nowhere' })).status).toBe(404)
})
