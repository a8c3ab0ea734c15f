// Finds the ProseMirror position of a place in the static rendering: where somebody clicked, or what they selected.

/** `root` is the element that holds the rendering; undefined when the place is outside it. */
export function staticPosition(root: Element, node: Node, offset: number): number | undefined {
  if (!root.contains(node)) return undefined
  return upTo(root, node, offset, 0).at
}

interface Walk {
  readonly at: number
  readonly found: boolean
}

function upTo(parent: Node, node: Node, offset: number, start: number): Walk {
  let at = start
  if (parent === node && parent.nodeType === Node.TEXT_NODE) return { at: at + offset, found: true }
  const children = [...parent.childNodes]
  for (const [index, child] of children.entries()) {
    if (parent === node && index === offset) return { at, found: true }
    const shape = shapeOf(child)
    if (shape !== 'atom' && shape !== 'nothing' && (child === node || child.contains(node))) {
      return upTo(child, node, offset, at + (shape === 'block' ? 1 : 0))
    }
    if (child.contains(node)) return { at, found: true }
    at += sizeOf(child)
  }
  return { at, found: parent === node }
}

function sizeOf(node: Node): number {
  const shape = shapeOf(node)
  if (shape === 'nothing') return 0
  if (shape === 'atom') return 1
  if (shape === 'text') return node.nodeValue?.length ?? 0
  const inside = [...node.childNodes].reduce((size, child) => size + sizeOf(child), 0)
  return shape === 'block' ? inside + 2 : inside
}

/** How an element of the rendering counts: as a node, as a part of one, or only as a form around words. */
function shapeOf(node: Node): 'text' | 'block' | 'around' | 'atom' | 'nothing' {
  if (node.nodeType === Node.TEXT_NODE) return 'text'
  if (!(node instanceof HTMLElement)) return 'nothing'
  if (node.tagName === 'HR' || node.tagName === 'FIGURE' || node.hasAttribute('data-mention')) return 'atom'
  // The only break in a line is there to give an empty line its height.
  if (node.tagName === 'BR') return node.parentNode?.childNodes.length === 1 ? 'nothing' : 'atom'
  if (node.tagName === 'HEADER' || node.tagName === 'LABEL' || node.hasAttribute('data-caret')) return 'nothing'
  return blocks.has(node.tagName) || node.hasAttribute('data-table') ? 'block' : 'around'
}

const blocks = new Set(['P', 'H2', 'H3', 'H4', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'SECTION', 'TR', 'TH', 'TD'])
