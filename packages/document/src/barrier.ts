import * as Y from 'yjs'
import { markName } from './prose-read.ts'

/** The names that an editor's schema has. */
export interface Knows {
  node(name: string): boolean
  mark(name: string): boolean
}

export interface Unknown {
  readonly nodes: readonly string[]
  readonly marks: readonly string[]
}

/**
 * What a fragment holds that a schema does not know, or undefined. Ask before an editor is bound: the binding deletes what it does not
 * know, whole paragraphs for one mark, also when it is not editable.
 */
export function unknownIn(fragment: Y.XmlFragment, knows: Knows): Unknown | undefined {
  const found = new Found(knows)
  found.walk(fragment)
  return found.unknown()
}

/**
 * Calls back, before the change reaches an editor, as soon as the fragment gets something that the schema does not know. Register it
 * before the editor binds, and unbind the editor in the callback.
 */
export function guardFragment(
  fragment: Y.XmlFragment,
  knows: Knows,
  onUnknown: (unknown: Unknown) => void,
): () => void {
  const look = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const found = new Found(knows)
    for (const event of events) {
      if (event.target instanceof Y.XmlText) found.delta(event.delta as readonly Formatted[])
      else for (const item of event.changes.added) found.content(item)
    }
    const unknown = found.unknown()
    if (unknown) onUnknown(unknown)
  }
  fragment.observeDeep(look as Parameters<typeof fragment.observeDeep>[0])
  return () => fragment.unobserveDeep(look as Parameters<typeof fragment.unobserveDeep>[0])
}

interface Formatted {
  readonly attributes?: Readonly<Record<string, unknown>>
}

class Found {
  readonly #knows: Knows
  readonly #nodes = new Set<string>()
  readonly #marks = new Set<string>()

  constructor(knows: Knows) {
    this.#knows = knows
  }

  walk(type: unknown): void {
    if (type instanceof Y.XmlText) this.delta(type.toDelta() as readonly Formatted[])
    else if (type instanceof Y.XmlFragment) {
      if (type instanceof Y.XmlElement && !this.#knows.node(type.nodeName)) this.#nodes.add(type.nodeName)
      for (const child of type.toArray()) this.walk(child)
    } else this.#nodes.add('(something that is not prose)')
  }

  content(item: Y.Item): void {
    if (item.content instanceof Y.ContentType) this.walk(item.content.type)
  }

  delta(delta: readonly Formatted[]): void {
    for (const { attributes } of delta)
      for (const [name, value] of Object.entries(attributes ?? {}))
        if (value !== null && !this.#knows.mark(markName(name))) this.#marks.add(markName(name))
  }

  unknown(): Unknown | undefined {
    if (this.#nodes.size + this.#marks.size === 0) return undefined
    return { nodes: [...this.#nodes].sort(), marks: [...this.#marks].sort() }
  }
}
