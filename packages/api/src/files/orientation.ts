import { Bytes, startsWith } from './reading-bytes.ts'

const orientationTag = 0x0112

/** Which way up a picture was taken, 1 to 8, from the TIFF that Exif is; 1 when it does not say, or says it badly. */
export function orientationIn(tiff: Uint8Array): number {
  const little = startsWith(tiff, 'II')
  if (!little && !startsWith(tiff, 'MM')) return 1
  try {
    const bytes = new Bytes(tiff)
    const start = bytes.u32(4, little)
    const count = bytes.u16(start, little)
    for (let index = 0; index < count; index++) {
      const entry = start + 2 + index * 12
      if (bytes.u16(entry, little) !== orientationTag) continue
      const value = bytes.u16(entry + 8, little)
      return value >= 1 && value <= 8 ? value : 1
    }
  } catch {
    // Damaged Exif is dropped like any other; the picture itself may be sound.
  }
  return 1
}

/** The smallest Exif that there is: one tag. */
export function orientationSegment(orientation: number): Uint8Array {
  return Buffer.concat([
    Uint8Array.of(0xff, 0xe1, 0, 34),
    Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
    Uint8Array.of(0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0),
  ])
}
