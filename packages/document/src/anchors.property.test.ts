import { proseOf } from '@balcony/design'
import type { Transform } from '@tiptap/pm/transform'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorWords, refreshAnchor, resolveAnchor, wordsIn, writeProse } from './index.ts'
import { asTiptapWrites, schema } from './testing-prose.ts'

const story = 'Two villages share one well.\nThey signed the river treaty in spring.\nNobody has broken it since then.'
const quoted = 'the river treaty'

const edit = fc.record({
  what: fc.constantFrom(
    'type',
    'enter',
    'join',
    'heading',
    'paragraph',
    'list',
    'bold',
    'erase',
    'lift',
    'move',
    'undo',
  ),
  at: fc.nat(1_000),
})

/** Ordinary edits at random places that never erase or write within the quoted words themselves. */
function change(t: Transform, { what, at }: { readonly what: string; readonly at: number }): void {
  const outside = placesOutside(t)
  const place = outside[at % Math.max(1, outside.length)] ?? 1
  const child = at % t.doc.childCount
  const start = Array.from({ length: child }, (_, index) => t.doc.child(index).nodeSize).reduce(
    (sum, size) => sum + size,
    0,
  )
  const block = t.doc.child(child)
  if (what === 'type') t.insert(place, schema.text(' new words'))
  else if (what === 'erase' && outside.includes(place + 1)) t.delete(place, place + 1)
  else if (what === 'enter') t.split(place)
  else if (what === 'bold') t.addMark(0, t.doc.content.size, schema.mark('bold'))
  else if (what === 'join' && child > 0 && t.doc.child(child - 1).isTextblock && block.isTextblock) t.join(start)
  else if ((what === 'heading' || what === 'paragraph') && block.isTextblock)
    t.setBlockType(
      start + 1,
      start + 1,
      schema.nodes[what] ?? schema.topNodeType,
      what === 'heading' ? { level: 2 } : null,
    )
  else if (what === 'list' && block.type.name === 'paragraph') {
    const range = t.doc.resolve(start + 1).blockRange()
    if (range)
      t.wrap(
        range,
        [schema.nodes['bulletList'], schema.nodes['listItem']].flatMap((type) => (type ? [{ type }] : [])),
      )
  } else if (what === 'move') {
    t.delete(start, start + block.nodeSize)
    t.insert(t.doc.content.size, block)
  }
}

/** Positions in text where nothing of the quoted words stands on either side. */
function placesOutside(t: Transform): readonly number[] {
  const places: number[] = []
  t.doc.descendants((node, position, parent) => {
    if (!node.isText || !parent?.isTextblock) return
    const text = node.text ?? ''
    const at = text.indexOf(quoted)
    for (let index = 0; index < text.length; index += 1)
      if (at < 0 ? !quoted.includes(text) : index <= at - 1 || index > at + quoted.length) places.push(position + index)
  })
  return places
}

test('[WORDS9] through any ordinary editing around them, words that still stand are never lost, and no other words are taken for them (seed 9)', () => {
  let moved = 0
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (edits) => {
      const doc = new Y.Doc()
      doc.clientID = 5
      writeProse(doc.getXmlFragment('p'), proseOf(story))
      const undo = new Y.UndoManager(doc, { captureTimeout: 0, trackedOrigins: new Set(['me']) })
      const from = wordsIn(doc.getXmlFragment('p')).text.indexOf(quoted)
      const anchored = anchorWords(doc, 'p', { from, to: from + quoted.length })
      if (!anchored.ok) throw new Error(anchored.problem.message)
      let anchor = anchored.value
      for (const each of edits) {
        if (each.what === 'undo') undo.undo()
        else asTiptapWrites(doc, 'p', (t) => change(t, each), 'me')
        const { text } = wordsIn(doc.getXmlFragment('p'))
        const refreshed = refreshAnchor(doc, anchor)
        if (!text.replaceAll('\n', '').includes(quoted)) return
        expect(refreshed.state, text).not.toBe('detached')
        if (refreshed.state === 'moved') moved += 1
        anchor = refreshed.anchor
        const found = resolveAnchor(doc, anchor)
        expect(found && text.slice(found.from, found.to).replaceAll('\n', ''), text).toBe(quoted)
      }
    }),
    { seed: 9, numRuns: 300 },
  )
  expect(moved).toBeGreaterThan(20)
})

test('[WORDS10] whatever is erased and written, an anchor is detached only when nothing like its words is left (seed 10)', () => {
  const free = fc.record({ from: fc.nat(120), length: fc.nat(25), insert: fc.constantFrom('', 'x', ' and ', 'the ') })
  let detached = 0
  fc.assert(
    fc.property(fc.array(free, { maxLength: 60 }), (edits) => {
      const doc = new Y.Doc()
      const text = doc.getText('t')
      text.insert(0, story)
      const from = story.indexOf(quoted)
      const anchored = anchorWords(doc, 't', { from, to: from + quoted.length })
      if (!anchored.ok) throw new Error(anchored.problem.message)
      let anchor = anchored.value
      for (const each of edits) {
        const at = Math.min(each.from, text.length)
        doc.transact(() => {
          text.delete(at, Math.min(each.length, text.length - at))
          text.insert(at, each.insert)
        })
        const refreshed = refreshAnchor(doc, anchor)
        const isLeft = text.toString().replaceAll('\n', '').includes(anchor.quote.exact.replaceAll('\n', ''))
        if (isLeft && anchor.quote.exact.length >= 8) expect(refreshed.state).not.toBe('detached')
        if (resolveAnchor(doc, refreshed.anchor)) expect(refreshed.state).not.toBe('detached')
        else detached += 1
        anchor = refreshed.anchor
        expect(anchor.quote.exact.length).toBeGreaterThan(0)
      }
    }),
    { seed: 10, numRuns: 300 },
  )
  expect(detached).toBeGreaterThan(0)
})
