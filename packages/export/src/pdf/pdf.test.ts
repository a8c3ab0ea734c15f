import { createHash } from 'node:crypto'
import type { Edition, EditionKind, ProseNode } from '@balcony/design'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { coverageOf, fingerprintsOf } from '../fonts/committed.ts'
import type { Rendered, RenderOptions } from '../rendering.ts'
import { demoEdition, designOf, doc, node, p, proseEdition, text } from '../testing/edition.ts'
import { judgePdf, type Verdict } from '../testing/judge-pdf.ts'
import { flat, type ReadPdf, readPdf } from '../testing/read-pdf.ts'
import { Press } from './press.ts'

const press = new Press({ children: 1 })
afterAll(() => press.close())

async function printed(edition: Edition, options: RenderOptions = { paper: 'a4' }, by = press): Promise<Rendered> {
  const result = await by.render(edition, options)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

let demo: Rendered
let read: ReadPdf
let verdict: Verdict
beforeAll(async () => {
  demo = await printed(demoEdition())
  read = await readPdf(demo.file)
  verdict = await judgePdf(demo.file)
  // The patience of a test: it is the same work.
}, 120_000)

test('[PDF1] the demo case comes out as PDF/UA-1, without a word of complaint, in less than 2 MB', () => {
  expect(demo.pages).toBeGreaterThan(20)
  expect(read.pages).toHaveLength(demo.pages)
  expect(demo.standard).toBe('ua-1')
  expect(demo.remarks).toEqual([])
  expect(demo.uncovered).toEqual([])
  expect(demo.file.length).toBeLessThan(2_000_000)
  expect(verdict.wrong).toEqual([])
  for (const type of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'TOC', 'Link', 'P'])
    expect(verdict.types.get(type), type).toBeGreaterThan(0)
})

test('[PDF2] every page but the title page says its classification, where it stands and which page of how many it is', () => {
  expect(read.pages[0]).toContain('Team – do not pass on')
  for (const [index, words] of read.pages.entries()) {
    if (index === 0) continue
    expect(words.split('Team – do not pass on').length, `page ${index + 1}`).toBeGreaterThanOrEqual(3)
    expect(words).toContain(`Page ${index + 1} of ${demo.pages}`)
    expect(words).toContain('Basin hydrology seminar series')
  }
})

test('[PDF6] the contents tell the page on which each section begins', () => {
  const contents = String(read.pages[1])
    .replace(/^.*?Contents (?=The design)/, '')
    .replace(/Full internal edition.*$/, '')
  const entries = [...contents.matchAll(/(\d(?:\.\d+)?) ([A-Z][^0-9]+?) (\d+)(?= |$)/g)]
  expect(entries.length).toBeGreaterThan(20)
  for (const [, number, title, page] of entries) {
    expect(read.pages[Number(page) - 1], `${number} ${title}`).toContain(`${number} ${title}`)
  }
  expect(read.outline).toContainEqual(expect.stringMatching(/Assessment$/))
})

test('[PDF7] paragraphs in Arabic and Hebrew are there whole, in their own order and direction', async () => {
  const arabic = 'نلتقي اليوم لنتفق على توزيع عادل لمياه البحيرة'
  const hebrew = 'אנו נפגשים היום כדי להסכים על חלוקה הוגנת'
  const pdf = await printed(proseEdition([p('Before.'), p(arabic), p(hebrew), p('After.')]))
  const { pieces, pages } = await readPdf(pdf.file)
  const words = pages.join(' ')
  for (const sentence of [arabic, hebrew]) {
    for (const word of sentence.split(' ')) expect(words, word).toContain(word)
  }
  const page = pieces.flat()
  expect(page.some((piece) => piece.direction === 'rtl' && /[\u0600-\u06ff]/.test(piece.text))).toBe(true)
  const order = ['Before', 'نلتقي', 'אנו', 'After'].map((word) => words.indexOf(word))
  expect(order).toEqual([...order].sort((a, b) => a - b))
  const { languages } = await judgePdf(pdf.file)
  expect([...languages]).toEqual(expect.arrayContaining(['ar', 'he']))
  // Right-aligned: the first word of the Arabic paragraph stands further right than the English one begins.
  const left = (pattern: RegExp) => page.find((piece) => pattern.test(piece.text))?.x ?? 0
  expect(left(/نلتقي|نلتق/)).toBeGreaterThan(left(/Before/))
})

test('[PDF8] the same edition gives the same bytes, also from a process of its own', async () => {
  const other = new Press({ children: 1 })
  const again = await printed(demoEdition(), { paper: 'a4' }, other).finally(() => other.close())
  const hash = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex')
  expect(hash(again.file)).toBe(hash(demo.file))
})

