import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { Peer } from '../faults/peer.ts'
import type { Person } from '../faults/person.ts'
import { World } from '../faults/world.ts'

/** A running server with a room in which honest people write, one that nobody touches, and somebody who means harm. */
export class HostileWorld implements AsyncDisposable {
  readonly world: World
  readonly design: string
  readonly honest: Peer
  readonly mallory: Person
  readonly #untouched: string
  #before: Uint8Array = new Uint8Array()
  #rssBefore = 0

  private constructor(world: World, design: string, untouched: string, honest: Peer, mallory: Person) {
    this.world = world
    this.design = design
    this.#untouched = untouched
    this.honest = honest
    this.mallory = mallory
  }

  /** `seed` is written by the honest one; the one who means harm is a planner of the same design. */
  static async open(seed: Uint8Array): Promise<HostileWorld> {
    const world = await World.open()
    const [lead, mallory] = world.people as [Person, Person]
    const [touched, untouched] = [
      await lead.makeDesign('Touched', [mallory]),
      await lead.makeDesign('Untouched', [mallory]),
    ]
    const honest = new Peer(lead, `${touched}/core`)
    await honest.connect()
    Y.applyUpdate(honest.doc, seed)
    await honest.mark()
    const here = new HostileWorld(world, touched, untouched, honest, mallory)
    here.#before = await here.#untouchedNow()
    here.#rssBefore = here.#rss()
    return here
  }

  get port(): number {
    return this.world.folder.port
  }

  /** A socket of the one who means harm, in the honest one's room. */
  async seat(): Promise<WebSocket> {
    const { origin, cookie } = this.mallory
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/sync/${this.design}/core`, {
      headers: { origin, cookie },
    })
    socket.on('error', () => {})
    await once(socket, 'open')
    return socket
  }

  /** Bytes over TCP, from an address of its own, so that what is bounded by address does not touch the honest. */
  async tcp(request: string | Buffer, from = '127.0.0.2'): Promise<Socket> {
    const socket = connect({ port: this.port, host: '127.0.0.1', localAddress: from })
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(request)
    return socket
  }

  /** The server answers others, in the room and over HTTP; what nobody touched is as it was, and memory is bounded. */
  async isWell(
    words: string,
  ): Promise<{ readonly saved: boolean; readonly untouched: boolean; readonly grownMiB: number }> {
    this.honest.doc.getText('context/mandate').insert(0, `${words}. `)
    await this.honest.mark()
    const me = await this.honest.person.get<{ name: string }>('/api/me')
    const now = await this.#untouchedNow()
    return {
      saved: this.honest.unsaved === 0 && me.name !== '',
      untouched: Buffer.from(now).equals(this.#before),
      grownMiB: (this.#rss() - this.#rssBefore) / 2 ** 20,
    }
  }

  async #untouchedNow(): Promise<Uint8Array> {
    const peer = new Peer(this.honest.person, `${this.#untouched}/core`)
    await peer.connect()
    peer.close()
    return Y.encodeStateAsUpdate(peer.doc)
  }

  #rss(): number {
    const status = readFileSync(`/proc/${this.world.server.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.honest.close()
    await this.world[Symbol.asyncDispose]()
  }
}
