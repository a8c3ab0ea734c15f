import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  exif,
  gif,
  jpeg,
  png,
  pngChunk,
  riffChunk,
  secrets,
  tellingGif,
  tellingJpeg,
  tellingPng,
  tellingWebp,
  webp,
} from '../testing/pictures.ts'
import { fileLabel } from './file-label.ts'
import { judgeFile } from './judge.ts'
import { writeZip } from './zip.ts'

const refused = (bytes: Uint8Array) => {
  const judged = judgeFile(bytes)
  return judged.ok ? `kept as ${judged.value.type}` : judged.problem.message
}
const typeOf = (bytes: Uint8Array) => {
  const judged = judgeFile(bytes)
  return judged.ok ? judged.value.type : judged.problem.message
}
const office = (names: readonly string[], bytes = Buffer.from('<x/>')) =>
  Buffer.from(writeZip(names.map((name) => ({ name, bytes }))))

describe('what pictures tell', () => {
  const telling = { png: tellingPng(), jpeg: tellingJpeg(), webp: tellingWebp(), gif: tellingGif() }
  for (const [name, bytes] of Object.entries(telling)) {
    test(`[FILES3] place, camera, author and whatever hangs behind a ${name} are gone`, () => {
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(true)
      const judged = judgeFile(bytes)
      if (!judged.ok) throw new Error(judged.problem.message)
      const kept = Buffer.from(judged.value.bytes)
      for (const secret of secrets) expect(kept.includes(secret), secret).toBe(false)
      expect(kept.toString('latin1')).not.toMatch(/Secret|GPS|NIKON|hidden/)
      // What was cleaned is as clean as it gets, and is still a picture.
      expect(judgeFile(kept)).toEqual(judged)
    })
  }

  test('[FILES3] which way up a picture is stays, alone', () => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const judged = judgeFile(jpeg(30, 20, [exif(orientation)]))
      const turned = orientation >= 5
      expect(judged).toMatchObject({ value: { width: turned ? 20 : 30, height: turned ? 30 : 20 } })
      const bytes = Buffer.from(judged.ok ? judged.value.bytes : [])
      expect(bytes.includes('Exif')).toBe(orientation !== 1)
    }
    expect(judgeFile(jpeg(30, 20, [exif(77)]))).toMatchObject({ value: { width: 30, height: 20 } })
  })

  test('[FILES3] the picture itself is untouched', () => {
    for (const bytes of [png(), jpeg()]) expect(judgeFile(bytes)).toMatchObject({ value: { bytes } })
    expect(judgeFile(webp())).toMatchObject({ value: { type: 'image/webp', width: 3, height: 2 } })
    expect(judgeFile(gif())).toMatchObject({ value: { bytes: gif(), width: 2, height: 1 } })
  })
})

