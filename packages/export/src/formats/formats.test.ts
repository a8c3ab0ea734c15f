import { type Field, importDesign, process, type Value } from '@balcony/design'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { Press } from '../pdf/press.ts'
import { type Format, fileEndings, formats, mediaTypes, type RenderOptions } from '../rendering.ts'
import { demoEdition, designOf, doc, node, p, proseEdition, text } from '../testing/edition.ts'

const press = new Press({ children: 1 })
afterAll(() => press.close())

async function made(edition: ReturnType<typeof demoEdition>, format: Format, options: Partial<RenderOptions> = {}) {
  const result = await press.render(edition, { paper: 'a4', format, ...options })
  if (!result.ok) throw new Error(result.problem.message)
  expect(result.value.format).toBe(format)
  return result.value
}
const wordsIn = (file: Uint8Array) => new TextDecoder().decode(file)
const partIn = (file: Uint8Array, name: string) => strFromU8(unzipSync(file)[name] ?? new Uint8Array())

test('[FORMAT1] every format comes out of the same edition, with the same bytes each time, and says nothing of who and when', async () => {
  for (const format of formats) {
    const options = format === 'csv' ? { table: 'risk' } : {}
    const edition = demoEdition('partner', { partner: 'PT1' })
    const [first, second] = [await made(edition, format, options), await made(edition, format, options)]
    expect(first.sha256, format).toBe(second.sha256)
    expect(first.file.length, format).toBeGreaterThan(2)
    expect(mediaTypes[format]).toContain('/')
    expect(fileEndings[format]).toMatch(/^[a-z]+$/)
    const words =
      format === 'docx' || format === 'xlsx'
        ? Object.values(unzipSync(first.file)).map(wordsIn).join('\n')
        : wordsIn(first.file)
    expect(words, format).not.toMatch(/Heron|Sella Guesthouse|Upper Maru Defence|Un-named/)
  }
})

test('[FORMAT2] a document of Word has headings in order, lists, tables whose heads repeat, and reads from the right where the text does', async () => {
  const rtl = 'نلتقي اليوم لنتفق على توزيع عادل'
  const cell = (type: string, words: string) => node(type, [p(words)])
  const edition = proseEdition([
    node('heading', [text('Inside')], { level: 4 }),
    node('bulletList', [node('listItem', [p('one'), node('orderedList', [node('listItem', [p('deep')])])])]),
    node('taskList', [node('taskItem', [p('done')], { checked: true })]),
    node('table', [node('tableRow', [cell('tableHeader', 'Head')]), node('tableRow', [cell('tableCell', 'Body')])]),
    p(rtl),
    p(
      text('a link', { type: 'link', attrs: { href: 'https://example.org/' } }),
      text('none', { type: 'link', attrs: { href: 'javascript:alert(1)' } }),
    ),
    p('<w:p>&amp; \u0000 ]]> {{x}}'),
  ])
  const { file } = await made(edition, 'docx')
  const xml = partIn(file, 'word/document.xml')
  const levels = [...xml.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) => Number(level))
  expect(levels.length).toBeGreaterThan(3)
  for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
  expect(xml).toMatch(/<w:numId/)
  expect(xml).toContain('<w:tblHeader/>')
  expect(xml).toContain('<w:cantSplit/>')
  expect(xml).toContain('☑ ')
  const paragraph = xml.split('<w:p>').find((each) => each.includes(rtl)) ?? ''
  expect(paragraph).toContain('<w:bidi/>')
  expect(paragraph).toContain('<w:rtl/>')
  expect(xml).toContain('&lt;w:p&gt;&amp;amp;')
  const links = partIn(file, 'word/_rels/document.xml.rels')
  expect(links).toContain('https://example.org/')
  expect(links).not.toContain('javascript')
  const arabic = await made(
    designOf({ tables: { issue: [{ id: 'i1', values: { title: 'ماء', framing: 'needs' } }] } }, 'ar'),
    'docx',
  )
  expect(partIn(arabic.file, 'word/document.xml')).toContain('<w:bidiVisual/>')
  expect(partIn(arabic.file, 'docProps/core.xml')).toContain('2027-02-20T00:00:00Z')
})

