import { process, type Snapshot } from '@balcony/design'
import { Chronicle, type Holding, read, replay, snapshotOf } from '@balcony/document'
import { handIn } from '@balcony/sync'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Visitor, type World, world } from '../testing/world.ts'
import { writer } from '../testing/writing.ts'
import { Historian, rowLastsAtMost, type StoredChange, sittingGap } from './historian.ts'

let here: World
let room: string
let ana: Visitor
let ben: Visitor
beforeEach(async () => {
  here = await world()
  room = `${here.design}/core`
  ana = await here.person({ role: 'planner' })
  ben = await here.person({ role: 'planner' })
})
afterEach(() => here.close())

const minute = 60_000
const capacity = 'venue/V1/capacity'

/** All rows, with their change. */
async function told() {
  const cursor = await here.api.historian.caughtUp(room)
  const rows = await here.storage.history.rows(room, 0, cursor?.rows ?? 0)
  return rows.map((row) => ({ ...row, change: row.change as StoredChange }))
}

async function standing(): Promise<Snapshot> {
  const stored = await here.storage.log.load(room)
  const doc = new Y.Doc()
  for (const bytes of [stored?.snapshot, ...(stored?.updates ?? []).map((each) => each.bytes)])
    if (bytes) Y.applyUpdate(doc, bytes)
  return read(process, { core: doc })
}

/** What the first kept state and all rows after it say. */
async function replayed(): Promise<Snapshot> {
  const rows = await told()
  const begun = await here.storage.history.checkpoint(room, 0)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, begun?.state ?? new Uint8Array([0, 0]))
  const held: Holding = new Chronicle(process, 'core', doc).held
  const changes = rows.map(({ address, change }) => ({ address, ...change }))
  return snapshotOf(process, new Map([['core', replay(held, changes)]]))
}

test('[HISTORY30] what people write becomes rows under their names, and the rows played over the beginning say what the design says', async () => {
  const [one, two] = [await writer(here, ana), await writer(here, ben)]
  const first = here.clock.now()
  await one.edit({ do: 'set', address: capacity, value: 60 })
  here.clock.turn(minute)
  await two.hear()
  await two.edit({ do: 'set', address: capacity, value: 75 })
  await one.edit({ do: 'add', table: 'venue', id: 'V9', before: 'V1', values: { name: 'Mill' } })
  await two.hear()
  await two.edit({ do: 'remove', table: 'venue', id: 'V9' }, { do: 'write', address: 'design/summary', text: 'New.' })
  const rows = await told()
  const facts = rows.map(({ by, address, change }) => [by, address, change.before, change.after])
  expect(facts).toContainEqual([ben.id, capacity, 60, 75])
  expect(rows[0]).toMatchObject({ by: ana.id, address: capacity, from: first, until: first, change: { after: 60 } })
  expect(facts).toContainEqual([ana.id, 'venue/V9/name', undefined, 'Mill'])
  expect(facts.at(-1)?.[0]).toBe(ben.id)
  expect(await replayed()).toEqual(await standing())
})

test('[HISTORY31] typing goes on in one row until somebody else writes there, ten minutes pass or a sitting ends; a choice is a row each time', async () => {
  const [one, two] = [await writer(here, ana), await writer(here, ben)]
  const at = 'design/summary'
  const write = async (by: typeof one, text: string) => {
    await by.hear()
    await by.edit({ do: 'write', address: at, text })
    await here.api.historian.caughtUp(room)
  }
  for (const text of ['R', 'Ri', 'Riv']) {
    here.clock.turn(1000)
    await write(one, text)
  }
  await write(two, 'Rivers')
  await write(one, 'Rivers and')
  here.clock.turn(rowLastsAtMost + 1)
  await write(one, 'Rivers and roads')
  here.clock.turn(sittingGap + 1)
  await write(one, 'Rivers and roads.')
  await one.edit({ do: 'set', address: capacity, value: 1 })
  await one.edit({ do: 'set', address: capacity, value: 2 })
  const rows = await told()
  expect(rows.filter((row) => row.address === at).map((row) => [row.by, row.change.after])).toEqual([
    [ana.id, 'Riv'],
    [ben.id, 'Rivers'],
    [ana.id, 'Rivers and'],
    [ana.id, 'Rivers and roads'],
    [ana.id, 'Rivers and roads.'],
  ])
  expect(rows.filter((row) => row.address === capacity)).toHaveLength(2)
  // What stood when the sitting ended was kept.
  const kept = await here.storage.history.checkpoint(room, rows.length)
  expect(kept?.number).toBe(4)
  expect(await replayed()).toEqual(await standing())
})

