import { type Judged, sound } from './judged.ts'
import { Bytes } from './reading-bytes.ts'

const extension = 0x21
const image = 0x2c
const trailer = 0x3b
/** Says which colour is seen through. */
const graphicControl = 0xf9

/** A still GIF with nothing in it but the picture: no comments, no blocks of programs, nothing after its end. */
export function cleanGif(all: Uint8Array): Judged {
  const bytes = new Bytes(all)
  let at = 13 + tableBytes(bytes.u8(10))
  const parts: Uint8Array[] = [bytes.part(0, at)]
  let pictures = 0
  for (let block = bytes.u8(at); block !== trailer; block = bytes.u8(at)) {
    const from = at
    if (block === extension) {
      at = endOfBlocks(bytes, at + 2)
      if (bytes.u8(from + 1) === graphicControl) parts.push(bytes.part(from, at - from))
      continue
    }
    sound(block === image, 'a part of it is damaged')
    pictures += 1
    sound(pictures === 1, 'it moves; Balcony keeps still pictures')
    sound(bytes.u16(from + 5, true) > 0 && bytes.u16(from + 7, true) > 0, 'there is no picture in it')
    // The descriptor, its own colours, the width of codes.
    at = endOfBlocks(bytes, from + 10 + tableBytes(bytes.u8(from + 9)) + 1)
    parts.push(bytes.part(from, at - from))
  }
  sound(pictures === 1, 'there is no picture in it')
  return {
    type: 'image/gif',
    bytes: Buffer.concat([...parts, Uint8Array.of(trailer)]),
    width: bytes.u16(6, true),
    height: bytes.u16(8, true),
  }
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

function endOfBlocks(bytes: Bytes, from: number): number {
  let at = from
  for (let length = bytes.u8(at); length > 0; length = bytes.u8(at)) at += length + 1
  return at + 1
}
