import * as Y from 'yjs'
import { isInline, isLeaf } from './prose-form.ts'

/**
 * The words of a text or a prose as one plain string, blocks separated by line breaks, and where each stretch of it stands: in Yjs, and
 * as a ProseMirror position. The string is what `wordsOf` of `design` says.
 */
export interface Words {
  readonly text: string
  readonly runs: readonly Run[]
}

export interface Run {
  /** Offset in the words, and length, in UTF-16 units. */
  readonly at: number
  readonly length: number
  readonly type: Y.Text
  /** Index in the type at which the stretch begins. */
  readonly index: number
  /** ProseMirror position at which it begins; equal to `at` in a plain text. */
  readonly position: number
}

export function wordsIn(root: Y.Text | Y.XmlFragment): Words {
  const reader = new Reader()
  if (root instanceof Y.XmlFragment) reader.children(root)
  else reader.text(root)
  return { text: reader.parts.join(''), runs: reader.runs }
}

/** The ProseMirror position of an offset: at a border, that of the words that begin there, or for an end of those that end there. */
export function positionOf({ runs }: Words, offset: number, side: 'start' | 'end'): number {
  const run =
    side === 'start'
      ? (runs.find(({ at, length }) => offset < at + length) ?? runs.at(-1))
      : (runs.findLast(({ at }) => at < offset) ?? runs[0])
  return run ? run.position + Math.min(Math.max(0, offset - run.at), run.length) : 0
}

/** The offset of a ProseMirror position: of the words after it for a start, before it for an end. */
export function offsetOf({ runs, text }: Words, position: number, side: 'start' | 'end'): number {
  let before = 0
  for (const run of runs) {
    if (position <= run.position) return side === 'start' ? run.at : before
    if (position < run.position + run.length) return run.at + position - run.position
    before = run.at + run.length
  }
  return side === 'start' ? text.length : before
}

/** A block of words, or one that could become it. */
function holdsWords(element: Y.XmlElement): boolean {
  const children = element.toArray()
  return (
    children.length === 0 ||
    children.some((child) => child instanceof Y.XmlText || (child instanceof Y.XmlElement && isInline(child.nodeName)))
  )
}

class Reader {
  readonly parts: string[] = []
  readonly runs: Run[] = []
  #at = 0
  #position = 0
  #blocks = 0

  children(parent: Y.XmlFragment): void {
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) this.text(child)
      else if (child instanceof Y.XmlElement) this.#element(child)
    }
  }

  text(type: Y.Text): void {
    let index = 0
    for (const { insert } of type.toDelta() as readonly { readonly insert: unknown }[]) {
      const words = typeof insert === 'string' ? insert : undefined
      if (words !== undefined) {
        this.runs.push({ at: this.#at, length: words.length, type, index, position: this.#position })
        this.#say(words.toWellFormed())
        this.#position += words.length
      }
      index += words?.length ?? 1
    }
  }

  #element(element: Y.XmlElement): void {
    const name = element.nodeName
    const leaf = isLeaf(name)
    if (name === 'horizontalRule' || (!leaf && holdsWords(element))) this.#block()
    if (name === 'hardBreak') this.#say('\n')
    this.#position += 1
    if (leaf) return
    this.children(element)
    this.#position += 1
  }

  #block(): void {
    if (this.#blocks > 0) this.#say('\n')
    this.#blocks += 1
  }

  #say(words: string): void {
    this.parts.push(words)
    this.#at += words.length
  }
}
