import { inflateRawSync } from 'node:zlib'
import { sound, Unsound } from './judged.ts'
import { Bytes } from './reading-bytes.ts'

export interface Entry {
  readonly name: string
  /** As the archive says; what comes out is never more. */
  readonly size: number
  /** Expands this entry, at most `size` bytes of it. */
  bytes(): Uint8Array
}

const maxEntries = 10_000

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const endBytes = 22

/** What an archive says it holds. Nothing is expanded; archives in parts, encrypted or over 4 GiB are refused. */
export function listZip(all: Uint8Array): readonly Entry[] {
  const bytes = new Bytes(all)
  const end = findEnd(bytes)
  const count = bytes.u16(end + 10, true)
  sound(count <= maxEntries, `it holds more than ${maxEntries} files`)
  const start = bytes.u32(end + 16, true)
  sound(start + bytes.u32(end + 12, true) === end, 'its list of contents is damaged')
  const entries: Entry[] = []
  const names = new Set<string>()
  let at = start
  for (let index = 0; index < count; index++) {
    sound(bytes.u32(at, true) === entryMark, 'its list of contents is damaged')
    sound((bytes.u16(at + 8, true) & 1) === 0, 'it is encrypted')
    const nameBytes = bytes.u16(at + 28, true)
    const name = Buffer.from(bytes.part(at + 46, nameBytes)).toString('utf8')
    sound(!names.has(name), 'it holds two files of one name')
    names.add(name)
    entries.push(entry(bytes, at, name))
    at += 46 + nameBytes + bytes.u16(at + 30, true) + bytes.u16(at + 32, true)
  }
  sound(at === end, 'its list of contents is damaged')
  return entries
}

function findEnd(bytes: Bytes): number {
  const last = bytes.all.length - endBytes
  for (let at = last; at >= 0 && at > last - 2 ** 16; at--) {
    // Its comment must end where the archive ends: nothing hangs behind it.
    if (bytes.u32(at, true) === endMark && at + endBytes + bytes.u16(at + 20, true) === bytes.all.length) return at
  }
  throw new Unsound('it ends too early')
}

function entry(bytes: Bytes, at: number, name: string): Entry {
  const method = bytes.u16(at + 10, true)
  const packed = bytes.u32(at + 20, true)
  const size = bytes.u32(at + 24, true)
  const local = bytes.u32(at + 42, true)
  return {
    name,
    size,
    bytes() {
      sound(bytes.u32(local, true) === localMark, 'its list of contents is damaged')
      const from = local + 30 + bytes.u16(local + 26, true) + bytes.u16(local + 28, true)
      const body = bytes.part(from, packed)
      if (method === 0) {
        sound(packed === size, 'a part of it is damaged')
        return body
      }
      sound(method === 8, 'it is packed in a way that Balcony does not know')
      return expand(body, size)
    },
  }
}

function expand(body: Uint8Array, size: number): Uint8Array {
  try {
    const out = inflateRawSync(body, { maxOutputLength: Math.max(size, 1) })
    if (out.length === size) return out
  } catch {
    // Damaged, or more than it said.
  }
  throw new Unsound('a part of it is damaged')
}
