import { crc32 } from 'node:zlib'
import { type Judged, sound } from './judged.ts'
import { Bytes } from './reading-bytes.ts'

export const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** What is needed to draw it; everything else tells of its making: words, times, places, profiles, frames of an animation. */
const kept: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND'],
  ...['tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs'],
])

/** A PNG with nothing in it but the picture. */
export function cleanPng(all: Uint8Array): Judged {
  const bytes = new Bytes(all)
  const parts: Uint8Array[] = [bytes.part(0, 8)]
  const seen = new Set<string>()
  for (let at = 8; !seen.has('IEND'); ) {
    const length = bytes.u32(at)
    const type = bytes.text(at + 4, 4)
    const body = bytes.part(at + 4, 4 + length)
    sound(/^[A-Za-z]{4}$/.test(type) && crc32(body) === bytes.u32(at + 8 + length), 'a part of it is damaged')
    sound(seen.size > 0 || (type === 'IHDR' && length === 13), 'it does not begin as a PNG does')
    // A capital letter first: nobody can draw it without understanding this part.
    sound(kept.has(type) || type[0] === type[0]?.toLowerCase(), 'it has parts that Balcony does not know')
    sound(type !== 'IHDR' || seen.size === 0, 'it begins twice')
    if (kept.has(type)) parts.push(bytes.part(at, length + 12))
    seen.add(type)
    at += length + 12
  }
  sound(seen.has('IDAT'), 'there is no picture in it')
  return { type: 'image/png', bytes: Buffer.concat(parts), width: bytes.u32(16), height: bytes.u32(20) }
}
