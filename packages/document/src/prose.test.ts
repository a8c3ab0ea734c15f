import { type ProseDoc, type ProseNode, proseMarks, proseNodes, wordsOf } from '@balcony/design'
import { Schema } from '@tiptap/pm/model'
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readProse, wordsIn, writeProse } from './index.ts'
import { asTiptapReads, schema } from './testing-prose.ts'

const words = fc.constantFrom('river', 'dam ', '👩‍👩‍👧', 'محادثات', ' ', 'é')
const mark = fc
  .constantFrom(...Object.keys(proseMarks))
  .map((type) => (type === 'link' ? { type, attrs: { href: 'https://a.org' } } : { type }))
const text: fc.Arbitrary<ProseNode> = fc
  .tuple(words, fc.uniqueArray(mark, { maxLength: 3, selector: ({ type }) => type }))
  .map(([said, marks]) => ({
    type: 'text',
    text: said,
    ...(marks.length > 0 ? { marks } : {}),
  }))
const inline = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constant<ProseNode>({ type: 'hardBreak' }),
  fc.constant<ProseNode>({ type: 'mention', attrs: { address: 'venue/v1' } }),
)
const line = (type: string, attrs?: ProseNode['attrs']) =>
  fc.array(inline, { maxLength: 4 }).map((nodes): ProseNode => ({ type, ...(attrs ? { attrs } : {}), content: nodes }))
const paragraph = line('paragraph')
const holding = (type: string, inside: fc.Arbitrary<ProseNode>, attrs?: ProseNode['attrs']) =>
  fc
    .array(inside, { minLength: 1, maxLength: 2 })
    .map((nodes): ProseNode => ({ type, ...(attrs ? { attrs } : {}), content: nodes }))
const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  line('heading', { level: 2 }),
  fc.constant<ProseNode>({ type: 'horizontalRule' }),
  holding('bulletList', holding('listItem', paragraph)),
  holding('orderedList', holding('listItem', paragraph), { start: 3 }),
  holding('taskList', holding('taskItem', paragraph, { checked: true })),
  holding('blockquote', paragraph),
  holding('decision', paragraph, { date: '2026-11-24' }),
  holding('table', holding('tableRow', holding('tableCell', paragraph, { colspan: 2 }))),
)
const prose = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((nodes): ProseDoc => ({ type: 'doc', content: nodes }))

test('[DOC20] prose that we write is read the same by us and by Tiptap (seed 20)', () => {
  fc.assert(
    fc.property(prose, (doc) => {
      const ydoc = new Y.Doc()
      writeProse(ydoc.getXmlFragment('p'), doc)
      const read = readProse(ydoc.getXmlFragment('p'))
      expect(schema.nodeFromJSON(read).eq(asTiptapReads(ydoc, 'p'))).toBe(true)
      expect(schema.nodeFromJSON(read).eq(schema.nodeFromJSON(merged(doc)))).toBe(true)
    }),
    { seed: 20, numRuns: 300 },
  )
})

test('[DOC20] prose that Tiptap writes is read the same by us (seed 21)', () => {
  fc.assert(
    fc.property(prose, (doc) => {
      const ydoc = new Y.Doc()
      const node = schema.nodeFromJSON(merged(doc))
      updateYFragment(ydoc, ydoc.getXmlFragment('p'), node, { mapping: new Map(), isOMark: new Map() })
      const before = Y.encodeStateAsUpdate(ydoc)
      expect(schema.nodeFromJSON(readProse(ydoc.getXmlFragment('p'))).eq(node)).toBe(true)
      expect(Y.encodeStateAsUpdate(ydoc)).toEqual(before)
    }),
    { seed: 21, numRuns: 300 },
  )
})

test('[DOC21] marks that overlap themselves, with a hash behind their name, are read under their name', () => {
  const linking = new Schema({
    nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
    marks: { link: { attrs: { href: {} }, excludes: '' } },
  })
  const links = ['https://a.org/', 'https://b.org/'].map((href) => linking.mark('link', { href }))
  const node = linking.node('doc', null, [
    linking.node('paragraph', null, [linking.text('both', links), linking.text(' one', links.slice(0, 1))]),
  ])
  const ydoc = new Y.Doc()
  updateYFragment(ydoc, ydoc.getXmlFragment('p'), node, { mapping: new Map(), isOMark: new Map() })
  const written = (ydoc.getXmlFragment('p').get(0) as Y.XmlElement).get(0) as Y.XmlText
  expect(Object.keys(written.toDelta()[0].attributes)[0]).toMatch(/^link--/)
  const read = readProse(ydoc.getXmlFragment('p'))
  const hrefs = read.content[0]?.content?.map((child) => child.marks?.map((each) => each.attrs?.['href']).sort())
  expect(hrefs).toEqual([['https://a.org/', 'https://b.org/'], ['https://a.org/']])
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc))
  const byTiptap = yXmlFragmentToProseMirrorRootNode(copy.getXmlFragment('p'), linking)
  expect(byTiptap.textContent).toBe(wordsOf(read))
})

test('[DOC22] what the schema does not know is left out, but never its words', () => {
  const ydoc = new Y.Doc()
  const fragment = ydoc.getXmlFragment('p')
  const strange = new Y.XmlElement('futureBox')
  const inside = new Y.XmlText()
  const paragraphWith = new Y.XmlElement('paragraph')
  const told = new Y.XmlText()
  fragment.insert(0, [strange, paragraphWith])
  strange.insert(0, [inside])
  paragraphWith.insert(0, [told])
  inside.insert(0, 'in a box')
  told.insert(0, 'plain')
  told.insert(5, ' glowing', { glow: { colour: 'red' }, link: { href: 'javascript:alert(1)' } })
  told.insertEmbed(0, { image: 'x' })
  paragraphWith.setAttribute('onclick', 'x')
  let deep: Y.XmlElement = new Y.XmlElement('blockquote')
  fragment.insert(2, [deep])
  for (let depth = 0; depth < 60; depth += 1) {
    const next = new Y.XmlElement('blockquote')
    deep.insert(0, [next])
    deep = next
  }
  const read = readProse(fragment)
  expect(read.content.slice(0, 2)).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'in a box' }] },
    { type: 'paragraph', content: [{ type: 'text', text: 'plain glowing' }] },
  ])
  expect(Object.keys(proseNodes)).toContain('blockquote')
})

test('[DOC23] the words of a prose are those that its plain JSON says (seed 23)', () => {
  fc.assert(
    fc.property(prose, (doc) => {
      const ydoc = new Y.Doc()
      writeProse(ydoc.getXmlFragment('p'), doc)
      expect(wordsIn(ydoc.getXmlFragment('p')).text).toBe(wordsOf(readProse(ydoc.getXmlFragment('p'))))
    }),
    { seed: 23, numRuns: 300 },
  )
})

/** As ProseMirror wants it: neighbouring words with the same marks are one node. */
function merged(doc: ProseDoc): ProseDoc {
  return JSON.parse(JSON.stringify(schema.nodeFromJSON(doc).toJSON(), (_, value) => joinTexts(value)))
}

function joinTexts(value: unknown): unknown {
  if (!Array.isArray(value) || !value.some((node) => node?.type === 'text')) return value
  const nodes: ProseNode[] = []
  for (const node of value as readonly ProseNode[]) {
    const last = nodes.at(-1)
    const marks = (of: ProseNode) => JSON.stringify([...(of.marks ?? [])].sort((a, b) => (a.type < b.type ? -1 : 1)))
    if (last?.type === 'text' && node.type === 'text' && marks(last) === marks(node))
      nodes[nodes.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else nodes.push(node)
  }
  return nodes
}
