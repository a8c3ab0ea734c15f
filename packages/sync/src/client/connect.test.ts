import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { inlineCompactor } from '../room/collect.ts'
import { Rooms } from '../room/rooms.ts'
import { LiveServer } from '../testing/live-server.ts'
import { MemoryLog } from '../testing/memory-log.ts'
import { modelRules } from '../testing/model-rules.ts'
import { connect } from './connect.ts'
import type { Connection } from './connection.ts'
import type { SaveState } from './save-state.ts'

const ends: (() => void | Promise<void>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serve(port: number, log = new MemoryLog().create('d1/core', 'e1')) {
  const rooms = new Rooms({ log, rules: () => modelRules, compactor: inlineCompactor })
  const server = await LiveServer.open(rooms, port)
  ends.push(() => server.close())
  const join = (person: string, { epoch = 'e1', schema = 3, role = 'write', doc = new Y.Doc() } = {}) => {
    const params = { person, role }
    const connection = connect({ url: server.url, compartment: 'd1/core', doc, epoch, schema, params, random: () => 0 })
    ends.push(() => connection.close())
    return connection
  }
  return { rooms, join, log, server }
}

/** Resolves when the state is as wanted; the test's own time limit is the only clock. */
function until(connection: Connection, holds: (state: SaveState) => boolean): Promise<SaveState> {
  return new Promise((resolve) => {
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

test('[CLIENT1] our client says saved only when the mark of all it wrote came back', async () => {
  const { join, log } = await serve(7111)
  const ada = join('ada')
  expect(ada.saveState()).toEqual({ is: 'loading' })
  await until(ada, saved)
  let release = () => {}
  const disk = new Promise<void>((resolve) => {
    release = resolve
  })
  log.gate = () => disk
  ada.doc.getText('text/a').insert(0, 'words')
  expect(ada.saveState()).toEqual({ is: 'saving' })
  expect(log.entries('d1/core')).toHaveLength(0)
  release()
  await until(ada, saved)
  expect(log.entries('d1/core')).toHaveLength(1)
})

test('[CLIENT2] what is written while away is counted, and saved after coming back', async () => {
  const { join, rooms, server, log } = await serve(7112)
  const ada = join('ada')
  await until(ada, saved)
  rooms.expel(() => true, 1012, 'restart')
  await server.close()
  ends.splice(0, 1)
  await until(ada, () => !ada.online())
  expect(ada.saveState().is).toBe('saved')
  ada.doc.getText('text/a').insert(0, 'one')
  ada.doc.getText('text/a').insert(0, 'two')
  expect(ada.saveState()).toEqual({ is: 'unsaved', changes: 2, kept: false })
  await serve(7112, log)
  await until(ada, saved)
  expect(log.entries('d1/core')).toHaveLength(1)
})

test('[CLIENT3] a client of another epoch never merges', async () => {
  const { join, log } = await serve(7113)
  const doc = new Y.Doc()
  doc.getText('text/a').insert(0, 'from before the restore')
  const ada = join('ada', { epoch: 'e0', doc })
  expect(await until(ada, ({ is }) => is === 'cannot')).toMatchObject({ reason: 'epoch' })
  expect(log.entries('d1/core')).toHaveLength(0)
  expect(ada.online()).toBe(false)
})

test('[CLIENT4] a client with an older schema is told to load the page again', async () => {
  const { join } = await serve(7114)
  expect(await until(join('ada', { schema: 2 }), ({ is }) => is === 'cannot')).toMatchObject({ reason: 'schema' })
})

test('[CLIENT5] who may only read is told that nothing was saved, and all is saved when the right comes', async () => {
  const { join, rooms, log } = await serve(7115)
  const ada = join('ada', { role: 'read' })
  await until(ada, saved)
  expect(ada.role()).toBe('read')
  ada.doc.getText('text/a').insert(0, 'words')
  expect(await until(ada, ({ is }) => is === 'cannot')).toMatchObject({ reason: 'refused' })
  expect(log.entries('d1/core')).toHaveLength(0)
  rooms.revise(({ person }) => person === 'ada', true)
  await until(ada, saved)
  expect(ada.role()).toBe('write')
  expect(log.entries('d1/core')).toHaveLength(1)
})

test('[CLIENT6] each sees where the other is, and that the other left', async () => {
  const { join } = await serve(7116)
  const [ada, ben] = [join('ada'), join('ben')]
  await Promise.all([until(ada, saved), until(ben, saved)])
  const sees = (one: Connection, holds: (states: unknown[]) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!holds([...one.awareness.getStates().values()])) return
        one.awareness.off('change', look)
        resolve()
      }
      one.awareness.on('change', look)
      look()
    })
  ada.awareness.setLocalState({ person: 'ada', address: 'venue/v1' })
  await sees(ben, (states) => states.some((state) => JSON.stringify(state).includes('venue/v1')))
  ada.close()
  await sees(ben, (states) => states.every((state) => !JSON.stringify(state).includes('venue/v1')))
})

test('[CLIENT12] what was under way when the right to write ended is not called saved', async () => {
  const { join, rooms, log } = await serve(7117)
  const ada = join('ada')
  await until(ada, saved)
  let release = () => {}
  log.gate = () => new Promise((resolve) => (release = resolve))
  ada.doc.getText('text/a').insert(0, 'words')
  await new Promise<void>((resolve) => {
    const stop = ada.watch(() => {
      if (ada.role() === 'write') return
      stop()
      resolve()
    })
    rooms.revise(() => true, false)
  })
  release()
  expect(ada.saveState()).toMatchObject({ is: 'cannot', reason: 'refused' })
})
