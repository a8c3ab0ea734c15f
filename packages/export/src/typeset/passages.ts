import { type ProseDoc, type ProseNode, pictureWidths, wordsOf } from '@balcony/design'
import { clean, cleanLine, isVisible } from '../text/clean.ts'
import { languageOfBlock } from '../text/scripts.ts'
import { gridOf, type TableGrid } from './grid.ts'
import { type Inline, inlineOf, linkMark, type Marks, own, type Phrase, type Setting } from './setting.ts'

/** Prose as the template takes it: repaired, so that whatever an editor, an import or another client left there can be tagged. */
export type Passage =
  | ({ readonly is: 'paragraph' } & Phrase)
  | ({ readonly is: 'heading'; readonly level: number } & Phrase)
  | { readonly is: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly ListItem[] }
  | {
      readonly is: 'tasks'
      readonly items: readonly { readonly done: boolean; readonly content: readonly Passage[] }[]
    }
  | { readonly is: 'quote'; readonly content: readonly Passage[] }
  | { readonly is: 'decision'; readonly date: string; readonly content: readonly Passage[] }
  | { readonly is: 'rule' }
  /** Without `alt` it only decorates. `width` is a share of the line in percent. */
  | { readonly is: 'picture'; readonly path: string; readonly alt?: string; readonly width: number }
  | ({ readonly is: 'table' } & TableGrid<readonly Passage[]>)

interface ListItem {
  /** Of its first paragraph: neighbours of one direction form a list of their own, so that the bullet stands where reading begins. */
  readonly direction: string
  readonly content: readonly Passage[]
}

/** Deeper lists are flattened: Typst gives up on show rules some levels further down, and cost grows steeply before that. */
const maxDepth = 6
/** Letters of a flattened branch that are kept. */
const maxFlattened = 4000
/** PDF/UA knows six levels; the sixth stays free. */
const maxLevel = 5
/** Ordinals beyond this are a mistake, and print as it. */
const maxStart = 9999

/** `under` is the level of the heading that the prose stands below: its own headings go deeper without leaving out a level. */
export function passagesOf(doc: ProseDoc, under: number, setting: Setting): Passage[] {
  return new Reader(setting, under).blocks(doc.content, 1)
}

class Reader {
  readonly #setting: Setting
  readonly #under: number
  #level: number
  #inTable = false

  constructor(setting: Setting, under: number) {
    this.#setting = setting
    this.#under = under
    this.#level = under
  }

  blocks(nodes: readonly ProseNode[] | undefined | null, depth: number): Passage[] {
    if (!Array.isArray(nodes)) return []
    if (depth > maxDepth) return this.#flat(nodes.map((node) => wordsOf({ content: [node] })).join(' '))
    return nodes.flatMap((node) => this.#block(node, depth))
  }

  #block(node: ProseNode, depth: number): Passage[] {
    const inside = () => this.blocks(node.content, depth + 1)
    switch (node.type) {
      case 'paragraph':
        return this.#paragraph(node)
      case 'heading':
        return this.#heading(node, depth)
      case 'bulletList':
      case 'orderedList':
        return this.#list(node, depth)
      case 'taskList':
        return some('tasks', {
          items: (node.content ?? []).map((item) => ({
            done: item.attrs?.['checked'] === true,
            content: this.blocks(item.content, depth + 1),
          })),
        })
      case 'blockquote':
        return filled({ is: 'quote', content: inside() })
      case 'decision':
        return filled({ is: 'decision', date: String(node.attrs?.['date'] ?? ''), content: inside() })
      case 'horizontalRule':
        return [{ is: 'rule' }]
      case 'table':
        return this.#table(node, depth)
      case 'picture':
        return this.#picture(node)
      case 'text':
        return this.#paragraph({ type: 'paragraph', content: [node] })
      default:
        return inside()
    }
  }

