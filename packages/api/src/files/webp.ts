import { type Judged, sound } from './judged.ts'
import { Bytes } from './reading-bytes.ts'

const alphaFlag = 0x10

interface Size {
  readonly width: number
  readonly height: number
}

/** A still WebP with nothing in it but the picture and its transparency. */
export function cleanWebp(all: Uint8Array): Judged {
  const bytes = new Bytes(all)
  const end = 8 + bytes.u32(4, true)
  sound(end <= all.length, 'it ends too early')
  const chunks = new Map<string, Uint8Array>()
  for (let at = 12; at < end; ) {
    const name = bytes.text(at, 4)
    const length = bytes.u32(at + 4, true)
    sound(at + 8 + length <= end, 'a part of it is damaged')
    sound(name !== 'ANIM' && name !== 'ANMF', 'it moves; Balcony keeps still pictures')
    if (!chunks.has(name)) chunks.set(name, bytes.part(at + 8, length))
    at += 8 + length + (length % 2)
  }
  const lossy = chunks.get('VP8 ')
  const lossless = chunks.get('VP8L')
  const picture = lossy ?? lossless
  sound(picture && !(lossy && lossless), 'there is no picture in it')
  const size = lossy ? lossySize(new Bytes(lossy)) : losslessSize(new Bytes(picture))
  const wide = chunks.get('VP8X')
  if (wide) sound(sameSize(new Bytes(wide), size), 'it says two sizes')
  const alpha = wide && lossy ? chunks.get('ALPH') : undefined
  const body = Buffer.concat([
    ...(alpha ? [chunk('VP8X', wideHeader(size)), chunk('ALPH', alpha)] : []),
    chunk(lossy ? 'VP8 ' : 'VP8L', picture),
  ])
  const head = Buffer.alloc(12)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  head.write('WEBP', 8, 'latin1')
  return { type: 'image/webp', bytes: Buffer.concat([head, body]), ...size }
}

function lossySize(bytes: Bytes): Size {
  // A key frame, its start code, then fourteen bits each.
  sound((bytes.u8(0) & 1) === 0 && bytes.text(3, 3) === '\x9d\x01\x2a', 'there is no picture in it')
  return { width: bytes.u16(6, true) & 0x3fff, height: bytes.u16(8, true) & 0x3fff }
}

function losslessSize(bytes: Bytes): Size {
  sound(bytes.u8(0) === 0x2f, 'there is no picture in it')
  const bits = bytes.u32(1, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function sameSize(bytes: Bytes, { width, height }: Size): boolean {
  return bytes.u24(4) + 1 === width && bytes.u24(7) + 1 === height
}

function wideHeader({ width, height }: Size): Uint8Array {
  const bytes = Buffer.alloc(10)
  bytes.writeUInt8(alphaFlag, 0)
  bytes.writeUIntLE(width - 1, 4, 3)
  bytes.writeUIntLE(height - 1, 7, 3)
  return bytes
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, new Uint8Array(body.length % 2)])
}