test('[PDF9] the file says nothing of who, where or on what machine: only the cover title and the day', () => {
  expect(read.info['Title']).toBe('Basin hydrology seminar series - working papers')
  expect(read.info['Author']).toBeUndefined()
  expect(read.info['CreationDate']).toMatch(/^D:20270220000000/)
  const raw = Buffer.from(demo.file).toString('latin1') + verdict.xmp
  expect(raw).not.toMatch(/\/home\/|\/root\/|\/tmp\/|nonexistent|Maruvel/)
  expect(read.hasActions).toBe(false)
})

test('[PDF10] drafts carry their watermark on each page, and Letter is a paper too', async () => {
  const pdf = await printed(demoEdition(), { paper: 'letter', draft: true })
  expect(pdf.standard).toBe('ua-1')
  expect((await judgePdf(pdf.file)).wrong).toEqual([])
  const { pages } = await readPdf(pdf.file)
  for (const [index, words] of pages.entries()) if (index > 0) expect(words, `page ${index + 1}`).toContain('Draft')
  expect(Buffer.from(pdf.file).toString('latin1')).toMatch(/\/MediaBox \[0 0 612 792\]/)
})

test('[PDF11] wide tables stand on landscape pages, rows are never divided, heads repeat', async () => {
  expect(Buffer.from(demo.file).toString('latin1')).toMatch(/\/MediaBox \[0 0 841\.\d+ 595\.\d+\]/)
  const rows = Array.from({ length: 120 }, (_, index) => ({
    id: `i${index}`,
    values: { title: `Issue ${index} begins`, description: `It goes on for a while and then issue ${index} ends` },
  }))
  const pdf = await printed(designOf({ tables: { issue: rows } }))
  const { pages } = await readPdf(pdf.file)
  const body = pages.filter((words) => words.includes(' begins'))
  expect(body.length).toBeGreaterThan(2)
  for (const words of body) {
    expect(words).toContain('Description')
    const begun = [...words.matchAll(/Issue (\d+) begins/g)].map(([, number]) => number)
    const ended = [...words.matchAll(/issue (\d+) ends/g)].map(([, number]) => number)
    expect(begun).toEqual(ended)
  }
})

test('[PDF11] no row ends a table alone on a page, and a small table is not divided, wherever they begin', async () => {
  const issues = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `i${index}`, values: { title: `Issue ${index} begins` } }))
  const rowsOn = async (count: number, lines: number) => {
    const narrative = doc(...Array.from({ length: lines }, () => p('A line of what was there before.')))
    const pdf = await printed(designOf({ sections: { context: { narrative } }, tables: { issue: issues(count) } }))
    expect(pdf).toMatchObject({ standard: 'ua-1', remarks: [] })
    const { pages } = await readPdf(pdf.file)
    return pages.map((page) => [...page.matchAll(/Issue \d+ begins/g)].length).filter((rows) => rows > 0)
  }
  let divided = 0
  for (let more = 0; more < 12; more += 1) {
    const rows = await rowsOn(30, 8 + more)
    if (rows.length > 1) divided += 1
    expect(Math.min(...rows), `after ${8 + more} lines: ${rows}`).toBeGreaterThanOrEqual(2)
    expect(rows.at(-1)).toBeGreaterThanOrEqual(3)
    expect(await rowsOn(6, 17 + more)).toEqual([6])
  }
  expect(divided).toBeGreaterThan(5)
})

test('[PDF11] a chapter that says little before a wide table begins on the turned page with it', async () => {
  const { pages } = await readPdf(demo.file)
  const begins = pages.findIndex((words) => words.includes('The hardest hour') && words.includes('Purpose'))
  expect(begins).toBeGreaterThan(2)
})

test('[PDF12] every character that we say we can print is printed, in every weight and slant', async () => {
  const ranges = coverageOf()
  const characters: string[] = []
  for (let index = 0; index < ranges.length; index += 2) {
    for (let code = Number(ranges[index]); code <= Number(ranges[index + 1]); code += 1) {
      const character = String.fromCodePoint(code)
      if (!/[\p{C}\p{Z}\p{M}]/u.test(character)) characters.push(character)
    }
  }
  expect(characters.length).toBeGreaterThan(5000)
  const lines: string[] = []
  for (let at = 0; at < characters.length; at += 400) lines.push(characters.slice(at, at + 400).join(' '))
  for (const marks of [[], ['bold'], ['italic'], ['bold', 'italic'], ['code']]) {
    const pdf = await printed(proseEdition(lines.map((line) => p(text(line, ...marks)))))
    expect(pdf, marks.join(' ')).toMatchObject({ standard: 'ua-1', uncovered: [], remarks: [] })
  }
  const inSans = lines.map((line, index) => ({ id: `i${index}`, values: { title: line, description: line } }))
  expect(await printed(designOf({ tables: { issue: inSans } }))).toMatchObject({ standard: 'ua-1', remarks: [] })
})

