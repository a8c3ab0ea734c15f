import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { limits } from '../protocol.ts'
import type { Wire } from './wire.ts'

/** For the door's `WebSocketServer`: what rooms rely on. Frames are written by hand, so nothing may be compressed. */
export const webSocketOptions = {
  noServer: true,
  perMessageDeflate: false,
  maxPayload: limits.frameBytes,
  // Browsers cut a long message into frames of 64 KiB and more, networks into chunks of 1.4 KiB.
  maxFragments: 1_024,
  maxBufferedChunks: 32_768,
  /** How long a farewell may stay unanswered. Milliseconds. */
  closeTimeout: 5_000,
  clientTracking: false,
} as const

/** The wire of a `ws` socket. It writes whole frames to the TCP socket beneath, because the write call is what costs. */
export function wsWire(webSocket: WebSocket): Wire {
  // ws offers no public way to the socket; the field has been the same since its first version.
  const { _socket: socket } = webSocket as unknown as { readonly _socket: Socket }
  // A broken frame or a reset is an 'error', and one without a listener ends the process. 'close' follows and is what counts.
  webSocket.on('error', ignore)
  return {
    write(frames) {
      if (webSocket.readyState !== WebSocket.OPEN || !socket.writable) return
      socket.cork()
      for (const frame of frames) socket.write(frame)
      socket.uncork()
    },
    buffered: () => socket.writableLength,
    pause: () => webSocket.pause(),
    resume: () => webSocket.resume(),
    ping: () => webSocket.ping(),
    close(code, reason) {
      // The farewell of the other side must be read, or the socket lingers.
      webSocket.resume()
      webSocket.close(code, reason)
    },
    terminate: () => webSocket.terminate(),
    listen(ears) {
      webSocket.on('message', (data, isBinary) => ears.message(isBinary ? plainBytes(data as Buffer) : undefined))
      webSocket.on('pong', () => ears.heard())
      webSocket.on('close', () => ears.closed())
      socket.on('drain', () => ears.drained())
    },
  }
}

/** Not a Buffer, whose `slice` would be a view and keep the whole of what arrived with it in memory. */
function plainBytes(data: Buffer): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.length)
}

function ignore(): void {}
