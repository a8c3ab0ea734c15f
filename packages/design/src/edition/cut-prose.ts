import type { ProseDoc, ProseNode } from '../prose.ts'

export interface ProseCut {
  /** Words marked as withheld go. */
  readonly withheld: boolean
  /** What stands in their place inside what is left; without it nothing does. */
  readonly gap?: string | undefined
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
  if (cut.withheld && isWithheld(node)) {
    cutWords()
    return []
  }
  if (node.type === 'mention' && cut.name(String(node.attrs?.['address'] ?? '')) === undefined)
    return [{ type: 'text', text: '…' }]
  const date = node.type === 'decision' ? node.attrs?.['date'] : undefined
  const attrs = typeof date === 'string' ? { ...node.attrs, date: cut.date(date) } : node.attrs
  const shell = attrs === undefined ? node : { ...node, attrs }
  if (!node.content) return [shell]
  const content = withGaps(node.content, cut, cutWords)
  // A paragraph whose every word was withheld would tell by its emptiness that there was one; a table cell has to stay.
  const emptied = node.content.length > 0 && content.length === 0
  if (!emptied) return [{ ...shell, content }]
  return ['tableCell', 'tableHeader'].includes(node.type) ? [{ ...shell, content: [{ type: 'paragraph' }] }] : []
}

/** What is left of a line, and a gap for each run of words that went. Nothing tells their number or length. */
function withGaps(nodes: readonly ProseNode[], cut: ProseCut, cutWords: () => void): readonly ProseNode[] {
  const left: ProseNode[] = []
  const { gap } = cut
  for (const [at, node] of nodes.entries()) {
    const kept = cutNode(node, cut, cutWords)
    const begins = cut.withheld && isWithheld(node) && !(nodes[at - 1] && isWithheld(nodes[at - 1] as ProseNode))
    if (gap !== undefined && begins) left.push({ type: 'text', text: gap, marks: [{ type: 'withheld' }] })
    left.push(...kept)
  }
  // Gaps alone are not worth a line, which would say that there was one.
  return left.every(isWithheld) && cut.withheld ? [] : left
}

function isWithheld(node: ProseNode): boolean {
  return node.marks?.some((mark) => mark.type === 'withheld') === true
}
