import { frameType } from '@balcony/sync'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Person } from './person.ts'

const asks = 0
const answers = 1
const writes = 2

/** What a seat lived through; the test reads it after the server died. */
export interface Ledger {
  /** Updates whose mark came back: the server said "saved". */
  readonly acknowledged: Uint8Array[]
  /** Everything the server showed. */
  readonly shown: Uint8Array[]
  /** Reasons given for refusing. */
  readonly refused: string[]
}

/** One open page as the server sees it: a document, a socket, and marks to learn what is saved. */
export class Peer {
  readonly doc: Y.Doc
  readonly ledger: Ledger = { acknowledged: [], shown: [], refused: [] }
  /** Called after every mark that came back and every update that was shown. */
  onProgress: () => void = () => {}
  readonly person: Person
  readonly #room: string
  #socket: WebSocket | undefined
  /** Sent and not known to be saved, oldest first; `mark` is the first mark sent after it. */
  #open: { readonly update: Uint8Array; mark: number | undefined }[] = []
  #marks = 0
  #waiting: { readonly mark: number; readonly done: () => void }[] = []
  #closed: Promise<number> = Promise.resolve(0)

  constructor(person: Person, room: string, doc = new Y.Doc()) {
    this.person = person
    this.#room = room
    this.doc = doc
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) return
      this.#open.push({ update, mark: undefined })
      this.#sendSync(writes, update)
    })
  }

  /** The close code of the last connection, once it is over. */
  get closed(): Promise<number> {
    return this.#closed
  }

  /** How many changes this seat does not know to be saved. */
  get unsaved(): number {
    return this.#open.length
  }

  /** Opens the socket and asks for nothing. */
  async open(): Promise<void> {
    const socket = this.#dial()
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('close', (code) => reject(new Error(`closed with ${code} before it was open`)))
      socket.on('message', (data: Buffer) => void this.#hear(new Uint8Array(data)))
    })
  }

  /** Opens the socket; resolves when the server has answered with everything it has. */
  async connect(): Promise<void> {
    const socket = this.#dial()
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => this.#sendSync(asks, Y.encodeStateVector(this.doc)))
      socket.once('close', (code) => reject(new Error(`closed with ${code} before it was answered`)))
      socket.on('message', (data: Buffer) => {
        if (this.#hear(new Uint8Array(data)) === answers) resolve()
      })
    })
  }

  /** Hands over an update that was made elsewhere. */
  send(update: Uint8Array): void {
    this.#sendSync(writes, update)
  }

  #dial(): WebSocket {
    const url = `${this.person.origin.replace('http', 'ws')}/sync/${this.#room}?ext=mark,role,refused`
    const socket = new WebSocket(url, { headers: { cookie: this.person.cookie, origin: this.person.origin } })
    this.#socket = socket
    socket.on('error', () => {
      // 'close' follows and is what counts.
    })
    this.#closed = new Promise((resolve) => {
      socket.once('close', (code) => resolve(code))
    })
    return socket
  }

  /** Asks to be told when everything sent so far is saved. */
  mark(): Promise<void> {
    this.#marks += 1
    const mark = this.#marks
    for (const each of this.#open) each.mark ??= mark
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, frameType.mark)
    encoding.writeVarUint(encoder, mark)
    this.#send(encoding.toUint8Array(encoder))
    return new Promise((done) => this.#waiting.push({ mark, done }))
  }

  close(): void {
    this.#socket?.close()
  }

  #hear(frame: Uint8Array): number | undefined {
    const decoder = decoding.createDecoder(frame)
    switch (decoding.readVarUint(decoder)) {
      case frameType.sync:
        return this.#hearSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
      case frameType.mark:
        this.#saved(decoding.readVarUint(decoder))
        break
      case frameType.refused:
        this.ledger.refused.push(decoding.readVarString(decoder))
        break
      default: // presence and roles: nothing that is kept
    }
    return undefined
  }

  #hearSync(step: number, bytes: Uint8Array): number {
    if (step === asks) {
      // Whatever the server lacks goes out again; the next mark covers it.
      this.#sendSync(answers, Y.encodeStateAsUpdate(this.doc, bytes))
      return step
    }
    this.ledger.shown.push(bytes)
    Y.applyUpdate(this.doc, bytes, this)
    this.onProgress()
    return step
  }

  #saved(mark: number): void {
    while (this.#open[0]?.mark !== undefined && this.#open[0].mark <= mark) {
      const [saved] = this.#open.splice(0, 1)
      if (saved) this.ledger.acknowledged.push(saved.update)
    }
    for (const each of this.#waiting) if (each.mark <= mark) each.done()
    this.#waiting = this.#waiting.filter((each) => each.mark > mark)
    this.onProgress()
  }

  #sendSync(step: number, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, frameType.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
    this.#send(encoding.toUint8Array(encoder))
  }

  #send(frame: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame)
  }
}
