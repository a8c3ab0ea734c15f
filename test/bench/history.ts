import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as Y from 'yjs'
import { placesIn } from '../faults/edits.ts'
import { Peer } from '../faults/peer.ts'
import { Person } from '../faults/person.ts'
import { freePort, ServerProcess } from '../faults/server-process.ts'
import { figure, type Group } from './table.ts'
import { cpuOf } from './target.ts'
import { type Keystroke, keystrokes } from './writing.ts'

/** Edits in one update, as a page hands them over that was offline for a moment. */
const together = 50
/** Updates that a seat may send at once before it is slowed down. */
const atOnce = 400

export const history: Group = {
  title: 'A design whose prose has a long history',
  note: `One prose field written letter by letter (BALCONY_TRACE replays a recorded history), handed over in updates of ${together} edits.\nEvery join is by somebody who has nothing; its time ends when the words are in their document.`,
  columns: ['what', 'time ms', 'server CPU ms', 'bytes'],
  async measure() {
    const data = mkdtempSync(path.join(tmpdir(), 'balcony-bench-'))
    try {
      return await measureIn(data)
    } finally {
      rmSync(data, { recursive: true })
    }
  },
}

async function measureIn(data: string): Promise<string[][]> {
  const folder = { data, port: await freePort() }
  const rows: string[][] = []
  const row = (what: string, time: number, cpu: number, bytes: number) =>
    void rows.push([what, figure(time), figure(cpu), figure(bytes)])

  let server = await ServerProcess.start(folder)
  const person = await Person.signIn(server.origin, server.links[0] ?? '')
  const design = await person.makeDesign('Bench')
  const room = `${design}/core`
  await server.stop()
  const empty = bytesIn(data)
  server = await ServerProcess.start(folder)

  const source = new Y.Doc()
  const { updates, edits, letters } = write(source, keystrokes())
  const collected = Y.encodeStateAsUpdate(source).length
  row(`${figure(edits)} edits in a document, ${figure(letters)} letters left`, Number.NaN, Number.NaN, collected)

  const ingest = await timed(server, () => handOver(person, room, updates))
  row('handing them over until all is saved', ingest.time, ingest.cpu, sum(updates))
  row('data folder then (the log, and what was compacted on the way)', Number.NaN, Number.NaN, bytesIn(data) - empty)

  for (const what of ['join by the first newcomer, who waits for compaction', 'join by the next']) {
    const joined = await timed(server, () => join(person, room, letters))
    row(what, joined.time, joined.cpu, joined.bytes)
  }
  const again = await timed(server, () => comeBack(person, room, source))
  row('coming back with all of it', again.time, again.cpu, again.bytes)
  await server.stop()
  row('data folder after compaction', Number.NaN, Number.NaN, bytesIn(data) - empty)

  server = await ServerProcess.start(folder)
  const cold = await timed(server, () => join(person, room, letters))
  row('join after the server started again', cold.time, cold.cpu, cold.bytes)
  await server.stop()
  return rows
}

/** Types it all, and keeps what a page would send. */
function write(doc: Y.Doc, strokes: Iterable<Keystroke>) {
  const [address = ''] = placesIn('core').proses
  const fragment = doc.getXmlFragment(address)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const text = new Y.XmlText()
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    fragment.insert(0, [paragraph])
    paragraph.insert(0, [text])
  })
  let edits = 0
  const waiting: Keystroke[] = []
  const send = () =>
    doc.transact(() => {
      for (const { at, erase, insert } of waiting.splice(0)) {
        if (erase > 0) text.delete(at, erase)
        if (insert !== '') text.insert(at, insert)
      }
    })
  for (const stroke of strokes) {
    edits += 1
    if (waiting.push(stroke) === together) send()
  }
  send()
  return { updates, edits, letters: text.length }
}

async function handOver(person: Person, room: string, updates: readonly Uint8Array[]): Promise<{ bytes: number }> {
  for (let from = 0; from < updates.length; from += atOnce) {
    const peer = new Peer(person, room)
    await peer.open()
    for (const update of updates.slice(from, from + atOnce)) peer.send(update)
    await peer.mark()
    peer.close()
    await peer.closed
  }
  return { bytes: 0 }
}

async function join(person: Person, room: string, letters: number): Promise<{ bytes: number }> {
  const peer = new Peer(person, room)
  await peer.connect()
  const [address = ''] = placesIn('core').proses
  const words = peer.doc.getXmlFragment(address).toString().length
  if (words < letters) throw new Error(`a join brought ${words} letters of ${letters}`)
  peer.close()
  await peer.closed
  return { bytes: sum(peer.ledger.shown) }
}

async function comeBack(person: Person, room: string, source: Y.Doc): Promise<{ bytes: number }> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
  const peer = new Peer(person, room, doc)
  await peer.connect()
  await peer.mark()
  peer.close()
  await peer.closed
  return { bytes: sum(peer.ledger.shown) }
}

async function timed(server: ServerProcess, work: () => Promise<{ bytes: number }>) {
  const before = { cpu: cpuOf(server.pid), at: performance.now() }
  const { bytes } = await work()
  return { bytes, time: performance.now() - before.at, cpu: cpuOf(server.pid) - before.cpu }
}

function sum(all: readonly Uint8Array[]): number {
  return all.reduce((total, each) => total + each.length, 0)
}

function bytesIn(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name.startsWith('balcony.db'))
    .reduce((total, name) => total + statSync(path.join(folder, name)).size, 0)
}
