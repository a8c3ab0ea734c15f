import { proseMarks, proseNodes } from '@balcony/design'
import { Schema } from '@tiptap/pm/model'

const inline = new Set(['text', 'hardBreak', 'mention'])
const ofWords = new Set(['paragraph', 'heading'])
const leaves = new Set(['hardBreak', 'mention', 'horizontalRule', 'picture'])

/** Just enough of the prose's schema to tell words from blocks: what stands in which is not judged here. */
export const diffSchema = new Schema({
  nodes: {
    doc: { content: 'block*' },
    text: { group: 'inline' },
    ...Object.fromEntries(
      Object.entries(proseNodes).map(([name, attrs]) => [
        name,
        {
          content: leaves.has(name) ? '' : ofWords.has(name) ? 'inline*' : 'block*',
          group: inline.has(name) ? 'inline' : 'block',
          inline: inline.has(name),
          attrs: attrsOf(attrs),
        },
      ]),
    ),
  },
  marks: Object.fromEntries(Object.entries(proseMarks).map(([name, attrs]) => [name, { attrs: attrsOf(attrs) }])),
})

function attrsOf(names: readonly string[]): Record<string, { default: null }> {
  return Object.fromEntries(names.map((name) => [name, { default: null }]))
}