test('[FORMAT2] in a document of Word a heading turns with its table, a cell keeps the side of its document, and no column is empty', async () => {
  const legal = partIn((await made(demoEdition('legal'), 'docx')).file, 'word/document.xml')
  const turned = legal.split('<w:sectPr').findIndex((part) => part.includes('w:orient="landscape"'))
  expect(turned).toBeGreaterThan(0)
  expect(legal.split('<w:sectPr')[turned - 1]).toContain('Screenings')
  const agenda = partIn((await made(demoEdition('agenda', { session: 'S-PSW1' }), 'docx')).file, 'word/document.xml')
  expect(agenda).toContain('Check-in')
  expect(agenda).not.toContain('>Method<')
  const arabic = await made(
    designOf({ tables: { issue: [{ id: 'i1', values: { title: 'Water', description: 'ماء' } }] } }, 'ar'),
    'docx',
  )
  const sideOf = (words: string) =>
    /<w:jc w:val="(\w+)"\/>/.exec(
      partIn(arabic.file, 'word/document.xml')
        .split('<w:p>')
        .find((each) => each.includes(`>${words}<`)) ?? '',
    )?.[1]
  expect([sideOf('Water'), sideOf('ماء')]).toEqual(['end', 'start'])
})

test('[FORMAT3] in Markdown nothing that people typed is markup', async () => {
  const hostile = [
    '# no',
    '* no',
    '1. no',
    '<script>x</script>',
    '[a](javascript:b)',
    '`code`',
    '| pipe |',
    '---',
    '![x](y)',
    '> q',
    '~~s~~',
    '**b**',
  ]
  const edition = proseEdition([
    ...hostile.map((each) => p(each)),
    p(text('bold', 'bold')),
    node('decision', [p('Agreed')], { date: '2027-01-01' }),
  ])
  const words = wordsIn((await made(edition, 'markdown')).file)
  for (const line of words.split('\n').slice(4)) {
    if (/no$|script|javascript|pipe|!\\\[|~~s|b\\\*/.test(line))
      expect(line, line).not.toMatch(/^(#|\* |\d+\. |>|\||---)|[^\\][<`]|[^\\]\]\(/)
  }
  expect(words).toContain('**bold**')
  expect(words).toContain('> Agreed')
  expect(words).toContain('\\<script\\>')
})

test('[FORMAT4] no cell of a spreadsheet is a formula, however it is disguised', async () => {
  const formulas = [
    '=1+1',
    '+1',
    '-1+cmd',
    '@sum(1)',
    '\t=1',
    '\u200b=1',
    '＝1+1',
    '－1',
    '|x',
    '=HYPERLINK("x")',
    ' =1',
  ]
  const rows = formulas.map((each, index) => ({
    id: `i${index}`,
    values: { title: each, description: `"quoted", ${each}\nnext` },
  }))
  const edition = designOf({ tables: { issue: rows } })
  const csv = wordsIn((await made(edition, 'csv', { table: 'issue' })).file)
  const cells = [...csv.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n)/g)].map(([, cell = '']) =>
    cell.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"'),
  )
  expect(cells.slice(0, 3)).toEqual(['Issue', 'Description', "'=1+1"])
  expect(cells).toHaveLength(2 + 2 * formulas.length)
  for (const cell of cells) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠|]/u)
  const { file } = await made(edition, 'xlsx')
  const sheet = partIn(file, 'xl/worksheets/sheet1.xml')
  expect(sheet).toContain('<row')
  expect(sheet).not.toContain('<f>')
})

