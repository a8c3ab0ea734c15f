import { crc32 } from 'node:zlib'

export interface Packed {
  readonly name: string
  readonly bytes: Uint8Array
}

// 1 January 1980: an archive says nothing of when it was made.
const noDay = 0x21
/** Names are UTF-8. */
const flags = 0x0800

/** An archive in which everything stands as it is: pictures and office files are packed already. */
export function writeZip(entries: readonly Packed[]): Uint8Array {
  const parts: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of entries) {
    const named = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(flags, 2)
    about.writeUInt16LE(noDay, 8)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(bytes.length, 14)
    about.writeUInt32LE(bytes.length, 18)
    about.writeUInt16LE(named.length, 22)
    parts.push(Buffer.from('PK\x03\x04', 'latin1'), about, named, bytes)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    list.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), about, place, named)
    at += 30 + named.length + bytes.length
  }
  const listed = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}
