import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Parts } from '../parts.ts'
import { httpServer } from '../serve.ts'
import { type Visitor, type World, world } from './world.ts'

/** A world behind a real port, for what only sockets can be asked. */
export interface Port extends World {
  readonly url: string
  /** Everything that a visitor's sockets received, as one string of bytes. */
  received(visitor: Visitor): string
  /** A raw socket with the visitor's cookie, before anything was said. */
  socket(visitor: Visitor, path: string, headers?: Readonly<Record<string, string>>): WebSocket
  /** The stock client, as it comes from the registry. */
  provider(visitor: Visitor, compartment: string, params?: Readonly<Record<string, string>>): Provider
}

interface Provider {
  readonly doc: Y.Doc
  readonly stock: WebsocketProvider
  synced(): Promise<void>
  /** The close code that the server gave. */
  closed(): Promise<number>
  leave(): void
}

export async function port(over: Partial<Parts> = {}): Promise<Port> {
  // Every stock client listens for the end of the process.
  process.setMaxListeners(200)
  const http = httpServer()
  http.server.listen(0, '127.0.0.1')
  await once(http.server, 'listening')
  const url = `http://localhost:${(http.server.address() as AddressInfo).port}`
  const here = await world({ origins: [url], ...over })
  http.serve(here.api)
  const bytes = new Map<string, string[]>()
  const providers: Provider[] = []

  function opened(visitor: Visitor, address: string, headers: Readonly<Record<string, string>>): WebSocket {
    const socket = new WebSocket(address, { headers: { origin: url, cookie: visitor.cookie, ...headers } })
    const own = bytes.get(visitor.id) ?? []
    bytes.set(visitor.id, own)
    socket.on('message', (data: Buffer) => own.push(Buffer.from(data as never).toString('latin1')))
    return socket
  }

  return {
    ...here,
    url,
    received: (visitor) => (bytes.get(visitor.id) ?? []).join('\n'),
    socket: (visitor, path, headers = {}) => opened(visitor, url.replace('http', 'ws') + path, headers),
    provider(visitor, compartment, params = {}) {
      const doc = new Y.Doc()
      class Ours extends WebSocket {
        constructor(address: string) {
          super(address, { headers: { origin: url, cookie: visitor.cookie } })
          const own = bytes.get(visitor.id) ?? []
          bytes.set(visitor.id, own)
          this.on('message', (data: Buffer) => own.push(Buffer.from(data as never).toString('latin1')))
        }
      }
      const stock = new WebsocketProvider(`${url.replace('http', 'ws')}/sync/${here.design}`, compartment, doc, {
        params,
        disableBc: true,
        WebSocketPolyfill: Ours as never,
      })
      const closing = new Promise<number>((resolve) => {
        // Without an event the client went by itself, as after half a minute without a word on a busy machine, and comes back.
        stock.on('connection-close', (event) => event && resolve(event.code))
      })
      const one: Provider = {
        doc,
        stock,
        synced: () => new Promise((resolve) => (stock.synced ? resolve() : stock.once('sync', () => resolve()))),
        closed: () => closing,
        leave() {
          stock.destroy()
          doc.destroy()
        },
      }
      providers.push(one)
      return one
    },
    async close() {
      for (const provider of providers) provider.leave()
      http.server.close()
      await here.close()
      http.server.closeAllConnections()
    },
  }
}

/** Resolves when a document says what is waited for; every change of it is looked at. */
export function until(doc: Y.Doc, reached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!reached()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}
