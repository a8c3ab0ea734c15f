import { crc32, deflateSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { Picture } from '../rendering.ts'
import { node, p, proseEdition } from '../testing/edition.ts'
import { flat, readPdf } from '../testing/read-pdf.ts'
import { Press } from './press.ts'

const press = new Press({ children: 1 })
afterAll(() => press.close())

const png: Picture = { type: 'image/png', bytes: madePng(40, 30) }
const gif: Picture = {
  type: 'image/gif',
  bytes: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
}
const webp: Picture = {
  type: 'image/webp',
  bytes: Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'),
}

async function printed(content: Parameters<typeof proseEdition>[0], pictures: ReadonlyMap<string, Picture>) {
  const result = await press.render(proseEdition(content), { paper: 'a4', pictures })
  if (!result.ok) throw new Error(result.problem.message)
  expect(result.value).toMatchObject({ standard: 'ua-1', remarks: [] })
  const raw = Buffer.from(result.value.file).toString('latin1')
  return {
    words: flat((await readPdf(result.value.file)).pages.join(' ')),
    images: raw.match(/\/Subtype\s*\/Image/g)?.length ?? 0,
  }
}

const show = (file: string, attrs: Record<string, string | number> = {}) => node('picture', [], { file, ...attrs })

test('[PDF17] pictures are printed with what they show for those who do not see them, everywhere in prose', async () => {
  const pictures = new Map([
    ['f1', png],
    ['f2', gif],
    ['f3', webp],
  ])
  const all = [...pictures.keys()].map((file) => show(file, { alt: 'The shore', width: 50 }))
  const cell = node('tableRow', [node('tableCell', [show('f1', { alt: 'In a cell' })])])
  const { words, images } = await printed(
    [
      p('Before.'),
      ...all,
      show('f1', { alt: '' }),
      show('f1'),
      node('table', [cell]),
      node('blockquote', all),
      p('After.'),
    ],
    pictures,
  )
  expect(images).toBeGreaterThanOrEqual(3)
  expect(words).toContain('Before.')
  expect(words).toContain('After.')
  expect(words).not.toContain('[The shore]')
})

test('[PDF17] a picture that is not there, or that cannot be drawn, is told in words and costs nothing else', async () => {
  const broken: Picture = { type: 'image/png', bytes: Buffer.from(png.bytes.subarray(0, 60)) }
  const pictures = new Map([
    ['f1', png],
    ['f2', broken],
  ])
  const { words, images } = await printed(
    [
      p('Before.'),
      show('f1', { alt: 'Drawn' }),
      show('f2', { alt: 'Broken #panic()' }),
      show('f9', { alt: 'Gone' }),
      show('f9'),
      show('f9', { alt: '' }),
    ],
    pictures,
  )
  expect(images).toBe(1)
  expect(words).toContain('[Broken #panic()]')
  expect(words).toContain('[Gone]')
  expect(words).toContain('[Picture]')
  expect(words).not.toContain('[Drawn]')
})

test('[PDF17] pictures of odd shapes stay on the page', async () => {
  const tall: Picture = { type: 'image/png', bytes: madePng(2, 900) }
  const wide: Picture = { type: 'image/png', bytes: madePng(900, 2) }
  await printed(
    [show('f1', { alt: 'Tall' }), show('f2', { alt: 'Wide' })],
    new Map([
      ['f1', tall],
      ['f2', wide],
    ]),
  )
})

function madePng(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + width * 3), 0)
  const parts = [
    ['IHDR', head],
    ['IDAT', deflateSync(rows)],
    ['IEND', Buffer.alloc(0)],
  ] as const
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...parts.map(([type, body]) => {
      const typed = Buffer.concat([Buffer.from(type), body])
      const chunk = Buffer.alloc(typed.length + 8)
      chunk.writeUInt32BE(body.length, 0)
      chunk.set(typed, 4)
      chunk.writeUInt32BE(crc32(typed), typed.length + 4)
      return chunk
    }),
  ])
}
