import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inlineCompactor } from '../../room/collect.ts'
import { Rooms } from '../../room/rooms.ts'
import { Chance } from '../../testing/chance.ts'
import { HandClock } from '../../testing/hand-clock.ts'
import { LiveServer } from '../../testing/live-server.ts'
import { MemoryDevice } from '../../testing/memory-device.ts'
import { MemoryLog } from '../../testing/memory-log.ts'
import { modelRules } from '../../testing/model-rules.ts'
import { connect } from '../connect.ts'
import type { Connection } from '../connection.ts'
import type { SaveState } from '../save-state.ts'
import type { Aside } from './store.ts'

const ends: (() => void | Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const root = 'text/a'
let windows = 0

/** A server, and a device whose windows end as told. */
async function world() {
  const log = new MemoryLog().create('d1/core', 'e1')
  const rooms = new Rooms({ log, rules: () => modelRules, compactor: inlineCompactor })
  const server = await LiveServer.open(rooms, 0)
  ends.push(() => server.close())
  const device = new MemoryDevice()
  interface Opening {
    readonly epoch?: string
    readonly mayWrite?: boolean
    readonly document?: boolean
    readonly person?: string
    readonly on?: MemoryDevice
    readonly url?: string
    readonly clock?: HandClock
  }
  const open = ({
    epoch = 'e1',
    mayWrite = true,
    document = true,
    person = 'ada',
    on = device,
    ...at
  }: Opening = {}) => {
    const doc = new Y.Doc()
    const store = on.open()
    const offered: Aside[] = []
    const words = () => doc.getText(root).toString()
    const window = `w${++windows}`
    const keeping = { store, window, document, mayWrite, words, offer: (aside: Aside) => void offered.push(aside) }
    const params = { person, role: mayWrite ? 'write' : 'read' }
    const connection = connect({
      ...{ url: server.url, compartment: 'd1/core', doc, epoch, schema: 3, params, keeping, random: () => 0 },
      ...at,
    })
    const crash = () => {
      store.crash()
      connection.close()
    }
    ends.push(crash)
    return { ...connection, doc, offered, crash, text: doc.getText(root) }
  }
  const away = () => rooms.expel(() => true, 1012, 'restart')
  return { log, rooms, device, open, away, server }
}

function until(connection: Pick<Connection, 'saveState' | 'watch'>, holds: (state: SaveState) => boolean) {
  return new Promise<SaveState>((resolve) => {
    const look = () => {
      if (!holds(connection.saveState())) return
      stop()
      resolve(connection.saveState())
    }
    const stop = connection.watch(look)
    look()
  })
}
const saved = (state: SaveState) => state.is === 'saved'
const kept = (state: SaveState) => state.is === 'unsaved' && state.kept
/** Everything that waits for its turn has had it. */
const turns = async (count = 5) => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate)
}

/** The words that are on the device and not in this document. */
function beyond(doc: Y.Doc, device: MemoryDevice): string {
  const whole = new Y.Doc()
  Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
  for (const { bytes } of device.kept.changes) Y.applyUpdate(whole, bytes)
  return whole.getText(root).toString().replace(doc.getText(root).toString(), '')
}

test('[KEEP2] what was written offline survives the end of its window, is in the next one, and is sent from there once', async () => {
  const { open, away, device, log } = await world()
  const first = open()
  await until(first, saved)
  const stop = first.watch(() => {})
  log.gate = () => new Promise(() => {})
  first.text.insert(0, 'the river')
  away()
  await until(first, kept)
  expect(device.kept.changes.length).toBeGreaterThan(0)
  first.crash()
  stop()
  log.gate = undefined
  const next = open()
  await until(next, saved)
  expect(next.text.toString()).toBe('the river')
  await turns()
  expect(beyond(next.doc, device)).toBe('')
  expect(device.kept.words).toEqual([])
  const other = open({ on: new MemoryDevice(), person: 'ben' })
  await until(other, saved)
  expect(other.text.toString()).toBe('the river')
})

test('[KEEP3] nothing of a compartment that may not stay is on the device once it is saved', async () => {
  const { open, device } = await world()
  const one = open({ document: false })
  await until(one, saved)
  one.text.insert(0, 'sealed words')
  await until(one, (state) => state.is === 'saving')
  await until(one, saved)
  await turns()
  expect(device.kept).toEqual({ document: undefined, changes: [], words: [], aside: [] })
})

