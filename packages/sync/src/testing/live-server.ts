import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Extension } from '../protocol.ts'
import type { Pass } from '../room/pass.ts'
import type { Rooms } from '../room/rooms.ts'
import { webSocketOptions, wsWire } from '../room/ws-wire.ts'

/** Rooms behind a real port, with a door that believes what the address says: `/sync/<compartment>?person=…`. */
export class LiveServer {
  readonly url: string
  readonly #server: Server
  readonly #sockets: ReadonlySet<Duplex>

  private constructor(server: Server, open: ReadonlySet<Duplex>) {
    this.#server = server
    this.#sockets = open
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`
  }

  static async open(rooms: Rooms, port: number): Promise<LiveServer> {
    const sockets = new WebSocketServer(webSocketOptions)
    const open = new Set<Duplex>()
    const server = createServer((_request, response) => response.end())
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      open.add(socket)
      socket.on('close', () => open.delete(socket))
      const address = new URL(request.url ?? '/', 'http://localhost')
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        rooms.enter(address.pathname.replace('/sync/', ''), passOf(address.searchParams), wsWire(webSocket))
      })
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return new LiveServer(server, open)
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}

function passOf(asked: URLSearchParams): Pass {
  const schema = asked.get('schema')
  return {
    person: asked.get('person') ?? 'somebody',
    signIn: 'sign-in',
    mayWrite: asked.get('role') !== 'read',
    extensions: (asked.get('ext')?.split(',') ?? []) as Extension[],
    schema: schema === null ? undefined : Number(schema),
    epoch: asked.get('epoch') ?? undefined,
  }
}
