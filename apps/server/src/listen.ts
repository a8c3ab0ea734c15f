import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ok, type Result, refuse } from '@balcony/base'
import type { Settings } from './settings.ts'

const portsToTry = 100

/** Listens on the port that was asked for, or on the first free one; resolves with the port. */
export async function listen(
  server: Server,
  wanted: Settings['port'],
  address: Settings['listen'],
): Promise<Result<number>> {
  const ports =
    wanted.is === 'this' ? [wanted.port] : Array.from({ length: portsToTry }, (_, index) => wanted.first + index)
  for (const port of ports) {
    const failure = await tryPort(server, port, address)
    if (!failure) return ok((server.address() as AddressInfo).port)
    if (failure !== 'EADDRINUSE')
      return refuse('unavailable', `Balcony cannot listen on ${address}, port ${port} (${failure}).`)
  }
  return wanted.is === 'this'
    ? refuse(
        'unavailable',
        `Port ${wanted.port} is in use by another program. Set PORT to a free one, or leave it out.`,
      )
    : refuse(
        'unavailable',
        `The ports from ${wanted.first} to ${wanted.first + portsToTry - 1} are all in use. Set PORT to a free one.`,
      )
}

async function tryPort(server: Server, port: number, address: string): Promise<string | undefined> {
  server.listen(port, address)
  try {
    await once(server, 'listening')
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
