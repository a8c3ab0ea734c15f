import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Compartment } from '@balcony/design'
import { expect } from 'vitest'
import type * as Y from 'yjs'
import type { Chance } from './chance.ts'
import { areEqual, editAtRandom, holdsAll, type Places, placesIn } from './edits.ts'
import { Peer } from './peer.ts'
import { Person } from './person.ts'
import { freePort, type ServerFolder, ServerProcess } from './server-process.ts'

/** A server on a data folder of its own, and a lead and two planners of the demo who are signed in. */
export class World implements AsyncDisposable {
  readonly folder: ServerFolder
  readonly people: Person[] = []
  server: ServerProcess

  private constructor(server: ServerProcess) {
    this.folder = server.folder
    this.server = server
  }

  static async open(): Promise<World> {
    const data = mkdtempSync(path.join(tmpdir(), 'balcony-faults-'))
    const server = await ServerProcess.start({ data, port: await freePort() }).catch((error: unknown) => {
      rmSync(data, { recursive: true })
      throw error
    })
    const world = new World(server)
    // The lead and the two planners come first.
    const tokens = world.server.links.slice(0, 3)
    world.people.push(...(await Promise.all(tokens.map((token) => Person.signIn(world.server.origin, token)))))
    return world
  }

  /** Comes back on the same folder and port; people stay signed in. */
  async restart(limits: Pick<ServerFolder, 'largestFile'> = {}): Promise<void> {
    this.server = await ServerProcess.start({ ...this.folder, ...limits })
  }

  /** A new design with three people in its core and two in the compartment of people's names, all connected. */
  async design(name: string): Promise<readonly Room[]> {
    const [lead, ...others] = this.people
    if (!lead) throw new Error('the demo has a lead')
    const design = await lead.makeDesign(name, others)
    const rooms = [new Room(design, 'core', this.people), new Room(design, 'people', this.people.slice(0, 2))]
    for (const room of rooms) await Promise.all(room.peers.map((peer) => peer.connect()))
    return rooms
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.kill()
    rmSync(this.folder.data, { recursive: true })
  }
}

/** A compartment and those who write in it. */
export class Room {
  readonly peers: readonly Peer[]
  readonly #places: Places
  /** `<design>/<compartment>` */
  readonly id: string
  readonly #reader: Person

  constructor(design: string, compartment: Compartment, people: readonly Person[]) {
    const [reader] = people
    if (!reader) throw new Error('somebody is in the room')
    this.#reader = reader
    this.id = `${design}/${compartment}`
    this.#places = placesIn(compartment)
    this.peers = people.map((person) => new Peer(person, this.id))
  }

  /** A random change by one of the peers, unless it has more than `window` that it does not know to be saved. */
  edit(chance: Chance, window: number): void {
    const peer = chance.pick(this.peers)
    if (peer.unsaved >= window) return
    const burst = 1 + chance.below(4)
    for (let each = 0; each < burst; each++) editAtRandom(peer.doc, this.#places, chance)
    // Not waited for: whether it came back is what the ledger tells.
    void peer.mark()
  }

  /** What somebody gets who comes with nothing. */
  async newcomer(): Promise<Y.Doc> {
    const peer = new Peer(this.#reader, this.id)
    await peer.connect()
    peer.close()
    return peer.doc
  }

  /** Nothing that was called saved is missing, and nothing that anybody was shown. */
  async expectNothingLost(): Promise<void> {
    const kept = await this.newcomer()
    for (const { ledger } of this.peers) {
      expect(holdsAll(kept, ledger.acknowledged)).toBe(true)
      expect(holdsAll(kept, ledger.shown)).toBe(true)
    }
  }

  /** All come back with what they had not saved; at the end all hold the same, and a newcomer gets it too. */
  async expectAllEqual(): Promise<void> {
    await Promise.all(this.peers.map((peer) => peer.connect()))
    await Promise.all(this.peers.map((peer) => peer.mark()))
    // What the others wrote was sent before this second mark, so it has arrived when the mark is back.
    await Promise.all(this.peers.map((peer) => peer.mark()))
    const newcomer = await this.newcomer()
    for (const peer of this.peers) {
      expect(areEqual(peer.doc, newcomer, this.#places)).toBe(true)
      expect(peer.unsaved).toBe(0)
      expect(peer.ledger.refused).toEqual([])
    }
  }

  leave(): void {
    for (const peer of this.peers) peer.close()
  }
}

/** Everybody writes until so much came back from the server: marks and others' words. Resolves at that very moment. */
export async function writeUntil(rooms: readonly Room[], progress: number, chance: Chance): Promise<void> {
  let came = 0
  for (const peer of rooms.flatMap((room) => room.peers)) {
    peer.onProgress = () => {
      came += 1
    }
  }
  await writeWhile(rooms, () => came < progress, chance)
}

export async function writeWhile(rooms: readonly Room[], goesOn: () => boolean, chance: Chance): Promise<void> {
  const window = 1 + chance.below(30)
  while (goesOn()) {
    chance.pick(rooms).edit(chance, window)
    // One turn of the loop, in which whatever arrived is heard.
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}
