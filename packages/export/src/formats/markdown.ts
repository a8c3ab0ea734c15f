import type { ProseNode } from '@balcony/design'
import type { Agenda, Block, Content, Fact, TableBlock } from '../blocks.ts'
import { plain } from '../text/clean.ts'
import { printableLink } from '../text/links.ts'

/** The blocks of an edition as Markdown: headings, lists and tables as everybody writes them. Nothing that people typed is markup. */
export function markdownOf(blocks: readonly Block[]): Uint8Array {
  let under = 0
  const parts = blocks.flatMap((block) => {
    if (block.is === 'heading') under = block.level
    const text = blockOf(block, under)
    return text.trim() === '' ? [] : [text.trimEnd()]
  })
  return new TextEncoder().encode(`${parts.join('\n\n')}\n`)
}

function blockOf(block: Block, under: number): string {
  switch (block.is) {
    case 'title-page':
    case 'head':
      return [
        `# ${line(block.title)}`,
        [block.kind, block.classification]
          .filter((each) => each !== '')
          .map((each) => `*${line(each)}*`)
          .join(' · '),
        factsOf(block.facts),
        line(block.notice),
      ].join('\n\n')
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.level + 1))} ${line(block.text)}`
    case 'text':
      return block.as === 'label' ? `**${line(block.text)}**` : words(block.text)
    case 'prose':
      return proseOf(block.doc.content, under + 1)
    case 'facts':
      return factsOf(block.facts)
    case 'record':
      return [
        `${'#'.repeat(Math.min(6, under + 2))} ${line(block.title)}`,
        factsOf([...block.short, ...block.long]),
      ].join('\n\n')
    case 'table':
      return tableOf(block)
    case 'agenda':
      return agendaOf(block)
    case 'numbers':
      return block.numbers.map(({ figure, label }) => `- **${line(figure)}** ${line(label)}`).join('\n')
    case 'figure':
      return `*${line(block.caption)}* ${line(block.alt)}`
    case 'contents':
    case 'page-break':
      return ''
  }
}

function factsOf(facts: readonly Fact[]): string {
  return facts.map(({ label, content }) => `- **${line(label)}:** ${indented(contentOf(content))}`).join('\n')
}

function contentOf(content: Content): string {
  switch (content.is) {
    case 'words': {
      const link = printableLink(content.link)
      return link ? `[${line(content.text)}](<${link}>)` : words(content.text)
    }
    case 'scale':
      return line(`${content.text} (${content.ends})`)
    case 'entries':
      return content.are === 'names'
        ? content.entries.map(line).join(', ')
        : `\n${content.entries.map((entry) => `- ${line(entry)}`).join('\n')}`
    case 'versions':
      return `\n${content.versions.map(({ label, text }) => `- ${line(label)}: ${line(text)}`).join('\n')}`
    case 'prose':
      return `\n\n${proseOf(content.doc.content, 5)}`
  }
}

function tableOf({ columns, rows, total }: TableBlock): string {
  const all = [...rows, ...(total ? [total] : [])]
  return pipes(
    columns.map((column) => line(column.label)),
    all.map((row) => row.map((cell) => (cell ? contentOf(cell) : ''))),
  )
}

function agendaOf({ columns, days }: Agenda): string {
  return days
    .map(({ title, note, items }) => {
      const rows = items.map((item) => [
        [item.start, item.end].filter((each) => each !== undefined).join('–'),
        [
          `**${line(item.title)}**`,
          ...(item.detail ? [line(item.detail)] : []),
          ...item.facts.map((fact) => `${line(fact.label)}: ${contentOf(fact.content)}`),
        ].join('<br>'),
        line(item.method?.label ?? ''),
        line([...item.who, ...(item.where ? [item.where] : [])].join(', ')),
      ])
      return `**${line([title, note].filter((each) => each !== undefined).join(', '))}**\n\n${pipes(columns.map(line), rows)}`
    })
    .join('\n\n')
}

/** A cell stands on one line. */
function pipes(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replaceAll(/\s*\n\s*/g, '<br>')).join(' | ')} |`
  return [row(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(row)].join('\n')
}

