import { assert } from '@balcony/base'
import type { ContentMatch, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'

/**
 * Why an editor must not be bound to this text. The Yjs binding silently deletes, for everybody, whatever its schema
 * does not know or would not allow, even in an editor that cannot be typed into. So we look first.
 */
export type Fault =
  /** Written by a newer version of Balcony. */
  | { readonly is: 'unknown'; readonly name: string }
  /** Known nodes in an order that the schema does not allow, with words in them. */
  | { readonly is: 'broken'; readonly name: string }

export function faultOf(schema: Schema, fragment: Y.XmlFragment): Fault | undefined {
  return faultIn(schema, 'doc', schema.topNodeType.contentMatch, fragment)
}

function faultIn(
  schema: Schema,
  name: string,
  start: ContentMatch,
  parent: Y.XmlFragment | Y.XmlElement,
): Fault | undefined {
  let match: ContentMatch | null = start
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      const fault = faultInText(schema, child)
      if (fault) return fault
      if (child.length > 0) match = match?.matchType(textOf(schema)) ?? null
      continue
    }
    if (!(child instanceof Y.XmlElement)) return { is: 'unknown', name: 'hook' }
    const type = schema.nodes[child.nodeName]
    if (!type) return { is: 'unknown', name: child.nodeName }
    const attribute = Object.keys(child.getAttributes()).find((key) => !(key in (type.spec.attrs ?? {})))
    if (attribute !== undefined) return { is: 'unknown', name: `${child.nodeName} ${attribute}` }
    const fault = faultIn(schema, child.nodeName, type.contentMatch, child)
    if (fault) return fault
    match = match?.matchType(type) ?? null
  }
  // What holds no words may go: an emptied list or quotation is deleted by the binding, and nothing is lost with it.
  return match?.validEnd || !holdsWords(parent) ? undefined : { is: 'broken', name }
}

function faultInText(schema: Schema, text: Y.XmlText): Fault | undefined {
  for (const run of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof run.insert !== 'string') return { is: 'unknown', name: 'embed' }
    for (const key of Object.keys(run.attributes ?? {})) {
      // Marks that may overlap are stored as `name--hash`.
      const name = key.replace(/--[a-zA-Z0-9+/=]{8}$/, '')
      if (!schema.marks[name]) return { is: 'unknown', name }
    }
  }
  return undefined
}

function holdsWords(parent: Y.XmlFragment | Y.XmlElement): boolean {
  return parent
    .toArray()
    .some((child) =>
      child instanceof Y.XmlText ? child.length > 0 : child instanceof Y.XmlElement && holdsWords(child),
    )
}

function textOf(schema: Schema) {
  const text = schema.nodes['text']
  assert(text, 'every schema of prose has text')
  return text
}

/**
 * Watches a bound text and calls `stop` before the binding sees a change that it would destroy.
 * It must be put in place before the editor is made: observers are called in the order in which they came.
 */
export function guard(schema: Schema, fragment: Y.XmlFragment, stop: (fault: Fault) => void): () => void {
  const look = (_events: unknown, transaction: Y.Transaction): void => {
    if (transaction.local && transaction.origin !== null && isBinding(transaction.origin)) return
    const fault = faultOf(schema, fragment)
    if (fault) stop(fault)
  }
  fragment.observeDeep(look)
  return () => fragment.unobserveDeep(look)
}

/** Changes that come from the editor itself were made with its schema. */
function isBinding(origin: unknown): boolean {
  return typeof origin === 'object' && origin !== null && Reflect.get(origin, 'key') === 'y-sync$'
}
