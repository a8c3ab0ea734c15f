import { afterEach, expect, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { LiveServer } from '../testing/live-server.ts'
import { MemoryLog } from '../testing/memory-log.ts'
import { modelRules } from '../testing/model-rules.ts'
import { inlineCompactor } from './collect.ts'
import { Rooms } from './rooms.ts'

const ends: (() => void | Promise<void>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serve(port: number) {
  const log = new MemoryLog().create('d1/core', 'e1')
  const rooms = new Rooms({ log, rules: () => modelRules, compactor: inlineCompactor })
  const server = await LiveServer.open(rooms, port)
  ends.push(() => server.close())
  const join = (person: string, doc = new Y.Doc()) => {
    const provider = new WebsocketProvider(server.url, 'd1/core', doc, { params: { person }, disableBc: true })
    ends.push(() => provider.destroy())
    return { doc, provider, text: doc.getText('text/a') }
  }
  return { log, rooms, join }
}

type Joined = ReturnType<Awaited<ReturnType<typeof serve>>['join']>

function synced({ provider }: Joined): Promise<void> {
  return new Promise((resolve) => {
    if (provider.synced) resolve()
    else provider.once('sync', () => resolve())
  })
}

function until(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!holds()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

test('[ROOM1] two stock WebsocketProviders of the published package write one text', async () => {
  const { join, log } = await serve(7101)
  const ada = join('ada')
  const ben = join('ben')
  await Promise.all([synced(ada), synced(ben)])
  ada.text.insert(0, 'river')
  await until(ben.doc, () => ben.text.toString() === 'river')
  ben.text.insert(5, ' talks')
  ben.text.delete(0, 1)
  await until(ada.doc, () => ada.text.toString() === 'iver talks')
  const stored = new Y.Doc()
  for (const entry of log.entries('d1/core')) Y.applyUpdate(stored, entry.bytes)
  expect(stored.getText('text/a').toString()).toBe('iver talks')
})

test('[ROOM2] a stock client that comes back gets what was written and erased meanwhile, and hands over its own', async () => {
  const { join } = await serve(7102)
  const ada = join('ada')
  const ben = join('ben')
  await Promise.all([synced(ada), synced(ben)])
  ada.text.insert(0, 'the old bridge')
  await until(ben.doc, () => ben.text.length === 14)
  ben.provider.disconnect()
  ben.text.insert(14, ' at dawn')
  ada.text.delete(4, 4)
  const heard = until(ada.doc, () => ada.text.toString() === 'the bridge at dawn')
  ben.provider.connect()
  await heard
  await until(ben.doc, () => ben.text.toString() === 'the bridge at dawn')
  expect(Y.encodeStateVector(ada.doc)).toEqual(Y.encodeStateVector(ben.doc))
})
