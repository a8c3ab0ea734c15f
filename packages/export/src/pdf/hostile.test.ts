import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ProseNode } from '@balcony/design'
import { afterAll, expect, test } from 'vitest'
import type { Rendered } from '../rendering.ts'
import { designOf, doc, node, p, proseEdition, text } from '../testing/edition.ts'
import { judgePdf } from '../testing/judge-pdf.ts'
import { flat, readPdf } from '../testing/read-pdf.ts'
import { Press } from './press.ts'

const press = new Press({ children: 1 })
afterAll(() => press.close())

async function printed(edition: Parameters<Press['render']>[0]): Promise<Rendered> {
  const result = await press.render(edition, { paper: 'a4' })
  if (!result.ok) throw new Error(result.problem.message)
  expect(result.value.remarks).toEqual([])
  expect(result.value.standard).toBe('ua-1')
  return result.value
}

const payloads = [
  '#read("/etc/passwd")',
  '#eval("1+1")',
  '#panic("pwn")',
  '$ x^2 $',
  '*bold* _emph_ `raw`',
  '= Heading',
  '@ref <lbl>',
  '#import "@preview/cetz:0.2.2": *',
  '\\u{1F600} \\#',
  '] [ #{ } ( )',
  '// comment',
  '/* block */',
  '#set page(width: 1pt)',
  '"quoted" \\"x\\" {{y}}',
  'https://example.org/#read("x")',
  '/ term: def',
  "~ -- --- ... 'x'",
  '#{while true {}}',
  '<script>alert(1)</script>',
  '%PDF-1.7 endstream endobj',
  '){/JS (app.alert(1))}',
]

const addresses = [
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'file:///etc/passwd',
  'data:text/html,x',
  '//evil',
  'launch:calc',
]

test('[PDF3] text that looks like code of any language is printed as it stands, wherever it was typed, and nothing is run', async () => {
  const all = payloads.join(' ')
  const cell = (type: string, words: string): ProseNode => node(type, [p(words)])
  const prose: ProseNode[] = [
    ...payloads.map((each) => p(each)),
    ...payloads.map((each) => node('heading', [text(each)], { level: 1 })),
    ...payloads.map((each) => p(text(each, 'code'))),
    node(
      'bulletList',
      payloads.map((each) => node('listItem', [p(text(each, 'bold'))])),
    ),
    node('decision', [p(all)], { date: payloads[0] ?? '' }),
    node('table', [
      node(
        'tableRow',
        payloads.slice(0, 4).map((each) => cell('tableHeader', each)),
      ),
      node(
        'tableRow',
        payloads.slice(4, 8).map((each) => cell('tableCell', each)),
      ),
    ]),
    p(text('a link', { type: 'link', attrs: { href: 'https://ok.example/?q="#panic' } })),
    ...addresses.map((href) => p(text('no link', { type: 'link', attrs: { href } }))),
  ]
  const rows = payloads.map((each, index) => ({ id: `i${index}`, values: { title: each, description: each } }))
  const edition = designOf({
    coverTitle: all,
    sections: {
      design: { title: { en: all, ar: all }, summary: all, version: payloads[2] ?? '' },
      context: { narrative: doc(...prose), mandate: all },
    },
    tables: {
      issue: rows,
      party: payloads
        .slice(0, 12)
        .map((each, index) => ({ id: `p${index}`, values: { name: each, publicLabel: each } })),
      relation: payloads
        .slice(0, 11)
        .map((_, index) => ({ id: `r${index}`, values: { from: `p${index}`, to: `p${index + 1}`, kind: 'conflict' } })),
      session: [
        { id: 's1', values: { title: all, publicTitle: '#panic("s")', startsOn: '2027-03-02', dayStart: '09:00' } },
      ],
      block: [
        {
          id: 'b1',
          values: {
            session: 's1',
            day: 1,
            start: '09:00',
            duration: 15,
            title: all,
            materials: all,
            purpose: payloads[0] ?? '',
          },
        },
      ],
    },
  })
  const pdf = await printed(edition)
  expect(pdf.droppedLinks).toBe(addresses.length)
  const { pages, links, hasActions } = await readPdf(pdf.file)
  const words = pages.join(' ')
  for (const payload of payloads) expect(words, payload).toContain(flat(payload))
  expect(words).not.toContain('root:x:0')
  expect(Buffer.from(pdf.file).includes('root:x:0')).toBe(false)
  expect(new Set(links)).toEqual(new Set(['https://ok.example/?q=%22#panic']))
  expect(hasActions).toBe(false)
  expect((await judgePdf(pdf.file)).wrong).toEqual([])
})

const list = (inner: ProseNode): ProseNode => node('bulletList', [node('listItem', [p('level'), inner])])
const deep = (levels: number): ProseNode => (levels === 0 ? p('deepest') : list(deep(levels - 1)))
const span = (type: string, attrs: NonNullable<ProseNode['attrs']>, words = 'x'): ProseNode =>
  node(type, [p(words)], attrs)