test('[FORMAT4] in no table does any text, translation or prose become a formula', async () => {
  const formula = '=HYPERLINK("http://x")'
  const filled = (fields: Readonly<Record<string, Field>>) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, { kind }]): [string, Value][] => {
        if (kind === 'text') return [[name, formula]]
        if (kind === 'translations') return [[name, { en: formula }]]
        return kind === 'prose' ? [[name, doc(p(formula))]] : []
      }),
    )
  const tables = Object.entries(process.tables).map(([id, { fields }]) => [id, [{ id: 'r1', values: filled(fields) }]])
  const edition = designOf({ tables: Object.fromEntries(tables) })
  let cells = 0
  for (const table of Object.keys(process.tables)) {
    const csv = wordsIn((await made(edition, 'csv', { table })).file)
    cells += csv.split(formula.replaceAll('"', '""')).length - 1
    expect(csv, table).not.toMatch(/(^|[,\n"\ufeff])=HYPERLINK/)
  }
  expect(cells).toBeGreaterThan(150)
  const { file } = await made(edition, 'xlsx')
  for (const [name, bytes] of Object.entries(unzipSync(file))) expect(wordsIn(bytes), name).not.toContain('<f>')
})

test('[FORMAT5] a spreadsheet holds every table with all its fields: figures are figures, and nothing is there that the edition has not', async () => {
  const { file } = await made(demoEdition(), 'xlsx')
  const book = partIn(file, 'xl/workbook.xml')
  const names = [...book.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(30)
  expect(new Set(names).size).toBe(names.length)
  const donor = await made(demoEdition('donor'), 'xlsx')
  const all = Object.values(unzipSync(donor.file)).map(wordsIn).join('\n')
  expect(all).toContain('Problem-solving workshop')
  expect(all).not.toMatch(/Heron|Rhona.*phone|Sella/)
  const budget = wordsIn((await made(demoEdition(), 'csv', { table: 'budgetline' })).file)
  expect(budget).toMatch(/,96000,EUR\r\n/)
  expect((await made(demoEdition('public'), 'csv', { table: 'participant' })).file).toHaveLength(3)
})

test('[FORMAT6] a calendar has neutral titles, no places and no people, and is marked private', async () => {
  const words = wordsIn((await made(demoEdition(), 'ics')).file)
  expect(words.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(12)
  expect(words.match(/CLASS:PRIVATE/g)?.length).toBe(words.match(/BEGIN:VEVENT/g)?.length)
  expect(words).toContain('SUMMARY:Preparatory meeting\r\n')
  expect(words).not.toMatch(/LOCATION|ATTENDEE|DESCRIPTION|ORGANIZER|highland|Pell Ford|Heron|PELICAN/)
  for (const line of words.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(words).toContain('DTSTART:20270323T090000')
})

test('[FORMAT7] the file of data can be read again and holds what the edition holds', async () => {
  const file = JSON.parse(wordsIn((await made(demoEdition(), 'json')).file))
  const read = importDesign(process, file)
  expect(read).toMatchObject({ ok: true })
  expect(read.ok && read.value.snapshot.tables['participant']?.length).toBe(18)
  expect(Object.keys(file)).toEqual(['schema', 'core', 'fictional'])
})

test('[FORMAT8] hostile prose comes out in every format, or not at all in words that say why', async () => {
  const list = (inner: ReturnType<typeof p>) => node('bulletList', [node('listItem', [p('level'), inner])])
  const deep = (levels: number): ReturnType<typeof p> => (levels === 0 ? p('deepest') : list(deep(levels - 1)))
  const edition = proseEdition([
    p('x'.repeat(5000)),
    p('\ud800 ⰀⰁ 👩‍👩‍👧‍👦 \u0000'),
    deep(40),
    node('table', [node('tableRow', [node('tableCell', [p('a')], { colspan: 99, rowspan: 9 })]), node('tableRow', [])]),
    { type: 'weird' },
    node('picture', [], { file: 'f1', alt: 'A lie' }),
    node('orderedList', [node('listItem', [])], { start: 1e9 }),
  ])
  // It says that it is a picture, and is none.
  const pictures = new Map([
    ['f1', { type: 'image/png' as const, bytes: new TextEncoder().encode('<svg onload=alert(1)>') }],
  ])
  for (const format of formats) {
    const { file } = await made(edition, format, { pictures, table: 'issue' })
    expect(file.length, format).toBeGreaterThan(2)
    if (format === 'docx') expect(partIn(file, 'word/document.xml')).toContain('[A lie]')
    if (format === 'markdown') expect(wordsIn(file)).toContain('deepest')
  }
  expect(doc(p('x')).content).toHaveLength(1)
})
