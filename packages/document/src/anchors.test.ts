import { proseOf } from '@balcony/design'
import type { Node } from '@tiptap/pm/model'

import type { Transform } from '@tiptap/pm/transform'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorWords, refreshAnchor, resolveAnchor, type WordsAnchor, wordsIn, writeProse } from './index.ts'
import { asTiptapReads, asTiptapWrites, schema } from './testing-prose.ts'

const story = 'Two villages share one well.\nThey signed the river treaty in spring.\nNobody has broken it since then.'

function told(words = 'the river treaty') {
  const doc = new Y.Doc()
  doc.clientID = 7
  writeProse(doc.getXmlFragment('p'), proseOf(story))
  const from = wordsIn(doc.getXmlFragment('p')).text.indexOf(words)
  const anchored = anchorWords(doc, 'p', { from, to: from + words.length })
  if (!anchored.ok) throw new Error(anchored.problem.message)
  return {
    doc,
    anchor: anchored.value,
    change: (edit: (transform: Transform) => unknown) => asTiptapWrites(doc, 'p', edit),
  }
}

function textOf(doc: Y.Doc): string {
  return wordsIn(doc.getXmlFragment('p')).text
}

/** The words under an anchor, by position alone. */
function under(doc: Y.Doc, anchor: WordsAnchor): string | undefined {
  const found = resolveAnchor(doc, anchor)
  if (!found) return undefined
  // An editor would draw exactly these.
  const node = asTiptapReads(doc, 'p')
  expect(node.textBetween(found.fromPosition, found.toPosition, '\n')).toBe(textOf(doc).slice(found.from, found.to))
  return textOf(doc).slice(found.from, found.to)
}

/** ProseMirror position of words. */
function at(node: Node, words: string): number {
  let place = -1
  node.descendants((child, position) => {
    const index = child.isText ? (child.text ?? '').indexOf(words) : -1
    if (index >= 0 && place < 0) place = position + index
  })
  expect(place).toBeGreaterThanOrEqual(0)
  return place
}

const quoted = 'the river treaty'
const type = (name: string) => schema.nodes[name] ?? schema.topNodeType

/** The thirteen ordinary things that people do to commented words, and what is then under the anchor. */
const operations: Readonly<Record<string, { readonly edit: (t: Transform) => unknown; readonly reads: string }>> = {
  'type before': { edit: (t) => t.insert(at(t.doc, 'They'), schema.text('In the end ')), reads: quoted },
  'set bold': {
    edit: (t) => t.addMark(at(t.doc, 'river'), at(t.doc, 'river') + 5, schema.mark('bold')),
    reads: quoted,
  },
  'split after': { edit: (t) => t.split(at(t.doc, ' in spring')), reads: quoted },
  'move the block': {
    edit: (t) => {
      const block = t.doc.child(1)
      const start = t.doc.child(0).nodeSize
      t.delete(start, start + block.nodeSize)
      t.insert(t.doc.content.size, block)
    },
    reads: quoted,
  },
  'type inside': { edit: (t) => t.insert(at(t.doc, 'treaty'), schema.text('water ')), reads: 'the river water treaty' },
  'split before (Enter)': { edit: (t) => t.split(at(t.doc, 'the river')), reads: quoted },
  'split inside': { edit: (t) => t.split(at(t.doc, 'treaty')), reads: 'the river \ntreaty' },
  'join with the block before (Backspace)': { edit: (t) => t.join(t.doc.child(0).nodeSize), reads: quoted },
  'paragraph to heading': {
    edit: (t) => t.setBlockType(at(t.doc, 'They'), at(t.doc, 'They'), type('heading'), { level: 2 }),
    reads: quoted,
  },
  'wrap in a list': {
    edit: (t) => {
      const place = t.doc.resolve(at(t.doc, 'They'))
      const range = place.blockRange()
      if (range) t.wrap(range, [{ type: type('bulletList') }, { type: type('listItem') }])
    },
    reads: quoted,
  },
  'put other text in its place, then the old again': {
    edit: (t) => {
      const whole = t.doc
      t.replaceWith(0, t.doc.content.size, schema.node('paragraph', null, schema.text('nothing')))
      t.replaceWith(0, t.doc.content.size, whole.content)
    },
    reads: quoted,
  },
}

for (const [name, { edit, reads }] of Object.entries(operations)) {
  test(`[WORDS1] an anchor stays on its words: ${name}`, () => {
    const { doc, anchor, change } = told()
    change(edit)
    const refreshed = refreshAnchor(doc, anchor)
    expect(refreshed.state).not.toBe('detached')
    expect(under(doc, refreshed.anchor)).toBe(reads)
    expect(refreshed.anchor.quote.exact).toBe(reads)
    // And it goes on from there.
    change((t) => t.insert(1, schema.text('Long ago, ')))
    expect(under(doc, refreshAnchor(doc, refreshed.anchor).anchor)).toBe(reads)
  })
}

