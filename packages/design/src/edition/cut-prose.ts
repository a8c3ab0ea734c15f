import type { ProseDoc, ProseNode } from '../prose.ts'

export interface ProseCut {
  /** Words marked as withheld go. */
  readonly withheld: boolean
  /** What this edition calls a record; undefined where it may not be named. */
  readonly name: (address: string) => string | undefined
  readonly date: (date: string) => string
}

/** Rich text as an audience may read it. Undefined when nothing is left. `cutWords` is told when withheld words were cut. */
export function cutProse(doc: ProseDoc, cut: ProseCut, cutWords: () => void): ProseDoc | undefined {
  const content = doc.content.flatMap((node) => cutNode(node, cut, cutWords))
  return content.length === 0 ? undefined : { type: 'doc', content }
}

function cutNode(node: ProseNode, cut: ProseCut, cutWords: () => void): readonly ProseNode[] {
  if (cut.withheld && node.marks?.some((mark) => mark.type === 'withheld')) {
    cutWords()
    return []
  }
  if (node.type === 'mention' && cut.name(String(node.attrs?.['address'] ?? '')) === undefined)
    return [{ type: 'text', text: '…' }]
  const date = node.type === 'decision' ? node.attrs?.['date'] : undefined
  const attrs = typeof date === 'string' ? { ...node.attrs, date: cut.date(date) } : node.attrs
  const shell = attrs === undefined ? node : { ...node, attrs }
  if (!node.content) return [shell]
  const content = node.content.flatMap((child) => cutNode(child, cut, cutWords))
  // A paragraph whose every word was withheld would tell by its emptiness that there was one; a table cell has to stay.
  const emptied = node.content.length > 0 && content.length === 0
  if (!emptied) return [{ ...shell, content }]
  return ['tableCell', 'tableHeader'].includes(node.type) ? [{ ...shell, content: [{ type: 'paragraph' }] }] : []
}
