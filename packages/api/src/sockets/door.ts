import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { enter } from '@balcony/access'
import { closeCode, webSocketOptions, wsWire } from '@balcony/sync'
import { type WebSocket, WebSocketServer } from 'ws'
import type { House } from '../context.ts'
import { cameFrom } from '../door/address.ts'
import { cameRight } from '../door/https.ts'
import { isOurs } from '../door/same-origin.ts'
import { type CookieName, secretInHeader } from '../sign-in/cookie.ts'
import { Budget, maxSocketsPerAddress, maxSocketsPerPerson } from './budget.ts'
import { type Knock, readKnock } from './knock.ts'
import { Openings } from './openings.ts'

const statusLines = {
  403: 'HTTP/1.1 403 Forbidden',
  404: 'HTTP/1.1 404 Not Found',
  429: 'HTTP/1.1 429 Too Many Requests',
  500: 'HTTP/1.1 500 Internal Server Error',
} as const

export interface SocketDoor {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

/** The way into the rooms. What is not a knock of our own page is answered in HTTP; whoever may not enter is let in to be told so. */
export function socketDoor(house: House, cookie: CookieName): SocketDoor {
  const { keeper, rooms, origins } = house
  const server = new WebSocketServer({ ...webSocketOptions, noServer: true })
  const byAddress = new Budget(maxSocketsPerAddress)
  const byPerson = new Budget(maxSocketsPerPerson)

  const openings = new Openings(house)

  async function admit(knock: Knock, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const asker = await keeper.asker(secretInHeader(request.headers.cookie, cookie))
    const { design, compartment, extensions, schema, epoch } = knock
    const opened = (then: (socket: WebSocket) => void) =>
      server.handleUpgrade(request, socket, head, (open) => {
        // From the first moment: one broken frame must not end the process.
        open.on('error', () => open.terminate())
        then(open)
      })
    if (!asker) return opened((open) => open.close(closeCode.signedOut, 'not signed in'))
    await keeper.settled(
      async () => {
        const member = await keeper.member(asker, design)
        if (member && enter(member, compartment) !== undefined) await openings.note(asker, design, compartment)
        return member
      },
      (member) => {
        const right = enter(member, compartment)
        if (right === undefined) {
          const by = { person: asker.person, signIn: asker.id }
          house.turnedAway.note({ did: 'refused-entry', by, design, about: { compartment } })
          return opened((open) => open.close(closeCode.notFound, 'not there'))
        }
        const leave = byPerson.take(asker.person)
        if (!leave) return opened((open) => open.close(closeCode.tooMany, 'too many connections'))
        socket.once('close', leave)
        const pass = {
          person: asker.person,
          signIn: asker.id,
          mayWrite: right === 'write',
          extensions: [...extensions],
          schema,
          epoch,
        }
        opened((open) => rooms.enter(`${design}/${compartment}`, pass, wsWire(open)))
      },
    )
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      const knock = readKnock(request)
      if (!knock) return refuse(socket, 404)
      if (!cameRight(request, cookie.https, house.proxies)) return refuse(socket, 403)
      const told = request.headers['x-forwarded-for']
      const address = cameFrom(request.socket.remoteAddress, Array.isArray(told) ? told.join() : told, house.proxies)
      if (!isOurs(request.headers.origin, request.headers.host, origins)) {
        house.turnedAway.note({ did: 'refused-entry', by: { address }, design: '', about: { why: 'another page' } })
        return refuse(socket, 403)
      }
      const leave = byAddress.take(address)
      if (!leave) return refuse(socket, 429)
      socket.once('close', leave)
      admit(knock, request, socket, head).catch((error: unknown) => {
        house.report({ event: 'upgrade-failed', error: error instanceof Error ? error.name : 'unknown' })
        refuse(socket, 500)
      })
    },
    close: () => server.close(),
  }
}

function refuse(socket: Duplex, status: keyof typeof statusLines): void {
  if (socket.destroyed) return
  socket.end(`${statusLines[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}