const strange: Readonly<Record<string, readonly ProseNode[]>> = {
  'controls and halves of letters': [p('a\u0000b\u0007c\u001bd\u009fe\ufffef\ud800g\udc00h\u202ereversed\u202c')],
  'letters that no font has': [p('ⰀⰁ 𒀀 བོད ภาษา 👩‍👩‍👧‍👦 🇺🇦 👍🏽 ❤️ ☕ \ue000 𝔸')],
  'marks on marks': [p('Z̸͖̜̎a̷͉͑l̶̗͝g̵͇̈́o̸ e\u0301\u0323 q\u0303 ا\u0303 א\u0301 क\u0301 က\u0301 \u0301leading')],
  'a word of 5,000 letters': [p('x'.repeat(5000)), p(`https://example.org/${'a/b?c=d&'.repeat(400)}`)],
  'lists in lists, 40 deep': [deep(40)],
  'a table of 60 columns': [
    node('table', [
      node(
        'tableRow',
        Array.from({ length: 60 }, (_, index) => span('tableHeader', {}, `c${index}`)),
      ),
    ]),
  ],
  'merged cells that overlap': [
    node('table', [
      node('tableRow', [span('tableHeader', { colspan: 3, rowspan: 9 }), span('tableCell', {})]),
      node('tableRow', [span('tableCell', { colspan: 99 })]),
      node('tableRow', []),
    ]),
    node('table', []),
  ],
  'a table in a table': [
    node('table', [
      node('tableRow', [
        node('tableCell', [node('table', [node('tableRow', [span('tableCell', {}, 'inner '.repeat(900))])])]),
      ]),
    ]),
  ],
  'a cell higher than a page': [
    node('table', [
      node('tableRow', [span('tableHeader', {}), span('tableHeader', {})]),
      node('tableRow', [span('tableCell', {}, 'long '.repeat(6000)), span('tableCell', {})]),
    ]),
  ],
  'links in a head that repeats': [
    node('table', [
      node('tableRow', [
        node('tableHeader', [p(text('head', { type: 'link', attrs: { href: 'https://example.org' } }))]),
      ]),
      ...Array.from({ length: 120 }, () => node('tableRow', [span('tableCell', {})])),
    ]),
  ],
  'headings without words and out of order': [
    node('heading', [], { level: 1 }),
    node('heading', [text('fourth')], { level: 4 }),
    node('heading', [text(' \u200b')], { level: 1 }),
    node('heading', [text('first')], { level: 1 }),
  ],
  'every mark at once': [
    p(
      text('all', 'bold', 'italic', 'underline', 'strike', 'code', 'withheld', {
        type: 'link',
        attrs: { href: 'https://example.org' },
      }),
    ),
  ],
  'nodes that are not of the schema': [
    { type: 'paragraph' },
    { type: 'weird' },
    node('bulletList', []),
    node('orderedList', [node('listItem', [p('far')])], { start: 1e9 }),
    node('orderedList', [node('listItem', [p('before')])], { start: -5 }),
    text('bare'),
    node('taskList', [node('taskItem', [])]),
  ],
  'nothing but spaces': [p('   '), p('\u00a0'), p('\u200b'), p('\n')],
}

for (const [what, content] of Object.entries(strange)) {
  test(`[PDF4] prose with ${what} comes out, tagged and whole`, async () => {
    const pdf = await printed(proseEdition([p('before'), ...content, p('after')]))
    expect((await judgePdf(pdf.file)).wrong).toEqual([])
    const words = (await readPdf(pdf.file)).pages.join(' ')
    expect(words).toContain('before')
    expect(words).toContain('after')
  })
}

test('[PDF23] a design of more than 200 pages of prose and tables comes out tagged and whole', async () => {
  const cell = (words: string) => node('tableCell', [p(words)])
  const content = Array.from({ length: 230 }, (_, index) => [
    node('heading', [text(`Part ${index}`)], { level: 1 }),
    ...Array.from({ length: 9 }, () =>
      p('They met at the weir, and nobody spoke of the gates before the bread was shared. '.repeat(5)),
    ),
    node('table', [node('tableRow', [cell(`Gate ${index}`), cell('Open')])]),
  ]).flat()
  const half = Math.ceil(content.length / 2)
  const edition = designOf({
    sections: {
      context: { narrative: doc(...content.slice(0, half)) },
      parties: { narrative: doc(...content.slice(half)) },
    },
  })
  const pdf = await printed(edition)
  expect(pdf.pages).toBeGreaterThan(200)
  expect((await judgePdf(pdf.file)).wrong).toEqual([])
  const { pages } = await readPdf(pdf.file)
  expect(pages).toHaveLength(pdf.pages)
  expect(pages.join(' ')).toContain('Gate 229')
})

test('[PDF5] characters that cannot be printed are named to whoever asked, and stand as a replacement', async () => {
  const pdf = await printed(proseEdition([p('Here ⰀⰀ and 𒀀 stand, far beyond the plain letters.')]))
  expect(pdf.uncovered).toEqual([
    { character: 'U+2C00', times: 2 },
    { character: 'U+12000', times: 1 },
  ])
})

test('[PDF16] the template runs no text, loads no package, makes no labels of words, and reads only its own data', () => {
  const folder = fileURLToPath(new URL('../../assets/typst/', import.meta.url))
  const files = globSync('*.typ', { cwd: folder })
  expect(files.length).toBeGreaterThan(3)
  const source = files.map((file) => readFileSync(folder + file, 'utf8')).join('\n')
  expect(source).not.toMatch(/\b(eval|read|plugin|label|csv|yaml|toml|xml|cbor)\(|@preview|@local|sys\.inputs/)
  expect(source.match(/json\([^)]*\)/g)).toEqual(['json("/data.json")'])
  // Their names are ours: nothing that somebody wrote is a path.
  expect(new Set(source.match(/image\([^,)]*/g))).toEqual(new Set(['image(n.path']))
})
