import { ok, type Result, refuse } from '@balcony/base'
import { isZip, judgeOffice, judgePdf } from './documents.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg, jpegMark } from './jpeg.ts'
import { isPicture, type Judged, maxFileBytes, maxPictureBytes, maxPicturePixels, Unsound } from './judged.ts'
import { judgePlain } from './plain.ts'
import { cleanPng, pngMark } from './png.ts'
import { startsWith } from './reading-bytes.ts'
import { cleanWebp } from './webp.ts'

const kept =
  'Balcony keeps PNG, JPEG, WebP and still GIF pictures, and PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text and JSON files.'

const kinds: readonly (readonly [is: (bytes: Uint8Array) => boolean, judge: (bytes: Uint8Array) => Judged])[] = [
  [(bytes) => startsWith(bytes, pngMark), cleanPng],
  [(bytes) => startsWith(bytes, jpegMark), cleanJpeg],
  [(bytes) => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8), cleanWebp],
  [(bytes) => startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a'), cleanGif],
  [(bytes) => startsWith(bytes, '%PDF-'), judgePdf],
  [isZip, judgeOffice],
  [() => true, judgePlain],
]

/** What a file is by its content, whatever its name or sender say, and what is kept of it. Nothing is unpacked or drawn. */
export function judgeFile(bytes: Uint8Array): Result<Judged> {
  if (bytes.length === 0) return refuse('invalid', 'This file is empty. Nothing was kept.')
  const judge = kinds.find(([is]) => is(bytes))?.[1] ?? judgePlain
  try {
    return withinLimits(judge(bytes), bytes.length)
  } catch (error) {
    if (!(error instanceof Unsound)) throw error
    return refuse('invalid', `This file was not kept: ${error.message}. ${kept}`)
  }
}

/** What came counts, not what is left of it: a limit that depends on what was removed cannot be understood. */
function withinLimits(judged: Judged, came: number): Result<Judged> {
  if (!isPicture(judged.type)) return came > maxFileBytes ? tooLarge('A file', maxFileBytes) : ok(judged)
  if (came > maxPictureBytes) return tooLarge('A picture', maxPictureBytes)
  const { width = 0, height = 0 } = judged
  if (width < 1 || height < 1) return refuse('invalid', 'This picture was not kept: it has no size.')
  if (width * height > maxPicturePixels)
    return refuse(
      'too-large',
      `This picture was not kept: it has ${Math.round((width * height) / 1e6)} megapixels, and at most ${maxPicturePixels / 1e6} can be shown. Make it smaller and try again.`,
    )
  return ok(judged)
}

export function tooLarge(what: string, most: number): Result<never> {
  return refuse('too-large', `${what} may have at most ${most / 2 ** 20} MB. Nothing was kept.`)
}