test('[WORDS2] erased and undone: detached meanwhile, found again after', () => {
  const { doc, anchor, change } = told()
  const manager = new Y.UndoManager(doc, { trackedOrigins: new Set([null]) })
  change((t) => t.delete(at(t.doc, quoted), at(t.doc, quoted) + quoted.length))
  const gone = refreshAnchor(doc, anchor)
  expect(gone).toEqual({ anchor, state: 'detached' })
  expect(resolveAnchor(doc, gone.anchor)).toBeUndefined()
  manager.undo()
  const back = refreshAnchor(doc, gone.anchor)
  expect(back.state).toBe('moved')
  expect(under(doc, back.anchor)).toBe(quoted)
})

test('[WORDS2] cut and pasted elsewhere: detached meanwhile, found again after', () => {
  const { doc, anchor, change } = told()
  change((t) => t.delete(at(t.doc, quoted), at(t.doc, quoted) + quoted.length))
  const gone = refreshAnchor(doc, anchor)
  expect(gone.state).toBe('detached')
  change((t) => t.insert(at(t.doc, 'Nobody'), schema.text(`${quoted}. `)))
  const back = refreshAnchor(doc, gone.anchor)
  expect(back.state).toBe('moved')
  expect(under(doc, back.anchor)).toBe(quoted)
})

test('[WORDS3] edited inside and then made a heading: found by the quote as it read last', () => {
  const { doc, anchor, change } = told()
  change((t) => t.insert(at(t.doc, 'treaty'), schema.text('peace and water ')))
  const edited = refreshAnchor(doc, anchor)
  expect(edited).toMatchObject({ state: 'fresh', anchor: { quote: { exact: 'the river peace and water treaty' } } })
  change((t) => t.setBlockType(at(t.doc, 'They'), at(t.doc, 'They'), type('heading'), { level: 3 }))
  const moved = refreshAnchor(doc, edited.anchor)
  expect(moved.state).toBe('moved')
  expect(under(doc, moved.anchor)).toBe('the river peace and water treaty')
})

test('[WORDS3] rewritten elsewhere with small changes: found by likeness', () => {
  const { doc, anchor, change } = told('signed the river treaty in spring')
  change((t) => t.delete(t.doc.child(0).nodeSize, t.doc.child(0).nodeSize + t.doc.child(1).nodeSize))
  expect(refreshAnchor(doc, anchor).state).toBe('detached')
  change((t) =>
    t.insert(
      t.doc.content.size,
      schema.node('paragraph', null, schema.text('All had signed that river treaty in the spring!')),
    ),
  )
  const found = refreshAnchor(doc, anchor)
  expect(found.state).toBe('moved')
  expect(under(doc, found.anchor)).toBe('signed that river treaty in the spring')
})

test('[WORDS4] short words that were erased do not jump to the same words elsewhere', () => {
  const { doc, anchor, change } = told('the')
  change((t) => t.insert(1, schema.text('See the mill. ')))
  change((t) => t.delete(at(t.doc, 'the river'), at(t.doc, 'the river') + 3))
  expect(refreshAnchor(doc, anchor).state).toBe('detached')
})

test('[WORDS4] of several the nearest in the likest surroundings is taken', () => {
  const { doc, anchor, change } = told()
  change((t) => t.insert(1, schema.text('Before the river treaty there was war. ')))
  change((t) => t.insert(t.doc.content.size - 1, schema.text(' So much for the river treaty.')))
  change((t) => t.setBlockType(at(t.doc, 'They'), at(t.doc, 'They'), type('heading'), { level: 2 }))
  const { anchor: moved } = refreshAnchor(doc, anchor)
  expect(resolveAnchor(doc, moved)?.from).toBe(textOf(doc).indexOf('signed the river treaty') + 'signed '.length)
})

test('[WORDS5] when words are erased bit by bit the thread keeps a quote that can be recognised', () => {
  const word = 'misunderstandings'
  const { doc, anchor, change } = told('signed')
  change((t) => t.insert(at(t.doc, 'signed') + 3, schema.text(word)))
  let now = refreshAnchor(doc, anchor).anchor
  expect(now.quote.exact).toBe(`sig${word}ned`)
  const length = now.quote.exact.length
  for (let left = length; left > 0; left -= 1) {
    change((t) => t.delete(at(t.doc, 'They') + 5, at(t.doc, 'They') + 6))
    const refreshed = refreshAnchor(doc, now)
    expect(refreshed.state).toBe(left > 1 ? 'fresh' : 'detached')
    now = refreshed.anchor
  }
  expect(now.quote.exact).toBe('derstandingsned'.slice(-12))
})
