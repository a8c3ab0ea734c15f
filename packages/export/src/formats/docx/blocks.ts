import { type FileChild, HeadingLevel, PageBreak, Paragraph, TableOfContents } from 'docx'
import type { Agenda, Block, Content, Fact, TableBlock } from '../../blocks.ts'
import { headings, setProse } from './prose.ts'
import { acrossPage, plainGrid, tableFrom } from './table.ts'
import { type Page, paragraphOf, runsOf, say } from './text.ts'

/** What a document of Word is made of, in the order of the blocks; `wide` wants a page turned. */
export interface Part {
  readonly children: readonly FileChild[]
  readonly wide: boolean
}

export function setBlocks(blocks: readonly Block[], page: Page, untitled: string): Part[] {
  let under = 0
  return blocks.map((block, index) => {
    // A level that is left out would be a fault for a screen reader.
    const level = block.is === 'heading' ? Math.min(block.level, under + 1) : under
    if (block.is === 'heading') under = level
    if (block.is === 'contents') under = 1
    // The headings right above a turned table turn with it.
    const told = block.is === 'heading' ? blocks.slice(index).find((each) => each.is !== 'heading') : block
    const wide = told?.is === 'table' && told.wide
    return { children: setBlock(block, level, blocks, page, untitled), wide }
  })
}

function setBlock(block: Block, level: number, all: readonly Block[], page: Page, untitled: string): FileChild[] {
  switch (block.is) {
    case 'title-page':
      return [...front(block, page), new Paragraph({ children: [new PageBreak()] })]
    case 'head':
      return front(block, page)
    case 'contents':
      return [
        say(block.title, page, { heading: HeadingLevel.HEADING_1 }),
        contents(all),
        new Paragraph({ children: [new PageBreak()] }),
      ]
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })]
    case 'heading':
      return [say(block.text.trim() || untitled, page, { heading: headings[level - 1] ?? HeadingLevel.HEADING_4 })]
    case 'text':
      return [
        say(
          block.text,
          page,
          block.as === 'label' ? { keepNext: true, style: 'Label' } : { style: block.as === 'lead' ? 'Lead' : 'Small' },
        ),
      ]
    case 'prose':
      return setProse(block.doc.content, page, level)
    case 'facts':
      return factsOf(block.facts, page)
    case 'record':
      return [
        say(block.title.trim() || untitled, page, { heading: headings[Math.min(5, level)] ?? HeadingLevel.HEADING_4 }),
        ...factsOf([...block.short, ...block.long], page),
      ]
    case 'table':
      return tableOf(block, page)
    case 'agenda':
      return agendaOf(block, page)
    case 'numbers':
      return block.numbers.map(({ figure, label }) =>
        paragraphOf([...runsOf(`${figure} `, page, { bold: true }), ...runsOf(label, page)], label, page),
      )
    case 'figure':
      return [say(block.caption, page, { style: 'Label' }), say(block.alt, page, { style: 'Small' })]
  }
}

function front(
  { kind, title, classification, facts, notice }: Extract<Block, { is: 'head' | 'title-page' }>,
  page: Page,
): FileChild[] {
  return [
    say([kind, classification].filter((each) => each !== '').join(' · '), page, { style: 'Small' }),
    say(title, page, { heading: HeadingLevel.TITLE }),
    ...factsOf(facts, page),
    say(notice, page, { style: 'Small' }),
  ]
}

/** The titles at once, page numbers when Word is asked for them. */
function contents(all: readonly Block[]): FileChild {
  const cachedEntries = all.flatMap((block) =>
    block.is === 'heading' && block.level <= 2 ? [{ title: block.text, level: block.level }] : [],
  )
  return new TableOfContents('Contents', { headingStyleRange: '1-2', hyperlink: true, cachedEntries })
}

function factsOf(facts: readonly Fact[], page: Page): FileChild[] {
  if (facts.length === 0) return []
  const rows = facts.map(({ label, content }) => [
    [say(label, page, { style: 'Label' })],
    contentOf(content, page, true),
  ])
  return tableFrom(plainGrid([1, 3], [], rows), page)
}

function contentOf(content: Content, page: Page, roomy = false): FileChild[] {
  switch (content.is) {
    case 'words':
      return [paragraphOf(runsOf(content.text, page, {}, content.link), content.text, page, { style: 'Cell' })]
    case 'scale':
      return [say(roomy ? `${content.text} (${content.ends})` : content.text, page, { style: 'Cell' })]
    case 'entries':
      return content.are === 'names'
        ? [say(content.entries.join(', '), page, { style: 'Cell' })]
        : content.entries.map((entry) =>
            say(entry, page, { style: 'Cell', numbering: { reference: 'bullets', level: 0 } }),
          )
    case 'versions':
      return content.versions.map(({ label, text }) => say(`${label}: ${text}`, page, { style: 'Cell' }))
    case 'prose':
      return setProse(content.doc.content, page, 9)
  }
}

function tableOf({ columns, rows, total, wide }: TableBlock, page: Page): FileChild[] {
  const cells = [...rows, ...(total ? [total] : [])].map((row) =>
    row.map((cell) => (cell ? contentOf(cell, page) : [])),
  )
  const head = columns.map(({ label }) => [say(label, page, { style: 'Cell', keepNext: true }, { bold: true })])
  const grid = plainGrid(
    columns.map((column) => column.weight),
    head,
    cells,
  )
  return tableFrom(grid, page, wide ? acrossPage.landscape : acrossPage.portrait)
}

function agendaOf({ columns, days }: Agenda, page: Page): FileChild[] {
  const cell = (text: string, bold = false) => say(text, page, { style: 'Cell' }, bold ? { bold } : {})
  // As in print: what says nothing of any block has no column.
  const all = days.flatMap(({ items }) => items)
  const told = [...[true, true], all.some((item) => item.method), all.some((item) => item.who.length > 0 || item.where)]
  const shown = <T>(cells: readonly T[]) => cells.filter((_, at) => told[at])
  return days.flatMap(({ title, note, items }) => {
    const rows = items.map((item) => [
      [
        cell([item.start, item.end].filter((each) => each !== undefined).join('–'), true),
        ...(item.length ? [cell(item.length)] : []),
      ],
      [
        cell(item.title, true),
        ...(item.detail ? [cell(item.detail)] : []),
        ...item.facts.flatMap((fact) => [cell(`${fact.label}:`), ...contentOf(fact.content, page)]),
      ],
      [cell(item.method?.label ?? '')],
      [cell([...item.who, ...(item.where ? [item.where] : [])].join(', '))],
    ])
    const head = shown(columns).map((label) => [cell(label, true)])
    return [
      say([title, note].filter((each) => each !== undefined).join(' · '), page, { style: 'Label', keepNext: true }),
      ...tableFrom(plainGrid(shown([2.6, 6, 3, 3]), head, rows.map(shown)), page),
    ]
  })
}
