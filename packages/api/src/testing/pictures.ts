import { crc32, deflateSync } from 'node:zlib'

/** What a careless picture tells: each must be gone from what is kept. */
export const secrets = ['Rhona Secret-Author', 'GPSLatitude 47.3769', 'NIKON D850 serial 7001', 'hidden after the end']
const secret = Buffer.from(secrets.join('\0'), 'latin1')

export function png(width = 2, height = 2, more: readonly Buffer[] = []): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(Math.min(height, 8) * (1 + Math.min(width, 8) * 3), 0x40)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', head),
    ...more,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

export function pngChunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  return Buffer.concat([u32(body.length), typed, u32(crc32(typed))])
}

export function tellingPng(): Buffer {
  const told = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'prVt'].map((type) => pngChunk(type, secret))
  return Buffer.concat([png(2, 2, told), secret])
}

/** Structure of a JPEG, as parsers see it; `width` by `height` pixels. */
export function jpeg(width = 3, height = 2, more: readonly Buffer[] = [], after = Buffer.alloc(0)): Buffer {
  const frame = Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(29, 0)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Words of the picture itself, with an escaped byte and a restart among them.
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
    Buffer.from([0xff, 0xd9]),
    after,
  ])
}

function segment(mark: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, mark, (body.length + 2) >> 8, (body.length + 2) & 255]), body])
}

/** An Exif with an orientation among the secrets. */
export function exif(orientation: number): Buffer {
  const head = Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1')
  const tag = Buffer.from([1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0])
  return segment(0xe1, Buffer.concat([head, tag, secret]))
}

export function tellingJpeg(orientation = 6): Buffer {
  const jfif = Buffer.concat([Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02', 'latin1'), Buffer.alloc(12), secret])
  const adobe = Buffer.concat([Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1'), secret])
  const told = [0xe1, 0xe2, 0xe3, 0xec, 0xed, 0xef, 0xfe].map((mark) => segment(mark, secret))
  const all = [segment(0xe0, jfif), exif(orientation), ...told, segment(0xee, adobe)]
  return jpeg(3, 2, all, Buffer.concat([secret, jpeg()]))
}

export function webp(more: readonly Buffer[] = [], flags = 0x2c): Buffer {
  const lossless = Buffer.from([0x2f, 2, 0x40, 0, 0, 7, 7, 7])
  const wide = Buffer.from([flags, 0, 0, 0, 2, 0, 0, 1, 0, 0])
  const body = Buffer.concat([riffChunk('VP8X', wide), ...more, riffChunk('VP8L', lossless)])
  return Buffer.concat([Buffer.from('RIFF'), u32le(body.length + 4), Buffer.from('WEBP'), body])
}

export function riffChunk(name: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name, 'latin1'), u32le(body.length), body, Buffer.alloc(body.length % 2)])
}

export function tellingWebp(): Buffer {
  const told = ['EXIF', 'XMP ', 'ICCP', 'junk'].map((name) => riffChunk(name, secret))
  return Buffer.concat([webp(told), secret])
}

const picture = Buffer.from([0x2c, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 1, 0])

export function gif(more: readonly Buffer[] = [], pictures = 1): Buffer {
  const head = Buffer.concat([Buffer.from('GIF89a\x02\0\x01\0\x80\0\0', 'latin1'), Buffer.alloc(6, 9)])
  return Buffer.concat([head, ...more, ...Array.from({ length: pictures }, () => picture), Buffer.from([0x3b])])
}

export function tellingGif(): Buffer {
  const block = Buffer.concat([Buffer.from([secret.length]), secret, Buffer.from([0])])
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe]), block])
  const program = Buffer.concat([Buffer.from([0x21, 0xff]), block])
  const control = Buffer.from([0x21, 0xf9, 4, 1, 0, 0, 0, 0])
  return Buffer.concat([gif([comment, control, program]), secret])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function u32le(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