test('[KEEP4] a full device is said: the changes count as in this window only, until there is room again', async () => {
  const { open, away, device, log } = await world()
  const one = open()
  await until(one, saved)
  log.gate = () => new Promise(() => {})
  device.isFull = (change) => (change.add ?? []).length > 0
  one.text.insert(0, 'words')
  away()
  expect(await until(one, ({ is }) => is === 'unsaved')).toEqual({ is: 'unsaved', changes: 1, kept: false })
  device.isFull = undefined
  one.text.insert(0, 'more ')
  await until(one, kept)
  expect(device.kept.changes).toHaveLength(2)
})

test('[KEEP5] another epoch never merges what was kept: its words are offered until they are taken away', async () => {
  const { open, away, device, log } = await world()
  const one = open()
  await until(one, saved)
  log.gate = () => new Promise(() => {})
  one.text.insert(0, 'of the old epoch')
  away()
  await until(one, kept)
  one.crash()
  log.gate = undefined
  log.create('d1/core', 'e2')
  const next = open({ epoch: 'e2' })
  await turns()
  expect(next.offered).toMatchObject([{ reason: 'epoch', words: 'of the old epoch' }])
  expect(next.text.toString()).toBe('')
  expect(device.kept.changes).toEqual([])
  next.crash()
  const later = open({ epoch: 'e2' })
  await turns()
  expect(later.offered).toMatchObject([{ words: 'of the old epoch' }])
  await device.open().write({ forgetAside: true })
  later.crash()
  const last = open({ epoch: 'e2' })
  await turns()
  expect(last.offered).toEqual([])
})

test('[KEEP5] words are offered, never sent, where their person may not write any more; also those of a crash before any words were kept', async () => {
  const { open, device, log } = await world()
  const one = open()
  await until(one, saved)
  let fail = (_: Error) => {}
  log.gate = () =>
    new Promise((_, reject) => {
      fail = reject
    })
  one.text.insert(0, 'before the role changed')
  await turns()
  one.crash()
  expect(device.kept.words).toEqual([])
  log.gate = undefined
  fail(new Error('the power went'))
  await turns()
  const next = open({ mayWrite: false })
  await turns()
  expect(next.offered).toMatchObject([{ reason: 'refused', words: 'before the role changed' }])
  expect((await until(next, saved)).is).toBe('saved')
  expect(next.text.toString()).toBe('')
  expect(log.entries('d1/core')).toHaveLength(0)
})

test('[KEEP6] who may not be here any more keeps nothing on the device', async () => {
  const { open, rooms, device } = await world()
  const one = open()
  await until(one, saved)
  one.text.insert(0, 'words')
  await until(one, saved)
  rooms.expel(() => true, 4403, 'not allowed')
  await until(one, ({ is }) => is === 'cannot')
  await turns()
  expect(device.kept).toEqual({ document: undefined, changes: [], words: [], aside: [] })
})

test('[KEEP7] two windows of one person share the device: each sends what the other left, and nothing is doubled', async () => {
  const { open, away, device, log } = await world()
  const [one, two] = [open(), open()]
  await Promise.all([until(one, saved), until(two, saved)])
  log.gate = () => new Promise(() => {})
  one.text.insert(0, '[one]')
  two.text.insert(0, '[two]')
  away()
  await Promise.all([until(one, kept), until(two, kept)])
  one.crash()
  log.gate = undefined
  const three = open()
  two.retry()
  await Promise.all([until(two, saved), until(three, saved)])
  await turns(20)
  for (const window of [two, three])
    expect([...window.text.toString().matchAll(/\[\w+\]/g)].map(String).sort()).toEqual(['[one]', '[two]'])
  expect(beyond(three.doc, device)).toBe('')
})

const seed = 20261126

