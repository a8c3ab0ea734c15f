import type { ProseDoc, ProseMark, ProseNode } from '@balcony/design'
import * as Y from 'yjs'
import { wellFormed } from './plain-text.ts'

/**
 * Puts blocks at the end of a fragment, in the form in which Tiptap's binding writes: for seeding, new records and what is appended.
 * An open editor takes it for somebody else's words.
 */
export function writeProse(fragment: Y.XmlFragment, doc: ProseDoc): void {
  fragment.insert(fragment.length, typesOf(doc.content))
}

/** Elements and texts for nodes, in the form in which Tiptap's binding writes. */
export function typesOf(nodes: readonly ProseNode[]): (Y.XmlElement | Y.XmlText)[] {
  const types: (Y.XmlElement | Y.XmlText)[] = []
  let words: ProseNode[] = []
  for (const node of [...nodes, undefined]) {
    if (node?.type === 'text') {
      if (node.text) words.push(node)
      continue
    }
    if (words.length > 0) types.push(textOf(words))
    words = []
    if (node) types.push(elementOf(node))
  }
  return types
}

function elementOf(node: ProseNode): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, unknown> & { [key: string]: string }>(node.type)
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    // Yjs types attributes as strings; ProseMirror's binding keeps numbers and flags as they are.
    if (value !== null) element.setAttribute(name, value as string)
  }
  element.insert(0, typesOf(node.content ?? []))
  return element as unknown as Y.XmlElement
}

function textOf(nodes: readonly ProseNode[]): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(
    nodes.map((node) => ({ insert: wellFormed(node.text ?? ''), attributes: attributesOf(node.marks ?? []) })),
  )
  return text
}

/** Marks as Yjs keeps them. */
export function attributesOf(marks: readonly ProseMark[]): Record<string, object> {
  return Object.fromEntries(marks.map((mark) => [mark.type, { ...mark.attrs }]))
}
