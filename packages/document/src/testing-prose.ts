import { proseMarks, proseNodes } from '@balcony/design'
import type { Node } from '@tiptap/pm/model'
import { Schema } from '@tiptap/pm/model'
import { Transform } from '@tiptap/pm/transform'
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { isInline } from './prose-form.ts'

const content: Readonly<Record<string, string>> = {
  paragraph: 'inline*',
  heading: 'inline*',
  bulletList: 'listItem+',
  orderedList: 'listItem+',
  listItem: 'paragraph block*',
  taskList: 'taskItem+',
  taskItem: 'paragraph block*',
  blockquote: 'block+',
  table: 'tableRow+',
  tableRow: '(tableCell | tableHeader)*',
  tableHeader: 'block+',
  tableCell: 'block+',
  decision: 'block+',
}
const blocks = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'blockquote',
  'horizontalRule',
  'picture',
  'table',
  'decision',
]

/** The schema of prose as an editor has it, without the names left out. */
export function proseSchema(without: readonly string[] = []): Schema {
  const nodes = Object.entries(proseNodes).filter(([name]) => !without.includes(name))
  const marks = Object.entries(proseMarks).filter(([name]) => !without.includes(name))
  return new Schema({
    nodes: {
      doc: { content: 'block+' },
      text: { group: 'inline' },
      ...Object.fromEntries(
        nodes.map(([name, attrs]) => [
          name,
          {
            content: content[name] ?? '',
            group: blocks.includes(name) ? 'block' : isInline(name) ? 'inline' : 'part',
            inline: isInline(name),
            attrs: attrsOf(attrs),
          },
        ]),
      ),
    },
    marks: Object.fromEntries(marks.map(([name, attrs]) => [name, { attrs: attrsOf(attrs) }])),
  })
}

function attrsOf(names: readonly string[]): Record<string, { default: null }> {
  return Object.fromEntries(names.map((name) => [name, { default: null }]))
}

/** The one that the tests of today's editor share: nodes of two schemas never fit together. */
export const schema = proseSchema()

/** What Tiptap's binding reads, on a copy, because it writes while it reads. */
export function asTiptapReads(doc: Y.Doc, name: string): Node {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return yXmlFragmentToProseMirrorRootNode(copy.getXmlFragment(name), schema)
}

/** Changes prose the way Tiptap's binding does after a transaction of the editor. */
export function asTiptapWrites(
  doc: Y.Doc,
  name: string,
  change: (transform: Transform) => unknown,
  origin?: unknown,
): void {
  const transform = new Transform(asTiptapReads(doc, name))
  change(transform)
  transform.doc.check()
  doc.transact(() => {
    updateYFragment(doc, doc.getXmlFragment(name), transform.doc, { mapping: new Map(), isOMark: new Map() })
  }, origin)
}