  #paragraph(node: ProseNode): Passage[] {
    const phrase = this.#phrase(node)
    return phrase.inline.length === 0 ? [] : [{ is: 'paragraph', ...phrase }]
  }

  /** One that is not there, or that this edition may not show, is told in its own words. */
  #picture(node: ProseNode): Passage[] {
    const { file, alt, width } = node.attrs ?? {}
    const words = typeof alt === 'string' ? cleanLine(alt, this.#setting.losses) : this.#setting.pictureWord
    const path = this.#setting.pictures.get(String(file))
    if (path === undefined) return words === '' ? [] : this.#flat(`[${words}]`)
    const share = pictureWidths.find((each) => each === width) ?? 100
    return [{ is: 'picture', path, width: share, ...(isVisible(words) ? { alt: words } : {}) }]
  }

  #heading(node: ProseNode, depth: number): Passage[] {
    const phrase = this.#phrase(node)
    if (phrase.inline.length === 0) return []
    const visible = phrase.inline.some((each) => each.is === 'text' && isVisible(each.text))
    // Inside lists, quotes and tables a heading would break the order of the outline; it reads as a strong paragraph.
    if (!visible || depth > 1) return [{ is: 'paragraph', ...phrase, inline: phrase.inline.map(strong) }]
    const wanted = this.#under + Math.max(1, Math.min(4, Number(node.attrs?.['level']) || 1))
    this.#level = Math.min(wanted, this.#level + 1, maxLevel)
    return [{ is: 'heading', level: this.#level, ...phrase }]
  }

  #list(node: ProseNode, depth: number): Passage[] {
    const items = (node.content ?? []).map((item): ListItem => {
      const content = this.blocks(item.content, depth + 1)
      const [first] = content
      return { direction: first?.is === 'paragraph' ? (first.direction ?? '') : '', content }
    })
    const start = Math.max(0, Math.min(maxStart, Math.trunc(Number(node.attrs?.['start'] ?? 1)) || 0))
    return some('list', { ordered: node.type === 'orderedList', start, items })
  }

  #table(node: ProseNode, depth: number): Passage[] {
    // A table in a table cannot be tagged once it runs over a page.
    if (this.#inTable)
      return (node.content ?? []).flatMap((row) =>
        this.#flat((row.content ?? []).map((cell) => wordsOf(cell)).join(' · ')),
      )
    this.#inTable = true
    const grid = gridOf(node, (cell) => this.blocks(cell.content, depth + 1))
    this.#inTable = false
    if (!grid) return []
    // Repeated head rows are decoration on the pages that follow, and decoration may not hold links.
    return [
      {
        is: 'table',
        ...grid,
        head: grid.head.map((row) => row.map((cell) => ({ ...cell, content: cell.content.map(withoutLinks) }))),
      },
    ]
  }

  #flat(words: string): Passage[] {
    const text = [...words].slice(0, maxFlattened).join('')
    return text.trim() === '' ? [] : this.#paragraph({ type: 'paragraph', content: [{ type: 'text', text }] })
  }

  #phrase(node: ProseNode): Phrase {
    const language = languageOfBlock(wordsOf({ content: [node] }), this.#setting.language)
    const inline = (Array.isArray(node.content) ? node.content : []).flatMap((child) => this.#inline(child, language))
    return { inline: trimmed(inline), ...own(language, this.#setting) }
  }

  #inline(node: ProseNode, language: string): Inline[] {
    switch (node.type) {
      case 'hardBreak':
        return [{ is: 'break' }]
      case 'mention': {
        const name = clean(String(node.attrs?.['label'] ?? ''), this.#setting.losses).replaceAll('\n', ' ')
        return name === '' ? [] : inlineOf(name, language, { chip: true })
      }
      case 'text':
        return inlineOf(clean(node.text ?? '', this.#setting.losses), language, this.#marks(node))
      default:
        return (Array.isArray(node.content) ? node.content : []).flatMap((child) => this.#inline(child, language))
    }
  }

  #marks(node: ProseNode): Marks {
    const marks = new Map((Array.isArray(node.marks) ? node.marks : []).map((mark) => [mark.type, mark.attrs]))
    // Words that never leave the team are dotted, as on the screen; other editions do not have them at all.
    const line = marks.has('withheld')
      ? this.#setting.cut
        ? 'bar'
        : 'dotted'
      : marks.has('strike')
        ? 'through'
        : marks.has('underline')
          ? 'under'
          : undefined
    return {
      ...(marks.has('bold') ? { bold: true } : {}),
      ...(marks.has('italic') ? { italic: true } : {}),
      ...(marks.has('code') ? { code: true } : {}),
      ...(line ? { line } : {}),
      ...(marks.has('link') ? linkMark(marks.get('link')?.['href'] ?? '', this.#setting) : {}),
    }
  }
}

function some(is: 'list', list: Omit<Extract<Passage, { is: 'list' }>, 'is'>): Passage[]
function some(is: 'tasks', list: Omit<Extract<Passage, { is: 'tasks' }>, 'is'>): Passage[]
function some(is: string, list: { readonly items: readonly { readonly content: readonly Passage[] }[] }): Passage[] {
  const items = list.items.filter((item) => item.content.length > 0)
  return items.length === 0 ? [] : [{ is, ...list, items } as Passage]
}

function filled(passage: Extract<Passage, { is: 'quote' | 'decision' }>): Passage[] {
  return passage.content.length === 0 ? [] : [passage]
}

function strong(inline: Inline): Inline {
  return inline.is === 'text' ? { ...inline, bold: true } : inline
}

/** Breaks at the ends of a paragraph would only leave holes. */
function trimmed(inline: readonly Inline[]): Inline[] {
  const first = inline.findIndex((each) => each.is === 'text' && each.text.trim() !== '')
  const last = inline.findLastIndex((each) => each.is === 'text' && each.text.trim() !== '')
  return first === -1 ? [] : inline.slice(first, last + 1)
}

function withoutLinks(passage: Passage): Passage {
  switch (passage.is) {
    case 'paragraph':
    case 'heading':
      return { ...passage, inline: passage.inline.map(withoutLink) }
    case 'list':
      return { ...passage, items: passage.items.map((item) => ({ ...item, content: item.content.map(withoutLinks) })) }
    case 'tasks':
      return { ...passage, items: passage.items.map((item) => ({ ...item, content: item.content.map(withoutLinks) })) }
    case 'quote':
    case 'decision':
      return { ...passage, content: passage.content.map(withoutLinks) }
    default:
      return passage
  }
}

function withoutLink(inline: Inline): Inline {
  if (inline.is === 'break' || inline.link === undefined) return inline
  const { link: _, ...rest } = inline
  return rest
}
