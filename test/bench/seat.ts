import { frameType } from '@balcony/sync'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Target } from './target.ts'

const asks = 0
const answers = 1
const writes = 2
const nothing = new Uint8Array([0, 0])

/** When each edit of each writer left, by client id and clock: an edit is one letter, so it is one clock. */
export type Departures = Map<number, number[]>

/** A seat that costs the driver little: it writes real updates and notes when others' arrive, but builds no document. */
export class BenchSeat {
  readonly latencies: number[] = []
  frames = 0
  readonly #departures: Departures
  readonly #seen = new Map<number, number>()
  readonly #doc = new Y.Doc()
  readonly #text: Y.Text
  readonly #socket: WebSocket
  readonly #ready: Promise<void>
  #presence = 0
  #since = Number.POSITIVE_INFINITY

  constructor(target: Target, number: number, departures: Departures, isAnswered: boolean) {
    this.#departures = departures
    this.#text = this.#doc.getText('context/mandate')
    departures.set(this.#doc.clientID, [])
    const { url, headers } = target.seat(number)
    this.#socket = new WebSocket(url, { headers })
    this.#ready = new Promise((resolve, reject) => {
      this.#socket.once('error', reject)
      this.#socket.once('close', (code) => reject(new Error(`seat ${number} was closed with ${code}`)))
      this.#socket.once('open', () => {
        if (!isAnswered) return resolve()
        this.#send(asks, Y.encodeStateVector(this.#doc))
      })
      this.#socket.on('message', (data: Buffer) => {
        if (this.#hear(new Uint8Array(data))) resolve()
      })
    })
    this.#doc.on('update', (update: Uint8Array) => this.#send(writes, update))
  }

  async ready(): Promise<this> {
    await this.#ready
    return this
  }

  /** Types one letter after the last one. */
  type(): void {
    this.#departures.get(this.#doc.clientID)?.push(performance.now())
    this.#text.insert(this.#text.length, 'x')
  }

  /** Moves the cursor. */
  move(): void {
    this.#presence += 1
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, this.#doc.clientID)
    encoding.writeVarUint(encoder, this.#presence)
    encoding.writeVarString(encoder, JSON.stringify({ at: 'context/mandate', cursor: this.#presence }))
    this.#sendFrame(frameType.awareness, encoding.toUint8Array(encoder))
  }

  /** Measures from now on: edits that left earlier do not count. */
  begin(): void {
    this.#since = performance.now()
    this.frames = 0
  }

  close(): void {
    this.#socket.removeAllListeners('close')
    this.#socket.terminate()
  }

  #hear(frame: Uint8Array): boolean {
    this.frames += 1
    const decoder = decoding.createDecoder(frame)
    if (decoding.readVarUint(decoder) !== frameType.sync) return false
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === asks) this.#send(answers, nothing)
    else this.#arrived(bytes)
    return step === answers
  }

  #arrived(update: Uint8Array): void {
    const now = performance.now()
    for (const [client, end] of Y.parseUpdateMeta(update).to) {
      const departures = this.#departures.get(client)
      // One's own edits come back when they share a frame with others'.
      if (!departures || client === this.#doc.clientID) continue
      for (let clock = this.#seen.get(client) ?? 0; clock < end; clock++) {
        const left = departures[clock]
        if (left !== undefined && left >= this.#since) this.latencies.push(now - left)
      }
      this.#seen.set(client, end)
    }
  }

  #send(step: number, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
    const body = encoding.toUint8Array(encoder)
    const frame = new Uint8Array(body.length + 1)
    frame[0] = frameType.sync
    frame.set(body, 1)
    this.#socket.send(frame)
  }

  #sendFrame(type: number, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
    this.#socket.send(encoding.toUint8Array(encoder))
  }
}
