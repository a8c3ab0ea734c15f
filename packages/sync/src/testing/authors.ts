import * as Y from 'yjs'
import { Gate, Writing } from '../gate/gate.ts'
import { Chance } from './chance.ts'
import { editAtRandom } from './edits.ts'
import { modelRules } from './model-rules.ts'

interface Author {
  readonly doc: Y.Doc
  readonly undo: Y.UndoManager
  readonly person: string
  /** Undefined while offline. */
  writing: Writing | undefined
  /** Whether everything written offline was handed over; before that, updates may build on what the room lacks. */
  handedOver: boolean
}

/**
 * Several people with several clients each edit at random, on and off line, before one gate. Throws when the gate refuses anything
 * or lets through something that makes another document. Returns how many updates were judged.
 */
export function runAuthors(seed: number, turns = 60): number {
  const chance = new Chance(seed)
  const table = new Table(chance)
  const authors = ['ada', 'ada', 'ben', 'cleo', 'cleo', 'dov'].map((person) => table.seat(person))
  for (let turn = 0; turn < turns; turn++) {
    const author = chance.of(authors)
    const what = chance.next()
    if (what < 0.7) editAtRandom(author.doc, chance)
    else if (what < 0.78) author.undo.undo()
    else if (what < 0.83) author.undo.redo()
    else if (author.writing) author.writing = undefined
    else table.join(author)
    if (chance.maybe(0.05)) table.restart(authors)
  }
  for (const author of authors) if (!author.writing) table.join(author)
  table.compare(authors)
  return table.judged
}

class Table {
  judged = 0
  readonly #chance: Chance
  readonly #owners = new Map<number, string>()
  readonly #server = new Y.Doc()
  readonly #authors: Author[] = []
  #gate = new Gate(modelRules, new Map())
  #log: Uint8Array[] = []

  constructor(chance: Chance) {
    this.#chance = chance
  }

  seat(person: string): Author {
    const doc = new Y.Doc()
    doc.clientID = 1 + this.#chance.below(2 ** 32 - 1)
    const scope = [
      doc.getMap('values'),
      doc.getText('text/a'),
      doc.getXmlFragment('prose/a'),
      doc.getXmlFragment('prose/b'),
    ]
    const undo = new Y.UndoManager(scope, { trackedOrigins: new Set(['edit']), captureTimeout: 0 })
    const author: Author = { doc, undo, person, writing: undefined, handedOver: false }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'room' && author.writing) this.#send(author, update, 'update')
    })
    this.#authors.push(author)
    this.join(author)
    return author
  }

  join(author: Author): void {
    author.writing = new Writing(author.person)
    author.handedOver = false
    // Now and then a client's answer is to an older question, and so holds what the room and others have.
    const asked = this.#chance.maybe(0.3) ? new Uint8Array([0]) : Y.encodeStateVector(this.#server)
    const answer = Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(author.doc))
    if (this.#chance.maybe(0.5)) Y.applyUpdate(author.doc, answer, 'room')
    this.#send(author, Y.encodeStateAsUpdate(author.doc, asked), 'sync')
    author.handedOver = true
    Y.applyUpdate(author.doc, answer, 'room')
  }

  /** The room is forgotten and read again from a compacted log. */
  restart(authors: readonly Author[]): void {
    this.#gate = new Gate(modelRules, this.#owners)
    const compaction = this.#chance.below(3)
    if (compaction === 0) this.#log = [Y.encodeStateAsUpdate(this.#server)]
    if (compaction === 1 && this.#log.length > 0) this.#log = [Y.mergeUpdates(this.#log)]
    for (const update of this.#log) this.#gate.recall(update)
    for (const author of authors) if (author.writing) this.join(author)
  }

  compare(authors: readonly Author[]): void {
    const fresh = new Y.Doc()
    for (const update of this.#log) Y.applyUpdate(fresh, update)
    if (fresh.store.pendingStructs || fresh.store.pendingDs) throw new Error('the log has holes')
    for (const { doc } of [...authors, { doc: fresh }]) {
      if (contentOf(doc) !== contentOf(this.#server)) throw new Error('documents differ')
      if (!sameVector(doc, this.#server)) throw new Error('vectors differ')
    }
    const durable = new Map([...this.#gate.durable].sort((a, b) => a[0] - b[0]))
    const real = new Map([...Y.decodeStateVector(Y.encodeStateVector(fresh))].sort((a, b) => a[0] - b[0]))
    if (JSON.stringify([...durable]) !== JSON.stringify([...real]))
      throw new Error('the gate counts otherwise than Yjs')
  }

  #send(author: Author, update: Uint8Array, step: 'update' | 'sync'): void {
    const writing = author.writing as Writing
    const verdict = this.#gate.judge(update, writing)
    this.judged++
    if (verdict.is === 'known' || (verdict.is === 'missing' && step === 'update' && !author.handedOver)) return
    if (verdict.is !== 'new') throw new Error(`refused: ${JSON.stringify(verdict)}`)
    this.#gate.accept(verdict, writing)
    this.#gate.commit(verdict)
    for (const client of verdict.newClients) this.#owners.set(client, author.person)
    this.#log.push(verdict.bytes)
    Y.applyUpdate(this.#server, verdict.bytes)
    for (const other of this.#authors)
      if (other !== author && other.writing) Y.applyUpdate(other.doc, verdict.bytes, 'room')
  }
}

/** All that a person could read of a document, in one text. */
export function contentOf(doc: Y.Doc): string {
  const parts: string[] = []
  for (const name of ['values', 'text/a', 'text/b', 'prose/a', 'prose/b']) {
    if (name === 'values') {
      const values = Object.entries(doc.getMap(name).toJSON()).sort(([a], [b]) => (a < b ? -1 : 1))
      parts.push(JSON.stringify(values))
    } else if (name.startsWith('text')) parts.push(doc.getText(name).toString())
    else parts.push(JSON.stringify(doc.getXmlFragment(name).toArray().map(readable)))
  }
  return parts.join('\n')
}

function readable(node: Y.XmlElement | Y.XmlText | Y.XmlHook): unknown {
  if (node instanceof Y.XmlText) return node.toDelta()
  if (!(node instanceof Y.XmlElement)) return undefined
  const attributes = Object.entries(node.getAttributes()).sort(([a], [b]) => (a < b ? -1 : 1))
  return [node.nodeName, attributes, node.toArray().map(readable)]
}

function sameVector(one: Y.Doc, other: Y.Doc): boolean {
  const sorted = (doc: Y.Doc) =>
    JSON.stringify([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort((a, b) => a[0] - b[0]))
  return sorted(one) === sorted(other)
}
