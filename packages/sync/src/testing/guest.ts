import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { type Extension, frameType } from '../protocol.ts'
import type { Pass } from '../room/pass.ts'
import type { Rooms } from '../room/rooms.ts'
import { HandWire } from './hand-wire.ts'

/** A client as y-websocket makes it, whose messages the test delivers one by one. */
export class Guest {
  readonly doc: Y.Doc
  readonly pass: Pass
  wire = new HandWire()
  isOnline = false
  isSynced = false
  /** The server was handed all that this client had. */
  hasHandedOver = false
  watch: ((message: Uint8Array) => void) | undefined
  /** What the server said of extensions, oldest first. */
  readonly told: { readonly type: number; readonly mark?: number; readonly words?: string }[] = []
  readonly awareness: Uint8Array[] = []
  /** Messages for the server, not yet delivered. */
  readonly outbox: Uint8Array[] = []
  #mark = 0

  constructor(pass: Partial<Pass> = {}, doc = new Y.Doc()) {
    const everything: readonly Extension[] = ['mark', 'role', 'refused']
    this.pass = { person: 'ada', signIn: 's1', mayWrite: true, extensions: everything, schema: 3, epoch: 'e1', ...pass }
    this.doc = doc
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.say(frameType.sync, (to) => syncProtocol.writeUpdate(to, update))
    })
  }

  enter(rooms: Rooms, compartment = 'd1/core'): this {
    this.wire = new HandWire()
    this.outbox.length = 0
    this.isOnline = true
    this.isSynced = false
    this.hasHandedOver = false
    this.wire.watch = this.watch
    rooms.enter(compartment, this.pass, this.wire)
    this.say(frameType.sync, (to) => syncProtocol.writeSyncStep1(to, this.doc))
    return this
  }

  leave(): void {
    if (!this.isOnline) return
    this.isOnline = false
    this.isSynced = false
    this.wire.break()
  }

  say(type: number, write: (to: encoding.Encoder) => void): void {
    if (!this.isOnline) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    write(encoder)
    this.outbox.push(encoding.toUint8Array(encoder))
  }

  /** Asks to be told when all said so far is on disk. */
  mark(): number {
    const mark = ++this.#mark
    this.say(frameType.mark, (to) => encoding.writeVarUint(to, mark))
    return mark
  }

  get marksBack(): number[] {
    return this.told.flatMap(({ mark }) => (mark === undefined ? [] : [mark]))
  }

  /** Hands one message to the server; false when there is none or the server does not read. */
  deliver(): boolean {
    if (this.wire.closedWith || this.wire.isPaused) return false
    const message = this.outbox.shift()
    if (message) this.wire.ears.message(message)
    return message !== undefined
  }

  /** Reads one message of the server. */
  read(): boolean {
    const message = this.wire.inbox.shift()
    if (!message) return false
    const decoder = decoding.createDecoder(message)
    const type = decoding.readVarUint(decoder)
    if (type === frameType.sync) this.#readSync(decoder)
    else if (type === frameType.awareness) this.awareness.push(decoding.readVarUint8Array(decoder))
    else if (type === frameType.mark) this.told.push({ type, mark: decoding.readVarUint(decoder) })
    else if (type === frameType.refused) {
      decoding.readVarString(decoder)
      this.told.push({ type, words: decoding.readVarString(decoder) })
    } else this.told.push({ type, words: decoding.readVarString(decoder) })
    if (decoder.pos !== message.length) throw new Error('more than one message in a frame')
    return true
  }

  /** All messages in both directions, until there are none. */
  exchange(): void {
    while (this.deliver() || this.read());
  }

  #readSync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, frameType.sync)
    const step = syncProtocol.readSyncMessage(decoder, encoder, this.doc, this)
    if (step === syncProtocol.messageYjsSyncStep1) this.hasHandedOver = true
    if (step === syncProtocol.messageYjsSyncStep2) this.isSynced = true
    if (encoding.length(encoder) > 1 && this.isOnline) this.outbox.push(encoding.toUint8Array(encoder))
  }
}
