import { wordsOf } from '@balcony/design'
import { expect, test } from 'vitest'
import { readWord } from './read-word.ts'

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const types =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const relations = (inside: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A document of Word with this body, in a ZIP whose parts are stored as they are. */
function wordFile(body: string, links: string): Uint8Array {
  return zipOf({
    '[Content_Types].xml': types,
    '_rels/.rels': relations(`<Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/>`),
    'word/document.xml': `<w:document ${w}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(links),
  })
}

const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const link = (id: string, words: string) => `<w:hyperlink r:id="${id}">${run(words)}</w:hyperlink>`
const target = (id: string, to: string) =>
  `<Relationship Id="${id}" Type="${office}/hyperlink" Target="${to}" TargetMode="External"/>`

test('[WORD3] of a Word document nothing comes in but words, structure and addresses that may leave', async () => {
  const body = `<w:p>${link('a', 'good')}${link('b', 'bad')}</w:p><w:p><w:r><w:instrText>INCLUDEPICTURE "http://spy.example/x.png"</w:instrText></w:r>${run('&lt;img src=x onerror=alert(1)&gt;')}</w:p><w:p/>`
  const read = await readWord(wordFile(body, target('a', 'https://example.org/') + target('b', 'javascript:alert(1)')))
  if (typeof read === 'string') throw new Error(read)
  const said = JSON.stringify(read.content)
  expect(wordsOf(read)).toBe('goodbad\n<img src=x onerror=alert(1)>')
  expect(said).toContain('https://example.org/')
  expect(said).not.toMatch(/javascript|spy\.example|"img"/)
  expect(read.content.map((node) => node.type)).toEqual(['paragraph', 'paragraph'])
})

test('[WORD2] a file that is no document is refused and nothing is thrown', async () => {
  expect(await readWord(new Uint8Array([0x50, 0x4b, 3, 4]))).toBe('not-word')
  expect(await readWord(zipOf({ 'a.txt': 'words' }))).toBe('not-word')
})

function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.entries(parts).map(
    ([name, text]) => [new TextEncoder().encode(name), new TextEncoder().encode(text)] as const,
  )
  const chunks: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  for (const [name, bytes] of files) {
    const common = [20, 0, 0, 0, crc(bytes), bytes.length, bytes.length, name.length]
    const head = record(0x04034b50, common, 30)
    const entry = record(0x02014b50, [20, ...common], 46)
    new DataView(entry.buffer).setUint32(42, at, true)
    chunks.push(head, name, bytes)
    list.push(entry, name)
    at += head.length + name.length + bytes.length
  }
  const size = list.reduce((sum, each) => sum + each.length, 0)
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, files.length, true)
  view.setUint16(10, files.length, true)
  view.setUint32(12, size, true)
  view.setUint32(16, at, true)
  return new Uint8Array([...chunks, ...list, end].flatMap((each) => [...each]))
}

/** Version, flags, method, time and day, then checksum and sizes, then the length of the name. */
function record(mark: number, values: readonly number[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  const skip = values.length - 8
  view.setUint32(0, mark, true)
  view.setUint16(4, 20, true)
  if (skip > 0) view.setUint16(6, 20, true)
  const [sum = 0, packed = 0, plain = 0, name = 0] = values.slice(-4)
  const from = skip > 0 ? 16 : 14
  view.setUint32(from, sum, true)
  view.setUint32(from + 4, packed, true)
  view.setUint32(from + 8, plain, true)
  view.setUint16(from + 12, name, true)
  return bytes
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
