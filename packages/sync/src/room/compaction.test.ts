import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { HandClock } from '../testing/hand-clock.ts'
import { openHouse } from '../testing/house.ts'
import { collect, inlineCompactor, readUntouched } from './collect.ts'
import { CompactionWorker } from './compaction-worker.ts'
import { merge } from './merge.ts'

const text = (doc: Y.Doc) => doc.getText('text/a')

/** The updates of somebody who writes and erases much. */
function history(): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 200; i++) {
    text(doc).insert(0, 'word '.repeat(20))
    if (i % 2) text(doc).delete(0, 150)
  }
  return { doc, updates }
}

test('[COMPACT1] collecting keeps the document and leaves out what was erased', () => {
  const { doc, updates } = history()
  const collected = collect(updates[0], updates.slice(1))
  const read = new Y.Doc()
  Y.applyUpdate(read, collected)
  expect(text(read).toString()).toBe(text(doc).toString())
  expect(Y.encodeStateVector(read)).toEqual(Y.encodeStateVector(doc))
  expect(collected.length).toBeLessThan(merge(updates).length / 2)
})

test('[COMPACT2] what cannot be integrated yet is never dropped', () => {
  const { doc, updates } = history()
  const [missing, ...rest] = updates as [Uint8Array, ...Uint8Array[]]
  const collected = collect(undefined, rest)
  const read = new Y.Doc()
  Y.applyUpdate(read, collected)
  Y.applyUpdate(read, missing)
  expect(text(read).toString()).toBe(text(doc).toString())
})

test('[COMPACT10] collecting erases nothing by itself, not even marks that seem needless', () => {
  const [ada, ben] = [new Y.Doc(), new Y.Doc()]
  const words = (doc: Y.Doc) => doc.getXmlFragment('prose/a').get(0) as Y.XmlText
  ada.getXmlFragment('prose/a').insert(0, [new Y.XmlText()])
  words(ada).insert(0, 'river talks')
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ada))
  const updates = [Y.encodeStateAsUpdate(ada)]
  for (const doc of [ada, ben]) {
    const before = Y.encodeStateVector(doc)
    words(doc).format(0, 5, { bold: {} })
    updates.push(Y.encodeStateAsUpdate(doc, before))
  }
  const tidied = new Y.Doc()
  for (const update of updates) Y.applyUpdate(tidied, update)
  expect(Y.snapshot(tidied).ds.clients.size).toBeGreaterThan(0)
  expect(Y.decodeUpdate(collect(undefined, updates)).ds.clients.size).toBe(0)
  const follower = new Y.Doc()
  for (const update of updates) readUntouched(follower, [update])
  expect(Y.snapshot(follower).ds.clients.size).toBe(0)
})

test('[COMPACT3] the log is collected when it outgrows its snapshot, and nobody notices', async () => {
  const { log, seated, settle } = openHouse()
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  for (let i = 0; i < 10; i++) {
    text(ada.doc).insert(0, `${i}`.repeat(10_000))
    if (i > 0) text(ada.doc).delete(0, 9_000)
    await settle()
  }
  const stored = await log.load('d1/core')
  expect(stored?.snapshot?.length).toBeGreaterThan(0)
  expect(stored?.updates.length).toBeLessThan(10)
  const newcomer = await seated({ person: 'cleo' })
  for (const { doc } of [ben, newcomer]) expect(text(doc).toString()).toBe(text(ada.doc).toString())
})

test('[COMPACT4] the log is collected when the last one leaves, so that the next is served from a snapshot', async () => {
  const { log, seated, settle, clock } = openHouse()
  const ada = await seated({ person: 'ada' })
  for (let i = 0; i < 2; i++) text(ada.doc).insert(0, 'x'.repeat(10_000))
  await settle()
  expect((await log.load('d1/core'))?.snapshot).toBeUndefined()
  ada.leave()
  await clock.work()
  expect((await log.load('d1/core'))?.updates).toEqual([])
})

test('[COMPACT5] a collection that fails or loses something changes nothing, and is not tried at every edit', async () => {
  let tries = 0
  const compactor = {
    ...inlineCompactor,
    collect: async () => {
      tries++
      return new Uint8Array([0, 0])
    },
  }
  const { log, seated, settle, events } = openHouse({ compactor })
  const ada = await seated({ person: 'ada' })
  for (let i = 0; i < 9; i++) {
    text(ada.doc).insert(0, 'x'.repeat(10_000))
    await settle()
  }
  expect(tries).toBe(1)
  expect(events).toMatchObject([{ is: 'compaction-failed' }])
  expect((await log.load('d1/core'))?.snapshot).toBeUndefined()
  const ben = await seated({ person: 'ben' })
  expect(text(ben.doc).length).toBe(90_000)
})

test('[COMPACT6] somebody far behind a large snapshot gets the difference, made elsewhere', async () => {
  let diffs = 0
  const compactor = {
    ...inlineCompactor,
    diff: (...all: Parameters<typeof inlineCompactor.diff>) => {
      diffs++
      return inlineCompactor.diff(...all)
    },
  }
  const { rooms, seated, settle } = openHouse({ compactor })
  const ada = await seated({ person: 'ada' })
  const ben = await seated({ person: 'ben' })
  text(ada.doc).insert(0, 'early ')
  await settle()
  ben.leave()
  text(ada.doc).insert(0, 'x'.repeat(200_000))
  text(ada.doc).delete(0, 10)
  await settle()
  ben.enter(rooms)
  await settle()
  expect(diffs).toBe(1)
  expect(text(ben.doc).toString()).toBe(text(ada.doc).toString())
})

test('[COMPACT7] the thread collects like the function does', async () => {
  const { doc, updates } = history()
  const worker = new CompactionWorker()
  const read = new Y.Doc()
  Y.applyUpdate(read, await worker.collect(updates[0], updates.slice(1)))
  expect(text(read).toString()).toBe(text(doc).toString())
  const half = new Y.Doc()
  for (const update of updates.slice(0, 50)) Y.applyUpdate(half, update)
  Y.applyUpdate(half, await worker.diff(merge(updates), Y.encodeStateVector(half)))
  expect(text(half).toString()).toBe(text(doc).toString())
  await worker.close()
})

test('[COMPACT8] a thread that takes too long is killed, and the next job is done by a new one', async () => {
  const clock = new HandClock()
  // Answers a difference and hangs in a collection.
  const code = `import { parentPort } from 'node:worker_threads'
    parentPort.on('message', (job) => { while (job.is === 'collect'); parentPort.postMessage(job.update) })`
  const thread = new URL(`data:text/javascript,${encodeURIComponent(code)}`)
  const worker = new CompactionWorker({ thread, clock, mostMilliseconds: 5_000 })
  const hangs = worker.collect(undefined, [])
  const waits = worker.diff(new Uint8Array([1]), new Uint8Array([0]))
  clock.turn(5_000)
  await expect(hangs).rejects.toThrow('took too long')
  expect(await waits).toEqual(new Uint8Array([1]))
  await worker.close()
})

test('[COMPACT9] a thread that breaks rejects its job, and the next is done by a new one', async () => {
  const code = `import { parentPort } from 'node:worker_threads'
    parentPort.on('message', (job) => { if (job.is === 'collect') throw new Error('broke'); parentPort.postMessage(job.update) })`
  const worker = new CompactionWorker({ thread: new URL(`data:text/javascript,${encodeURIComponent(code)}`) })
  await expect(worker.collect(undefined, [])).rejects.toThrow('broke')
  expect(await worker.diff(new Uint8Array([1]), new Uint8Array([0]))).toEqual(new Uint8Array([1]))
  await worker.close()
})
