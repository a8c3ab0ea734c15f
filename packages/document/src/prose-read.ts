import {
  type ProseAttribute,
  type ProseDoc,
  type ProseMark,
  type ProseNode,
  proseMarks,
  proseNodes,
} from '@balcony/design'
import * as Y from 'yjs'
import { own } from './fields.ts'
import { wellFormed } from './plain-text.ts'
import { isInline } from './prose-form.ts'
import { isSafeLink } from './shapes.ts'

/** Nodes already read; whoever keeps it forgets the changed types and all that hold them. */
export type ReadNodes = WeakMap<object, readonly ProseNode[]>

/** No honest prose is nested as deep; a deeper part is read as its words. */
const maxDepth = 40

const markOrder = Object.keys(proseMarks)

/** Marks that may overlap themselves carry a hash behind their name in Yjs. */
const hashedMark = /^(.+)--[a-zA-Z0-9+/=]{8}$/

export function markName(attribute: string): string {
  return hashedMark.exec(attribute)?.[1] ?? attribute
}

/**
 * Prose as plain JSON, read without ever writing (Tiptap's own conversion writes into the document). What the schema does not know
 * is left out, but never its words.
 */
export function readProse(fragment: Y.XmlFragment, known: ReadNodes = new WeakMap()): ProseDoc {
  return { type: 'doc', content: inBlocks(childrenOf(fragment, known, 0)) }
}

/** What one child of a prose says; nothing when it is not known. */
export function nodesIn(child: unknown): readonly ProseNode[] {
  return nodesOf(child, new WeakMap(), 0)
}

function childrenOf(parent: Y.XmlFragment, known: ReadNodes, depth: number): readonly ProseNode[] {
  const nodes: ProseNode[] = []
  for (const child of parent.toArray()) for (const node of nodesOf(child, known, depth)) join(nodes, node)
  return nodes
}

function nodesOf(child: unknown, known: ReadNodes, depth: number): readonly ProseNode[] {
  if (!(child instanceof Y.XmlElement) && !(child instanceof Y.XmlText)) return []
  const read = known.get(child)
  if (read) return read
  const nodes = child instanceof Y.XmlText ? textNodesOf(child) : elementNodesOf(child, known, depth + 1)
  known.set(child, nodes)
  return nodes
}

function elementNodesOf(element: Y.XmlElement, known: ReadNodes, depth: number): readonly ProseNode[] {
  const names = own(proseNodes, element.nodeName)
  const children = depth > maxDepth ? [] : childrenOf(element, known, depth)
  if (!names) return children
  const attrs = attrsOf(element.getAttributes() as Record<string, unknown>, names)
  return [
    {
      type: element.nodeName,
      ...(attrs ? { attrs } : {}),
      ...(children.length > 0 ? { content: children } : {}),
    },
  ]
}

function textNodesOf(text: Y.XmlText): readonly ProseNode[] {
  const nodes: ProseNode[] = []
  for (const { insert, attributes } of text.toDelta() as readonly Delta[]) {
    if (typeof insert !== 'string' || insert === '') continue
    const marks = marksOf(attributes ?? {})
    join(nodes, { type: 'text', text: wellFormed(insert), ...(marks.length > 0 ? { marks } : {}) })
  }
  return nodes
}

interface Delta {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** In the order of the schema: replicas may hold the same marks in different orders. */
function marksOf(attributes: Readonly<Record<string, unknown>>): readonly ProseMark[] {
  const marks: (ProseMark & { readonly key: string })[] = []
  for (const [key, value] of Object.entries(attributes)) {
    const type = markName(key)
    const names = own(proseMarks, type)
    if (!names || value === null || value === undefined) continue
    const attrs = attrsOf(typeof value === 'object' ? (value as Record<string, unknown>) : {}, names)
    if (type === 'link' && !isSafeLink(String(attrs?.['href']))) continue
    marks.push({ key, type, ...(attrs ? { attrs } : {}) })
  }
  marks.sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type) || (a.key < b.key ? -1 : 1))
  return marks.map(({ key: _, ...mark }) => mark)
}

function attrsOf(values: Readonly<Record<string, unknown>>, names: readonly string[]): ProseNode['attrs'] | undefined {
  const attrs: Record<string, ProseAttribute> = {}
  for (const name of names) {
    const value = attrOf(own(values, name))
    if (value !== undefined) attrs[name] = value
  }
  return Object.keys(attrs).length > 0 ? attrs : undefined
}

function attrOf(value: unknown): ProseAttribute | undefined {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value
  // Widths of table columns.
  return Array.isArray(value) && value.every(Number.isFinite) ? (value as readonly number[]) : undefined
}

/** Neighbouring words with the same marks are one node, as in ProseMirror. */
function join(nodes: ProseNode[], node: ProseNode): void {
  const last = nodes.at(-1)
  if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks))
    nodes[nodes.length - 1] = { ...last, text: `${last.text}${node.text}` }
  else nodes.push(node)
}

/** Words that stand directly in the fragment (out of a node that is not known) get a paragraph. */
function inBlocks(nodes: readonly ProseNode[]): readonly ProseNode[] {
  if (!nodes.some((node) => isInline(node.type))) return nodes
  const blocks: ProseNode[] = []
  let loose: ProseNode[] = []
  for (const node of [...nodes, undefined]) {
    if (node && isInline(node.type)) {
      loose.push(node)
      continue
    }
    if (loose.length > 0) blocks.push({ type: 'paragraph', content: loose })
    loose = []
    if (node) blocks.push(node)
  }
  return blocks
}
