import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Extension } from '../protocol.ts'
import type { Pass } from '../room/pass.ts'
import type { Rooms } from '../room/rooms.ts'
import { webSocketOptions, wsWire } from '../room/ws-wire.ts'

/** Rooms behind a real port, with a door that believes what the address says: `/sync/<compartment>?person=…`. */
export class LiveServer {
  readonly url: string
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    this.url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/sync`
  }

  static async open(rooms: Rooms, port: number): Promise<LiveServer> {
    const sockets = new WebSocketServer(webSocketOptions)
    const server = createServer((_request, response) => response.end())
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      const address = new URL(request.url ?? '/', 'http://localhost')
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        rooms.enter(address.pathname.replace('/sync/', ''), passOf(address.searchParams), wsWire(webSocket))
      })
    })
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    return new LiveServer(server)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
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