test('[HISTORY32] a server that ends at any moment goes on where it was: nothing is in history twice, and nothing is missing', async () => {
  const one = await writer(here, ana)
  const needs = { process, storage: here.storage, clock: here.clock, feeds: here.api.feeds, report: () => {} }
  /** A follower whose thread ends, or whose process ends before or after it wrote. */
  const dying = (when: 'reading' | 'before' | 'after') => {
    const history = Object.create(here.storage.history) as typeof here.storage.history
    history.pass = async (passing) => {
      if (when === 'after') await here.storage.history.pass(passing)
      throw new Error('killed')
    }
    const reader = here.historyReader
    const dead = { ask: () => Promise.reject(new Error('killed')) } as unknown as typeof reader
    return new Historian({
      ...needs,
      reader: when === 'reading' ? dead : reader,
      storage: { ...here.storage, history },
    })
  }
  let killed = 0
  for (const when of ['reading', 'before', 'after', 'before', 'reading', 'after'] as const) {
    await one.edit({ do: 'set', address: capacity, value: killed })
    await one.edit({ do: 'write', address: 'design/summary', text: `Draft ${killed}.` })
    await dying(when)
      .caughtUp(room)
      .catch(() => killed++)
  }
  expect(killed).toBe(6)
  await new Historian({ ...needs, reader: here.historyReader }).start()
  const rows = await told()
  expect(rows.filter((row) => row.address === capacity).map((row) => row.change.after)).toEqual([0, 1, 2, 3, 4, 5])
  expect(await replayed()).toEqual(await standing())
  expect(await here.storage.history.behind()).toEqual([])
})

test('[HISTORY33] a log is compacted only when history has read it', async () => {
  const one = await writer(here, ana)
  for (let n = 0; n < 20; n += 1)
    await one.edit({ do: 'write', address: 'design/publicSummary', text: `${n} `.repeat(1500) })
  // Each time the last one leaves, and there is much to collect: history reads first.
  while (((await here.storage.log.load(room))?.updates.length ?? 0) >= 20) await new Promise(setImmediate)
  const rows = await told()
  expect(rows.some((row) => row.address === 'design/publicSummary')).toBe(true)
  const stored = await here.storage.log.load(room)
  expect(stored?.updates.length).toBeLessThan(20)
  expect(new Set(rows.map((row) => row.by))).toEqual(new Set([ana.id]))
  expect(here.reports).toEqual([])
  expect(await replayed()).toEqual(await standing())
})

test('[HISTORY34] of two values written at once the one that lost stays in history, under the name of whoever wrote it', async () => {
  const [one, two] = [await writer(here, ana), await writer(here, ben)]
  await one.edit({ do: 'set', address: capacity, value: 60 })
  await two.edit({ do: 'set', address: capacity, value: 50 })
  const rows = (await told()).filter((row) => row.address === capacity)
  const values = rows.flatMap(({ change }) => [change.after, change.lost])
  expect(values).toEqual(expect.arrayContaining([60, 50]))
  expect(rows[1]).toMatchObject({ by: ben.id, change: { before: 60 } })
  expect(await replayed()).toEqual(await standing())
  // Handing in the same again changes nothing in history.
  const { epoch = '' } = (await here.storage.log.load(room)) ?? {}
  await handIn(here.api.rooms, room, { person: ben.id, signIn: 's', epoch }, Y.encodeStateAsUpdate(two.doc))
  expect((await told()).filter((row) => row.address === capacity)).toHaveLength(rows.length)
})
