import * as Y from 'yjs'

// A ProseMirror position counts an opening and a closing for every block, one for every letter and one for every leaf.
// These walk the Yjs types themselves, so that words can be found where no editor is mounted.
const leaves = new Set(['hardBreak', 'horizontalRule', 'mention', 'picture'])

type Parent = Y.XmlFragment | Y.XmlElement

/** Where a relative position stands now, as a ProseMirror position; undefined when it is not in this text. */
export function positionOf(fragment: Y.XmlFragment, relative: Y.RelativePosition): number | undefined {
  const { doc } = fragment
  const found = doc && Y.createAbsolutePositionFromRelativePosition(relative, doc)
  if (!found) return undefined
  const start = startOf(fragment, found.type as Y.AbstractType<unknown>)
  if (start === undefined) return undefined
  if (found.type instanceof Y.XmlText) return start + found.index
  if (!(found.type instanceof Y.XmlFragment)) return undefined
  return found.type
    .toArray()
    .slice(0, found.index)
    .reduce((at, child) => at + sizeOf(child), start)
}

/** A position that stays with its letter. `assoc` below 0 binds it to the letter before, for the end of a range. */
export function relativeOf(fragment: Y.XmlFragment, position: number, assoc: 0 | -1 = 0): Y.RelativePosition {
  let parent: Parent = fragment
  let rest = position
  for (;;) {
    let into: Parent | undefined
    let index = 0
    for (const child of parent.toArray()) {
      const size = sizeOf(child)
      if (child instanceof Y.XmlText && rest <= size) return Y.createRelativePositionFromTypeIndex(child, rest, assoc)
      if (rest === 0) break
      if (child instanceof Y.XmlElement && !leaves.has(child.nodeName) && rest < size) {
        into = child
        break
      }
      rest -= size
      index += 1
    }
    if (!into) return Y.createRelativePositionFromTypeIndex(parent, index, assoc)
    parent = into
    rest -= 1
  }
}

function startOf(parent: Parent, wanted: Y.AbstractType<unknown>, at = 0): number | undefined {
  if ((parent as unknown) === wanted) return at
  let here = at
  for (const child of parent.toArray()) {
    if ((child as unknown) === wanted) return child instanceof Y.XmlText ? here : here + 1
    if (child instanceof Y.XmlElement) {
      const inside = startOf(child, wanted, here + 1)
      if (inside !== undefined) return inside
    }
    here += sizeOf(child)
  }
  return undefined
}

function sizeOf(child: Y.XmlElement | Y.XmlText | Y.XmlHook): number {
  if (child instanceof Y.XmlText) return child.length
  if (!(child instanceof Y.XmlElement) || leaves.has(child.nodeName)) return 1
  return child.toArray().reduce((size, inner) => size + sizeOf(inner), 2)
}
