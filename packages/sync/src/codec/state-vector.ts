import { limits } from '../protocol.ts'
import { Reader } from './reader.ts'
import { Writer } from './writer.ts'

/** For each client id the number of its clocks that are known: its next clock. */
export type StateVector = ReadonlyMap<number, number>

export function encodeStateVector(vector: StateVector): Uint8Array {
  const writer = new Writer(8 + vector.size * 10)
  writer.number(vector.size)
  // Yjs writes higher client ids first; equal vectors then have equal bytes.
  for (const [client, clock] of [...vector].sort((a, b) => b[0] - a[0])) writer.number(client).number(clock)
  return writer.done()
}

export function decodeStateVector(bytes: Uint8Array): Map<number, number> {
  const reader = new Reader(bytes)
  const vector = new Map<number, number>()
  for (let left = reader.count(limits.clientsPerVector, 2); left > 0; left--)
    vector.set(reader.number(), reader.number())
  reader.finish()
  return vector
}

/** Whether `vector` has all that `other` has. */
export function covers(vector: StateVector, other: StateVector): boolean {
  for (const [client, clock] of other) if ((vector.get(client) ?? 0) < clock) return false
  return true
}
