import { Malformed, Reader } from '../codec/reader.ts'
import { limits } from '../protocol.ts'
import { readContent, type StructKind } from './content.ts'

/** One struct of an update as the gate sees it; ids are client and clock, -1 where there is none. */
export interface Struct {
  readonly client: number
  clock: number
  length: number
  readonly kind: StructKind
  originClient: number
  originClock: number
  readonly rightClient: number
  readonly rightClock: number
  readonly parentClient: number
  readonly parentClock: number
  readonly root: string | undefined
  readonly key: string | undefined
  /** Name of an element or of a mark. */
  readonly name: string | undefined
  /** Value of a mark. */
  readonly value: unknown
  /** Where its content begins. */
  readonly at: number
}

export interface Section {
  readonly client: number
  readonly start: number
  readonly end: number
  readonly structs: readonly Struct[]
}

export interface Walked {
  readonly bytes: Uint8Array
  readonly sections: ReadonlyMap<number, Section>
  /** Per client the erased ranges as start, end, start, end…, ascending. */
  readonly erased: ReadonlyMap<number, readonly number[]>
  /** Where the erased ranges begin. */
  readonly erasedAt: number
}

export interface WalkBounds {
  readonly sections: number
  readonly structs: number
}

/** What our own log may hold: only the bytes themselves are a bound. */
export const boundless: WalkBounds = { sections: Number.POSITIVE_INFINITY, structs: Number.POSITIVE_INFINITY }

/** Reads an update (V1) once. Throws `Malformed` at the first thing that is not as Yjs would write it. */
export function walk(bytes: Uint8Array, bounds: WalkBounds): Walked {
  const reader = new Reader(bytes)
  const sections = new Map<number, Section>()
  let structsLeft = bounds.structs
  for (let left = reader.count(bounds.sections, 4); left > 0; left--) {
    const section = readSection(reader, structsLeft)
    if (sections.has(section.client)) throw new Malformed('one client twice')
    sections.set(section.client, section)
    structsLeft -= section.structs.length
  }
  const erasedAt = reader.at
  const erased = readErased(reader)
  reader.finish()
  return { bytes, sections, erased, erasedAt }
}

function readSection(reader: Reader, most: number): Section {
  const count = reader.count(most, 2)
  if (count === 0) throw new Malformed('section of nothing')
  const client = readClient(reader)
  const start = reader.number()
  let clock = start
  const structs: Struct[] = []
  for (let left = count; left > 0; left--) {
    const struct = readStruct(reader, client, clock)
    if (struct.length < 1) throw new Malformed('struct of no length')
    clock += struct.length
    if (clock > limits.clock) throw new Malformed('clock too large')
    structs.push(struct)
  }
  return { client, start, end: clock, structs }
}

const infoOrigin = 0x80
const infoRight = 0x40
const infoKey = 0x20
const infoKind = 0x1f

function readStruct(reader: Reader, client: number, clock: number): Struct {
  const info = reader.byte()
  let originClient = -1
  let originClock = -1
  let rightClient = -1
  let rightClock = -1
  let parentClient = -1
  let parentClock = -1
  let root: string | undefined
  let key: string | undefined
  const kind = info & infoKind
  if (kind === 0) {
    if (info !== 0) throw new Malformed('flags on what is gone')
  } else {
    if (info & infoOrigin) {
      originClient = readClient(reader)
      originClock = readClock(reader)
    }
    if (info & infoRight) {
      rightClient = readClient(reader)
      rightClock = readClock(reader)
    }
    if (!(info & (infoOrigin | infoRight))) {
      const named = reader.number()
      if (named === 1) root = readName(reader)
      else if (named === 0) {
        parentClient = readClient(reader)
        parentClock = readClock(reader)
      } else throw new Malformed('parent of no kind')
      if (info & infoKey) key = readName(reader)
    }
  }
  const at = reader.at
  const { is, length, name, value } = readContent(reader, kind)
  const neighbours = { originClient, originClock, rightClient, rightClock, parentClient, parentClock }
  return { client, clock, length, kind: is, ...neighbours, root, key, name, value, at }
}

function readErased(reader: Reader): Map<number, number[]> {
  const erased = new Map<number, number[]>()
  for (let left = reader.count(limits.clientsPerVector, 4); left > 0; left--) {
    const client = readClient(reader)
    if (erased.has(client)) throw new Malformed('one client twice')
    erased.set(client, readRanges(reader))
  }
  return erased
}

function readRanges(reader: Reader): number[] {
  const ranges: number[] = []
  let last = 0
  for (let left = reader.count(limits.rangesPerClient, 2); left > 0; left--) {
    const start = reader.number()
    const length = reader.number()
    if (start < last) throw new Malformed('ranges out of order')
    if (length < 1) throw new Malformed('range of no length')
    last = start + length
    if (last > limits.clock) throw new Malformed('clock too large')
    ranges.push(start, last)
  }
  if (ranges.length === 0) throw new Malformed('section of nothing')
  return ranges
}

function readClient(reader: Reader): number {
  const client = reader.number()
  if (client > limits.clientId) throw new Malformed('client id too large')
  return client
}

function readClock(reader: Reader): number {
  const clock = reader.number()
  if (clock > limits.clock) throw new Malformed('clock too large')
  return clock
}

export function readName(reader: Reader): string {
  const start = reader.at
  const name = reader.text()
  if (reader.at - start > limits.nameBytes) throw new Malformed('name too long')
  return name
}
