import { EditorState, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ProsemirrorBinding, ySyncPlugin } from '@tiptap/y-tiptap'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { guardFragment, type Knows, unknownIn, writeProse } from './index.ts'
import { proseSchema } from './testing-prose.ts'

const older = proseSchema(['decision', 'withheld'])
const knows: Knows = { node: (name) => name in older.nodes, mark: (name) => name in older.marks }

const plain = { type: 'paragraph', content: [{ type: 'text', text: 'plain' }] } as const
const decision = { type: 'decision', content: [plain] } as const
const withheld = {
  type: 'paragraph',
  content: [{ type: 'text', text: 'secret', marks: [{ type: 'withheld' }] }],
} as const

/** An editor of the older version as far as its binding sees it, without a browser. */
function bind(doc: Y.Doc): { readonly unbind: () => void; readonly words: () => string } {
  const binding = new ProsemirrorBinding(doc.getXmlFragment('p'))
  const view = {
    state: EditorState.create({ schema: older, plugins: [ySyncPlugin(doc.getXmlFragment('p'))] }),
    hasFocus: () => false,
    isDestroyed: false,
    dispatch(transaction: Transaction) {
      this.state = this.state.apply(transaction)
    },
  }
  binding.initView(view as unknown as EditorView)
  binding._forceRerender()
  return { unbind: () => binding.destroy(), words: () => view.state.doc.textContent }
}

function docWith(...content: readonly (typeof plain | typeof decision | typeof withheld)[]): Y.Doc {
  const doc = new Y.Doc()
  writeProse(doc.getXmlFragment('p'), { type: 'doc', content })
  return doc
}

test('[BARRIER1] without barriers an older editor deletes what it does not know: this is what they are for', () => {
  const doc = docWith(plain, decision, withheld)
  const before = Y.encodeStateAsUpdate(doc)
  bind(doc).unbind()
  expect(Y.encodeStateAsUpdate(doc)).not.toEqual(before)
  expect(doc.getXmlFragment('p').length).toBeLessThan(3)
})

test('[BARRIER2] before an editor binds, nodes and marks that it does not know are named', () => {
  expect(unknownIn(docWith(plain).getXmlFragment('p'), knows)).toBeUndefined()
  expect(unknownIn(docWith(plain, decision, withheld).getXmlFragment('p'), knows)).toEqual({
    nodes: ['decision'],
    marks: ['withheld'],
  })
  const hashed = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  hashed.getXmlFragment('p').insert(0, [paragraph])
  paragraph.insert(0, [text])
  text.insert(0, 'x', { 'link--aB3+/9=x': { href: 'https://a.org' } })
  expect(unknownIn(hashed.getXmlFragment('p'), knows)).toBeUndefined()
  text.insert(0, 'x', { 'glow--aB3+/9=x': {} })
  expect(unknownIn(hashed.getXmlFragment('p'), knows)).toEqual({ nodes: [], marks: ['glow'] })
})

for (const [what, change] of Object.entries({
  'a node': (doc: Y.Doc) => writeProse(doc.getXmlFragment('p'), { type: 'doc', content: [decision] }),
  'a node within a new node': (doc: Y.Doc) =>
    writeProse(doc.getXmlFragment('p'), { type: 'doc', content: [{ type: 'blockquote', content: [decision] }] }),
  'a mark on words that were there': (doc: Y.Doc) =>
    ((doc.getXmlFragment('p').get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 3, { withheld: {} }),
  'a mark on new words': (doc: Y.Doc) => writeProse(doc.getXmlFragment('p'), { type: 'doc', content: [withheld] }),
})) {
  test(`[BARRIER3] an older editor that is open deletes nothing when somebody else brings ${what}`, () => {
    const mine = docWith(plain)
    const theirs = new Y.Doc()
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine))
    const said: unknown[] = []
    let editor: ReturnType<typeof bind> | undefined
    const stop = guardFragment(mine.getXmlFragment('p'), knows, (unknown) => {
      said.push(unknown)
      editor?.unbind()
    })
    editor = bind(mine)
    expect(editor.words()).toBe('plain')
    theirs.getXmlFragment('p').insert(1, [new Y.XmlElement('paragraph')])
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(said).toEqual([])
    change(theirs)
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs))
    expect(said).toHaveLength(1)
    expect(mine.getXmlFragment('p').toJSON()).toBe(theirs.getXmlFragment('p').toJSON())
    expect(Y.encodeStateVector(mine)).toEqual(Y.encodeStateVector(theirs))
    stop()
  })
}
