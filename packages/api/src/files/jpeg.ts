import { type Judged, sound } from './judged.ts'
import { orientationIn, orientationSegment } from './orientation.ts'
import { Bytes, startsWith } from './reading-bytes.ts'

export const jpegMark = [0xff, 0xd8, 0xff]

const soi = 0xd8
const eoi = 0xd9
const sos = 0xda
const app0 = 0xe0
const app1 = 0xe1
const app14 = 0xee
/** Baseline, extended and progressive; whatever else exists no browser draws. */
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
/** Tables: Huffman, quantisation, restart interval. */
const tables: ReadonlySet<number> = new Set([0xc4, 0xdb, 0xdd])

/**
 * A JPEG with nothing in it but the picture and which way up it is: no place, camera, author, preview, profile, and nothing after its
 * end, where phones put second pictures.
 */
export function cleanJpeg(all: Uint8Array): Judged {
  const bytes = new Bytes(all)
  const parts: Uint8Array[] = []
  let frame: { readonly width: number; readonly height: number } | undefined
  let orientation = 1
  let scans = 0
  for (let at = 2; ; ) {
    sound(bytes.u8(at) === 0xff, 'a part of it is damaged')
    // Marks may be preceded by any number of fill bytes.
    while (bytes.u8(at + 1) === 0xff) at += 1
    const mark = bytes.u8(at + 1)
    if (mark === eoi) break
    sound(mark !== soi && mark !== 0 && mark !== 1 && (mark < 0xd0 || mark > 0xd7), 'a part of it is damaged')
    const length = bytes.u16(at + 2)
    sound(length >= 2, 'a part of it is damaged')
    const segment = bytes.part(at, length + 2)
    at += length + 2
    if (frames.has(mark)) {
      sound(!frame, 'it holds more than one picture')
      frame = { height: new Bytes(segment).u16(5), width: new Bytes(segment).u16(7) }
      parts.push(segment)
    } else if (tables.has(mark)) parts.push(segment)
    else if (mark === sos) {
      sound(frame, 'there is no picture in it')
      const end = endOfScan(bytes, at)
      parts.push(segment, bytes.part(at, end - at))
      at = end
      scans += 1
    } else if (mark === app0 && startsWith(segment, 'JFIF\0', 4)) parts.push(withoutPreview(segment))
    else if (mark === app1 && startsWith(segment, 'Exif\0\0', 4)) orientation = orientationIn(segment.subarray(10))
    // Without it, colours of some programs come out inverted. Twelve bytes, none of them free.
    else if (mark === app14 && startsWith(segment, 'Adobe', 4)) parts.push(adobe(segment))
    else sound(isAside(mark), 'it has parts that Balcony does not know')
  }
  sound(frame && scans > 0, 'there is no picture in it')
  const upright = orientation === 1 ? [] : [orientationSegment(orientation)]
  const turned = orientation >= 5
  return {
    type: 'image/jpeg',
    bytes: Buffer.concat([Uint8Array.of(0xff, soi), ...upright, ...parts, Uint8Array.of(0xff, eoi)]),
    width: turned ? frame.height : frame.width,
    height: turned ? frame.width : frame.height,
  }
}

/** What programs and people add beside the picture, comments included. */
function isAside(mark: number): boolean {
  return (mark >= 0xe0 && mark <= 0xef) || mark === 0xfe
}

/** The next mark that is neither an escaped byte of the picture nor a restart. */
function endOfScan(bytes: Bytes, from: number): number {
  for (let at = bytes.all.indexOf(0xff, from); at >= 0; at = bytes.all.indexOf(0xff, at)) {
    const next = bytes.u8(at + 1)
    if (next === 0xff) at += 1
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2
    else return at
  }
  sound(false, 'it ends too early')
}

function withoutPreview(segment: Uint8Array): Uint8Array {
  sound(segment.length >= 18, 'a part of it is damaged')
  return Buffer.concat([Uint8Array.of(0xff, app0, 0, 16), segment.subarray(4, 16), Uint8Array.of(0, 0)])
}

function adobe(segment: Uint8Array): Uint8Array {
  sound(segment.length >= 16, 'a part of it is damaged')
  // Version and flags could carry something; only the last byte says how colours are meant.
  const [transform = 0] = segment.subarray(15, 16)
  return Buffer.concat([
    Uint8Array.of(0xff, app14, 0, 14),
    Buffer.from('Adobe', 'latin1'),
    Uint8Array.of(0, 100, 0, 0, 0, 0, transform),
  ])
}
