import { diffUpdate } from 'yjs'
import { encodeStateVector } from '../codec/state-vector.ts'
import { Writer } from '../codec/writer.ts'
import type { Walked } from './walk.ts'

/** The update without what is known already, so that the log never holds two versions of one struct nor the same erasure again and again. */
export function trim(walked: Walked, next: (client: number) => number, newlyErased: Erased): Uint8Array {
  const structs = walked.bytes.subarray(0, walked.erasedAt)
  const update = new Writer(structs.length + 64).raw(structs).raw(encodeErased(newlyErased)).done()
  const known = new Map<number, number>()
  let overlaps = false
  for (const section of walked.sections.values()) {
    known.set(section.client, next(section.client))
    overlaps ||= section.start < next(section.client)
  }
  return overlaps ? diffUpdate(update, encodeStateVector(known)) : update
}

/** Per client: start, end, start, end… */
export type Erased = ReadonlyMap<number, readonly number[]>

function encodeErased(erased: Erased): Uint8Array {
  const writer = new Writer()
  writer.number(erased.size)
  for (const [client, ranges] of erased) {
    writer.number(client).number(ranges.length / 2)
    for (let i = 0; i < ranges.length; i += 2) {
      writer.number(ranges[i] as number).number((ranges[i + 1] as number) - (ranges[i] as number))
    }
  }
  return writer.done()
}
