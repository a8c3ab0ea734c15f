import * as Y from 'yjs'
import type { Chance } from './chance.ts'

/** One random edit as our editors make them: registers, plain texts, prose with marks; characters are never cut in two. */
export function editAtRandom(doc: Y.Doc, chance: Chance): void {
  doc.transact(() => {
    for (let left = 1 + chance.below(3); left > 0; left--) chance.of(edits)(doc, chance)
  }, 'edit')
}

const edits: readonly ((doc: Y.Doc, chance: Chance) => void)[] = [
  (doc, chance) => {
    const values = doc.getMap('values')
    const key = chance.of(['venue/v1/seats', 'venue/v2/neutrality', 'session/s1/participants/p7', 'title', 'venue/v1'])
    if (chance.maybe(0.2)) values.delete(key)
    else values.set(key, anyValue(chance))
  },
  (doc, chance) => typeIn(doc.getText(`text/${chance.of(['a', 'b'])}`), chance),
  (doc, chance) => typeIn(doc.getText(`text/${chance.of(['a', 'b'])}`), chance),
  (doc, chance) => editProse(doc.getXmlFragment('prose/a'), chance),
  (doc, chance) => editProse(doc.getXmlFragment(`prose/${chance.of(['a', 'b'])}`), chance),
  (doc, chance) => editProse(doc.getXmlFragment('prose/a'), chance),
]

function anyValue(chance: Chance): unknown {
  return chance.of<unknown>([
    true,
    null,
    -0,
    chance.below(1e9),
    -chance.below(100),
    chance.next(),
    2 ** 40,
    'Genève 🕊️',
    { amount: 12.5, currency: 'CHF' },
    { order: 'a0', removed: { at: 1.7e12, by: 'p1' } },
    ['x', [1, { y: null }]],
  ])
}

const words = ['a', 'peace', ' ', 'talks 🕊️', '日本', 'سلام', 'x'.repeat(30), '👩‍👩‍👧']

function typeIn(text: Y.Text, chance: Chance): void {
  const at = cut(text.toString(), chance)
  if (chance.maybe(0.35) && text.length > 0) {
    const end = cut(text.toString(), chance)
    text.delete(Math.min(at, end), Math.abs(end - at))
  } else text.insert(at, chance.of(words))
}

/** A place between characters. */
function cut(text: string, chance: Chance): number {
  const characters = [...text]
  return characters.slice(0, chance.below(characters.length + 1)).join('').length
}

function editProse(root: Y.XmlFragment, chance: Chance): void {
  const element = anyElement(root, chance)
  const children = element.toArray()
  const at = chance.below(children.length + 1)
  const child = children[Math.min(at, children.length - 1)]
  const what = chance.next()
  if (what < 0.2 || children.length === 0) element.insert(at, [newBlock(chance)])
  else if (what < 0.3) element.delete(Math.min(at, children.length - 1), 1)
  else if (what < 0.4 && element instanceof Y.XmlElement && element.nodeName === 'heading') {
    element.setAttribute('level', chance.below(4) as unknown as string)
  } else if (child instanceof Y.XmlText) editWords(child, chance)
  else if (child instanceof Y.XmlElement) {
    const inner = child.get(0)
    if (inner instanceof Y.XmlText) editWords(inner, chance)
    else child.insert(0, [new Y.XmlText(chance.of(words))])
  }
}

function anyElement(root: Y.XmlFragment, chance: Chance): Y.XmlFragment {
  let element = root
  while (chance.maybe(0.5)) {
    const inner = element.toArray().filter((child) => child instanceof Y.XmlElement)
    if (inner.length === 0) break
    element = chance.of(inner)
  }
  return element
}

function newBlock(chance: Chance): Y.XmlElement | Y.XmlText {
  const kind = chance.below(5)
  if (kind === 0) {
    const mention = new Y.XmlElement('mention')
    mention.setAttribute('address', 'venue/v1')
    return mention
  }
  const block = new Y.XmlElement(kind === 1 ? 'heading' : kind === 2 ? 'bulletList' : 'paragraph')
  if (kind === 1) block.setAttribute('level', 2 as unknown as string)
  if (kind === 2) {
    const item = new Y.XmlElement('listItem')
    item.insert(0, [new Y.XmlText('point')])
    block.insert(0, [item])
  } else if (chance.maybe(0.8)) block.insert(0, [new Y.XmlText(chance.of(words))])
  return block
}

const marks: readonly Record<string, unknown>[] = [
  { bold: {} },
  { bold: null },
  { italic: true },
  { link: { href: 'https://example.org/a?b#c' } },
  { 'remark--aZ09+/=b': { id: 'r1' } },
]

function editWords(text: Y.XmlText, chance: Chance): void {
  const plain = text
    .toDelta()
    .map((part: { insert: string }) => part.insert)
    .join('')
  const from = cut(plain, chance)
  const to = cut(plain, chance)
  const [start, length] = [Math.min(from, to), Math.abs(to - from)]
  const what = chance.next()
  if (what < 0.3 && length > 0) text.delete(start, length)
  else if (what < 0.5 && length > 0) text.format(start, length, chance.of(marks))
  else if (what < 0.7) text.insert(start, chance.of(words), chance.of(marks))
  else text.insert(start, chance.of(words))
}
