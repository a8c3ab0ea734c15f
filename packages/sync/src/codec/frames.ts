import { frameType } from '../protocol.ts'
import { Writer } from './writer.ts'

/** A whole WebSocket frame as a server sends it: binary, unmasked, uncompressed, so that one buffer serves every socket. */
export type Frame = Uint8Array & { readonly frame: true }

/** What a sync message says: the sender's state vector, the answer to one, or a change. */
export const syncStep = { one: 0, two: 1, update: 2 } as const

function frameOf(message: (write: Writer) => void, size = 64): Frame {
  const writer = new Writer(headerBytes + size)
  writer.raw(blank)
  message(writer)
  return framed(writer.done())
}

export function stepOne(stateVector: Uint8Array): Frame {
  return frameOf((to) => to.number(frameType.sync).number(syncStep.one).block(stateVector), stateVector.length + 16)
}

export function stepTwo(update: Uint8Array): Frame {
  return frameOf((to) => to.number(frameType.sync).number(syncStep.two).block(update), update.length + 16)
}

export function updateFrame(update: Uint8Array): Frame {
  return frameOf((to) => to.number(frameType.sync).number(syncStep.update).block(update), update.length + 16)
}

export function awarenessFrame(entries: Uint8Array): Frame {
  return frameOf((to) => to.number(frameType.awareness).block(entries), entries.length + 16)
}

export function markFrame(mark: number): Frame {
  return frameOf((to) => to.number(frameType.mark).number(mark))
}

export function roleFrame(role: 'write' | 'read'): Frame {
  return frameOf((to) => to.number(frameType.role).text(role))
}

export function refusedFrame(reason: string, words: string): Frame {
  return frameOf((to) => to.number(frameType.refused).text(reason).text(words))
}

const headerBytes = 10
const blank = new Uint8Array(headerBytes)

/** Puts the header right before the payload, which leaves room for the longest one. */
function framed(bytes: Uint8Array<ArrayBuffer>): Frame {
  const length = bytes.length - headerBytes
  const start = headerBytes - (length < 126 ? 2 : length < 65_536 ? 4 : 10)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  bytes[start] = 0x82
  if (length < 126) bytes[start + 1] = length
  else if (length < 65_536) {
    bytes[start + 1] = 126
    view.setUint16(start + 2, length)
  } else {
    bytes[start + 1] = 127
    view.setBigUint64(start + 2, BigInt(length))
  }
  return bytes.subarray(start) as Uint8Array as Frame
}
