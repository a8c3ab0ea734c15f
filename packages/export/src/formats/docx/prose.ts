import { type ProseNode, wordsOf } from '@balcony/design'
import { type FileChild, HeadingLevel, type ParagraphChild } from 'docx'
import { gridOf } from '../../typeset/grid.ts'
import { pictureOf } from './picture.ts'
import { tableFrom } from './table.ts'
import { type Look, type Page, paragraphOf, runsOf } from './text.ts'

export const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

/** Deeper lists and quotes are flattened. */
const maxDepth = 6

interface Where {
  readonly page: Page
  /** Level of the heading that the prose stands below; 9 where it may have none of its own. */
  readonly under: number
  readonly list?: { readonly reference: string; readonly level: number; readonly instance: number }
  readonly style?: string
}

/** Lists that are numbered begin anew: each is an instance of its own. */
let instances = 0

export function resetLists(): void {
  instances = 0
}

/** Prose as Word has it: styles, lists and tables of its own. */
export function setProse(nodes: readonly ProseNode[] | undefined, page: Page, under: number): FileChild[] {
  const top = Math.min(...(nodes ?? []).filter((node) => node.type === 'heading').map(headingLevel))
  // Its highest headings stand right below the one above it.
  return blocks(nodes, { page, under: Number.isFinite(top) && under < 9 ? under + 1 - top : under }, 0)
}

function headingLevel(node: ProseNode): number {
  return Math.max(1, Math.min(4, Number(node.attrs?.['level'] ?? 1) || 1))
}

function blocks(nodes: readonly ProseNode[] | undefined, where: Where, depth: number): FileChild[] {
  if (!Array.isArray(nodes)) return []
  if (depth > maxDepth)
    return [
      lineOf(
        {
          type: 'paragraph',
          content: [{ type: 'text', text: nodes.map((node) => wordsOf({ content: [node] })).join(' ') }],
        },
        where,
      ),
    ]
  return nodes.flatMap((node: ProseNode) => block(node, where, depth))
}

function block(node: ProseNode, where: Where, depth: number): FileChild[] {
  const { page } = where
  switch (node.type) {
    case 'paragraph':
      return [lineOf(node, where)]
    case 'heading': {
      if (where.under > 5 || depth > 0) return [lineOf(node, where, { bold: true })]
      const level = Math.min(6, where.under + headingLevel(node))
      const words = wordsOf({ content: [node] })
      return [
        paragraphOf(inline(node.content, page), words, page, {
          heading: headings[level - 1] ?? HeadingLevel.HEADING_6,
        }),
      ]
    }
    case 'bulletList':
      return items(
        node,
        { ...where, list: { reference: 'bullets', level: where.list ? where.list.level + 1 : 0, instance: 0 } },
        depth,
      )
    case 'orderedList':
      instances += 1
      return items(
        node,
        { ...where, list: { reference: 'numbers', level: where.list ? where.list.level + 1 : 0, instance: instances } },
        depth,
      )
    case 'taskList':
      return (node.content ?? []).flatMap((item) => {
        const mark = item.attrs?.['checked'] === true ? '☑ ' : '☐ '
        const [first, ...rest] = item.content ?? []
        const told = first ?? { type: 'paragraph' }
        return [
          ...blocks([{ ...told, content: [{ type: 'text', text: mark }, ...(told.content ?? [])] }], where, depth + 1),
          ...blocks(rest, where, depth + 1),
        ]
      })
    case 'blockquote':
      return blocks(node.content, { ...where, style: 'Quotation' }, depth + 1)
    case 'decision':
      return blocks(node.content, { ...where, style: 'Decision' }, depth + 1)
    case 'horizontalRule':
      return [paragraphOf([], '', page, { thematicBreak: true })]
    case 'table': {
      const grid = gridOf(node, (cell) => blocks(cell.content, { page, under: 9 }, depth + 1))
      return grid ? tableFrom(grid, page) : []
    }
    case 'picture':
      return [pictureOf(node, page)]
    case 'text':
      return [lineOf({ type: 'paragraph', content: [node] }, where)]
    default:
      return blocks(node.content, where, depth)
  }
}

function items(list: ProseNode, where: Where, depth: number): FileChild[] {
  return (list.content ?? []).flatMap((item) => {
    const [first, ...rest] = item.content ?? []
    const { list: _, ...plain } = where
    // What follows in the same item stands below it without a mark of its own; lists in it go deeper.
    return [
      ...blocks(first ? [first] : [], where, depth + 1),
      ...rest.flatMap((each) =>
        blocks([each], each.type.endsWith('List') ? where : { ...plain, style: 'ListParagraph' }, depth + 1),
      ),
    ]
  })
}

function lineOf(node: ProseNode, { page, list, style }: Where, look: Look = {}) {
  const words = wordsOf({ content: [node] })
  return paragraphOf(inline(node.content, page, look), words, page, {
    ...(list ? { numbering: { ...list, level: Math.min(8, list.level) } } : {}),
    ...(style === undefined ? {} : { style }),
  })
}

function inline(nodes: readonly ProseNode[] | undefined, page: Page, look: Look = {}): ParagraphChild[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: ProseNode): ParagraphChild[] => {
    if (node.type === 'hardBreak') return runsOf('\n', page, look)
    if (node.type === 'mention') return runsOf(String(node.attrs?.['label'] ?? ''), page, { ...look, bold: true })
    if (node.type !== 'text') return inline(node.content, page, look)
    const marks = new Map((Array.isArray(node.marks) ? node.marks : []).map((mark) => [mark.type, mark.attrs]))
    return runsOf(node.text ?? '', page, { ...look, ...looksOf(marks, page) }, marks.get('link')?.['href'])
  })
}

function looksOf(marks: ReadonlyMap<string, unknown>, page: Page): Look {
  return {
    ...(marks.has('bold') ? { bold: true } : {}),
    ...(marks.has('italic') ? { italics: true } : {}),
    ...(marks.has('strike') ? { strike: true } : {}),
    ...(marks.has('underline') ? { underline: {} } : {}),
    ...(marks.has('code') ? { font: 'Consolas' } : {}),
    ...(marks.has('link') ? { style: 'Hyperlink' } : {}),
    ...(marks.has('withheld')
      ? page.cut
        ? { color: 'FFFFFF', shading: { fill: '1B2527' } }
        : { underline: { type: 'dotted' } }
      : {}),
  }
}