test(`[KEEP8] at whatever moment a window ends, nothing that was kept or saved is lost, and nothing doubled (seed ${seed})`, async () => {
  let crashes = 0
  let recovered = 0
  for (let run = 0; run < 25; run++) {
    const chance = new Chance(seed + run)
    const { open, away, device, log } = await world()
    const safe = new Set<string>()
    let count = 0
    let here = [{ ...open(), wrote: [] as string[] }]
    const release: (() => void)[] = []
    const hold = () => new Promise<void>((resolve) => release.push(resolve))
    for (let step = 0; step < 40; step++) {
      const one = chance.of(here)
      const does = chance.below(10)
      if (does < 5 && one.arrived()) {
        const token = `<${++count}>`
        one.text.insert(chance.of([0, one.text.length]), token)
        one.wrote.push(token)
      } else if (does === 5) away()
      else if (does === 6) one.retry()
      else if (does === 7) device.gate = chance.maybe(0.5) ? hold : undefined
      else if (does === 8) log.gate = chance.maybe(0.5) ? hold : undefined
      else {
        one.crash()
        crashes++
        const left = here.filter((each) => each !== one)
        here = left.length > 1 ? left : [...left, { ...open(), wrote: [] }]
        if (chance.maybe(0.3)) here.push({ ...open(), wrote: [] })
      }
      if (chance.maybe(0.5)) for (const go of release.splice(0)) go()
      await turns(chance.below(4))
      for (const { saveState, wrote } of here)
        if (saved(saveState()) || kept(saveState())) for (const token of wrote) safe.add(token)
    }
    device.gate = undefined
    log.gate = undefined
    for (const go of release.splice(0)) go()
    for (const each of here) each.crash()
    recovered += device.kept.changes.length
    const last = open()
    await until(last, saved)
    const found = [...last.text.toString().matchAll(/<\d+>/g)].map(String)
    expect(new Set(found).size, `run ${run}`).toBe(found.length)
    for (const token of safe) expect(found, `run ${run}`).toContain(token)
    await turns(20)
    expect(beyond(last.doc, device), `run ${run}`).toBe('')
    last.crash()
  }
  expect(crashes).toBeGreaterThan(40)
  expect(recovered).toBeGreaterThan(10)
})

test('[KEEP9] after a purge nothing from before it stays on the device or is offered, however late it comes back', async () => {
  const { log, device, open, away, rooms } = await world()
  const one = open()
  await until(one, saved)
  log.gate = () => new Promise(() => {})
  one.text.insert(0, 'Dorsk, offline')
  away()
  await until(one, kept)
  one.crash()
  expect(device.kept.changes).toHaveLength(1)
  // What another window set aside long ago, and what an older page set aside without an epoch.
  device.apply({ aside: { key: 'w0', reason: 'refused', epoch: 'e1', words: 'Dorsk' } })
  device.apply({ aside: { key: 'w00', reason: 'epoch', words: 'Dorsk' } })
  log.gate = undefined
  log.create('d1/core', 'purged-e2')
  rooms.dissolve('d1/core', 4410, 'something was removed for good')
  const late = open({ epoch: 'purged-e2' })
  await until(late, saved)
  expect(late.offered).toEqual([])
  expect(late.text.toString()).toBe('')
  expect(device.kept).toMatchObject({ changes: [], words: [], aside: [] })
  late.text.insert(0, 'after it')
  await until(late, saved)
  expect(JSON.stringify(device.kept)).not.toContain('Dorsk')
})

test('[KEEP9] whoever is sent out by a purge loses what was not sent, at once', async () => {
  const { log, device, open, rooms } = await world()
  const one = open()
  await until(one, saved)
  log.create('d1/core', 'purged-e2')
  rooms.dissolve('d1/core', 4410, 'something was removed for good')
  await until(one, (state) => state.is === 'cannot' && state.reason === 'purged')
  await turns()
  expect(device.kept).toMatchObject({ document: undefined, changes: [], words: [], aside: [] })
})

test('[KEEP11] what the server has goes from the device with the copy that holds it: until then no words after it are without those before', async () => {
  const { open, away, device, log } = await world()
  const clock = new HandClock()
  const one = open({ clock })
  await until(one, saved)
  one.text.insert(0, 'the ')
  await until(one, (state) => state.is === 'saving')
  await until(one, saved)
  clock.turn(1_000)
  await turns()
  expect(device.kept.document).toBeDefined()
  expect(device.kept.changes).toEqual([])
  one.text.insert(one.text.length, 'river ')
  await until(one, (state) => state.is === 'saving')
  await until(one, saved)
  await turns()
  log.gate = () => new Promise(() => {})
  one.text.insert(one.text.length, 'rises')
  away()
  await until(one, kept)
  one.crash()
  const unreachable = open({ url: 'ws://127.0.0.1:9' })
  await until(unreachable, kept)
  expect(unreachable.text.toString()).toBe('the river rises')
  unreachable.crash()
  log.gate = undefined
  const last = open({ clock })
  await until(last, saved)
  clock.turn(10_000)
  await turns()
  expect(device.kept.changes).toEqual([])
})