test('[PDF13] a design in Arabic is mirrored: its language, its direction and our own words', async () => {
  const words = {
    Contents: 'المحتويات',
    Assessment: 'التقييم',
    Context: 'السياق',
    'Page {page} of {pages}': 'صفحة {page} من {pages}',
  }
  const pdf = await printed(proseEdition([p('نلتقي اليوم لنتفق على توزيع عادل.')], 'ar'), { paper: 'a4', words })
  const judged = await judgePdf(pdf.file)
  expect(judged.wrong).toEqual([])
  const { pages, pieces } = await readPdf(pdf.file)
  expect(pages[1]).toContain('المحتويات')
  // The heading stands on the right; on the left there is only the running head, which says where we are.
  const placed = (pieces[1] ?? []).filter((piece) => piece.text.includes('المحتو')).map((piece) => piece.x)
  expect(Math.max(...placed)).toBeGreaterThan(300)
})

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('peace talks', 'نلتقي اليوم', 'אנו 12 נפגשים', '#panic("x")', 'река и озеро'),
)
const marks = fc.subarray(['bold', 'italic', 'underline', 'strike', 'code', 'withheld'])
const inline = fc.oneof(
  fc.tuple(words, marks).map(([each, on]) => text(each, ...on)),
  fc.constant<ProseNode>({ type: 'hardBreak' }),
  words.map((each) => text(each, { type: 'link', attrs: { href: 'https://example.org/a' } })),
)
const paragraph = fc.array(inline, { maxLength: 4 }).map((content) => node('paragraph', content))
const { block } = fc.letrec<{ block: ProseNode }>((tie) => {
  const blocks = (max: number) => fc.array(tie('block'), { maxLength: max })
  const items = (type: string) =>
    fc.array(
      blocks(2).map((content) => node(type, content, { checked: true })),
      { maxLength: 3 },
    )
  const cell = fc.tuple(
    fc.constantFrom('tableHeader', 'tableCell'),
    blocks(2),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 3 }),
  )
  const row = fc
    .array(
      cell.map(([type, content, colspan, rowspan]) => node(type, content, { colspan, rowspan })),
      { maxLength: 4 },
    )
    .map((content) => node('tableRow', content))
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      paragraph,
      fc
        .tuple(fc.array(inline, { maxLength: 2 }), fc.integer({ min: 0, max: 7 }))
        .map(([content, level]) => node('heading', content, { level })),
      items('listItem').map((content) => node('bulletList', content)),
      fc.tuple(items('listItem'), fc.integer()).map(([content, start]) => node('orderedList', content, { start })),
      items('taskItem').map((content) => node('taskList', content)),
      blocks(3).map((content) => node('blockquote', content)),
      blocks(3).map((content) => node('decision', content, { date: '2027-01-01' })),
      fc.array(row, { maxLength: 4 }).map((content) => node('table', content)),
      fc.constant<ProseNode>({ type: 'horizontalRule' }),
    ),
  }
})

test('[FONT3] every letter is printed with a committed font, never with one of the machine', () => {
  const families = new Set(Object.keys(fingerprintsOf()).map((name) => name.replace(/-.*$/, '')))
  expect(verdict.fontNames.length).toBeGreaterThan(3)
  for (const name of verdict.fontNames)
    expect(families, name).toContain(name.replace(/^[A-Z]{6}\+/, '').replace(/-.*$/, ''))
})

test('[PDF14] whatever prose holds, it comes out as PDF/UA-1 without a complaint (seed 900)', async () => {
  const design = fc.tuple(fc.array(block, { minLength: 1, maxLength: 8 }), fc.constantFrom('en', 'ar', 'he', 'ru'))
  await fc.assert(
    fc.asyncProperty(design, async ([content, language]) => {
      const pdf = await printed(proseEdition(content, language))
      expect(pdf).toMatchObject({ standard: 'ua-1', remarks: [] })
      expect((await judgePdf(pdf.file)).wrong).toEqual([])
    }),
    { seed: 900, numRuns: 60 },
  )
})

test('[PDF15] editions for readers outside come out too, and hold none of what they leave out', async () => {
  const made = {
    partner: { partner: 'PT1' },
    donor: {},
    public: {},
    'run-sheet': { session: 'S-PM3' },
    agenda: { session: 'S-PM3' },
    legal: {},
  }
  for (const [kind, options] of Object.entries(made) as [EditionKind, object][]) {
    const pdf = await printed(demoEdition(kind, options))
    expect(pdf, kind).toMatchObject({ standard: 'ua-1', remarks: [] })
    expect((await judgePdf(pdf.file)).wrong, kind).toEqual([])
  }
  const words = (await readPdf((await printed(demoEdition('public'))).file)).pages.join(' ')
  expect(flat(words)).not.toMatch(/Heron|PELICAN|Sella Guesthouse|Rhona Vale/)
})