describe('what a file is', () => {
  test('[FILES2] the content says it, for every type that is kept', () => {
    expect(typeOf(Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF\n'))).toBe('application/pdf')
    expect(typeOf(office(['[Content_Types].xml', 'word/document.xml']))).toMatch(/wordprocessingml.document$/)
    expect(typeOf(office(['[Content_Types].xml', 'xl/workbook.xml']))).toMatch(/spreadsheetml.sheet$/)
    expect(typeOf(office(['[Content_Types].xml', 'ppt/presentation.xml']))).toMatch(/presentation$/)
    const open = (type: string) =>
      typeOf(
        writeZip([
          { name: 'mimetype', bytes: Buffer.from(type) },
          { name: 'content.xml', bytes: Buffer.from('<x/>') },
        ]),
      )
    for (const type of ['text', 'spreadsheet'])
      expect(open(`application/vnd.oasis.opendocument.${type}`)).toMatch(new RegExp(`opendocument.${type}$`))
    expect(typeOf(Buffer.from('name;role\n"Öz; Nil";lead\n'))).toBe('text/csv')
    expect(typeOf(Buffer.from('جدول\nمن دون فواصل'))).toBe('text/plain')
    expect(typeOf(Buffer.from('{"a":[1]}'))).toBe('application/json')
    expect(typeOf(Buffer.from('{ not json'))).toBe('text/plain')
  })

  test('[FILES2] what could run, or is nothing that is kept, is refused with words', () => {
    for (const page of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '\ufeff  <!DOCTYPE html>',
      '<?xml version="1.0"?>',
    ])
      expect(refused(Buffer.from(page))).toMatch(/could run programs.*Balcony keeps PNG/)
    expect(refused(Buffer.from('MZ\x90\0\x03', 'latin1'))).toMatch(/does not know this kind/)
    expect(refused(Buffer.from('latin\xe9', 'latin1'))).toMatch(/UTF-8/)
    expect(refused(Buffer.alloc(0))).toMatch(/empty/)
    expect(refused(office(['a.txt']))).toMatch(/no Word, Excel/)
    expect(refused(office(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']))).toMatch(/macros/)
    expect(refused(gif([], 2))).toMatch(/moves/)
    expect(refused(webp([riffChunk('ANIM', Buffer.alloc(6))]))).toMatch(/moves/)
  })

  test('[FILES2] a picture too large to be shown is refused, whatever its bytes', () => {
    expect(refused(png(8000, 5001))).toMatch(/40 megapixels, and at most 40/)
    expect(refused(png(0, 5))).toMatch(/no size/)
    expect(refused(png(0xffffffff, 0xffffffff))).toMatch(/megapixels/)
    expect(refused(jpeg(0xffff, 0xffff))).toMatch(/megapixels/)
    expect(refused(png(2, 2, [pngChunk('tEXt', Buffer.alloc(8 * 2 ** 20))]))).toMatch(/at most 8 MB/)
  })

  test('[FILES2] an office file that claims to unpack without end is not unpacked', () => {
    const zeros = deflateRawSync(Buffer.alloc(50 * 2 ** 20))
    const packed = office(['[Content_Types].xml', 'xl/workbook.xml'], zeros)
    // Says that each of its parts is 2 GB of packed nothing.
    for (
      let at = packed.indexOf('PK\x01\x02', 0, 'latin1');
      at >= 0;
      at = packed.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      packed.writeUInt16LE(8, at + 10)
      packed.writeUInt32LE(0x7fffffff, at + 24)
    }
    expect(refused(packed)).toMatch(/unpack to more/)
  })

  test('[FILES2] what is cut short or damaged is refused', () => {
    for (const whole of [png(), jpeg(), webp(), gif()]) {
      for (let length = 12; length < whole.length; length++)
        expect(refused(whole.subarray(0, length)), `${length} of ${whole.length}`).toMatch(/not kept/)
    }
    const flipped = png()
    flipped[20] = 9
    expect(refused(flipped)).toMatch(/damaged/)
  })

  test('[FILES2] whatever comes, the judge answers and keeps no secret (seed 7)', () => {
    const bases = [tellingPng(), tellingJpeg(), tellingWebp(), tellingGif(), office(['mimetype', 'content.xml'])]
    let kept = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        (base, cuts) => {
          const bytes = Buffer.from(base)
          for (const [at, value] of cuts) bytes[at % bytes.length] = value
          const judged = judgeFile(bytes)
          if (judged.ok) kept += 1
        },
      ),
      { seed: 7, numRuns: 2000 },
    )
    expect(kept).toBeGreaterThan(100)
  })
})

test('[FILES4] a name is safe on every disk and reads as it is', () => {
  const label = (name: string) => fileLabel(name, 'application/pdf')
  expect(label('../../etc/passwd')).toBe('passwd.pdf')
  expect(label('C:\\Users\\r\\plan.PDF')).toBe('plan.pdf')
  expect(label('report\u202efdp.exe')).toBe('reportfdp.exe.pdf')
  expect(label('a\u0000b\r\nc<d>|"e?.pdf')).toBe('abc-d---e-.pdf')
  expect(label('')).toBe('file.pdf')
  expect(label('...')).toBe('file.pdf')
  expect(label('خطة الجلسة.pdf')).toBe('خطة الجلسة.pdf')
  expect([...label('x'.repeat(500))]).toHaveLength(124)
})