/** `level`: that of a heading which stands at the top of this prose. */
function proseOf(nodes: readonly ProseNode[] | undefined, level: number): string {
  const top = Math.min(...(nodes ?? []).filter((node) => node.type === 'heading').map(headingLevel))
  // Its highest headings stand right below the one above it.
  const base = Number.isFinite(top) ? level + 1 - top : level
  return (nodes ?? [])
    .map((node) => nodeOf(node, base))
    .filter((text) => text.trim() !== '')
    .join('\n\n')
}

function headingLevel(node: ProseNode): number {
  return Math.max(1, Math.min(4, Number(node.attrs?.['level'] ?? 1) || 1))
}

function nodeOf(node: ProseNode, level: number): string {
  const inside = () => proseOf(node.content, level)
  switch (node.type) {
    case 'paragraph':
      return inline(node.content)
    case 'heading':
      return `${'#'.repeat(Math.min(6, level + headingLevel(node)))} ${inline(node.content).replaceAll('\n', ' ')}`
    case 'bulletList':
      return items(node, level, () => '- ')
    case 'orderedList':
      return items(node, level, (index) => `${Number(node.attrs?.['start'] ?? 1) + index}. `)
    case 'taskList':
      return items(node, level, (_, item) => `- [${item.attrs?.['checked'] === true ? 'x' : ' '}] `)
    case 'blockquote':
    case 'decision':
      return inside()
        .split('\n')
        .map((each) => `> ${each}`.trimEnd())
        .join('\n')
    case 'horizontalRule':
      return '---'
    case 'table':
      return proseTable(node)
    case 'picture':
      return node.attrs?.['alt'] ? `[${line(String(node.attrs['alt']))}]` : ''
    case 'text':
      return inline([node])
    default:
      return inside()
  }
}

function items(list: ProseNode, level: number, mark: (index: number, item: ProseNode) => string): string {
  return (list.content ?? [])
    .map((item, index) => `${mark(index, item)}${indented(proseOf(item.content, level))}`)
    .join('\n')
}

function proseTable(table: ProseNode): string {
  const rows = (table.content ?? []).map((row) => (row.content ?? []).map((cell) => proseOf(cell.content, 6)))
  const width = Math.max(0, ...rows.map((row) => row.length))
  const padded = rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
  const [head = [], ...body] = padded
  return width === 0 ? '' : pipes(head, body)
}

const marks: Readonly<Record<string, string>> = { bold: '**', italic: '*', strike: '~~' }

function inline(nodes: readonly ProseNode[] | undefined): string {
  return (nodes ?? [])
    .map((node) => {
      if (node.type === 'hardBreak') return '\\\n'
      if (node.type === 'mention') return line(String(node.attrs?.['label'] ?? ''))
      if (node.type !== 'text') return inline(node.content)
      return marked(node)
    })
    .join('')
}

function marked(node: ProseNode): string {
  const text = words(node.text ?? '')
  // A mark does not stand beside a blank.
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (core === '') return text
  const own = node.marks ?? []
  const wrapped = own.reduce((said, { type }) => (marks[type] ? `${marks[type]}${said}${marks[type]}` : said), core)
  const link = printableLink(own.find(({ type }) => type === 'link')?.attrs?.['href'])
  return `${before}${link ? `[${wrapped}](<${link}>)` : wrapped}${after}`
}

/** Words as they are: whatever would be read as markup has a backslash before it. */
function words(text: string): string {
  return plain(text)
    .replaceAll(/[\\`*_{}[\]<>#|~&!]/g, '\\$&')
    .split('\n')
    .map((each) =>
      each.replace(
        /^(\s*)([-+=]|\d+[.)])(?=\s|$|-)/,
        (_, space: string, sign: string) => `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}`,
      ),
    )
    .join('\n')
}

function line(text: string): string {
  return words(text)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ')
}
