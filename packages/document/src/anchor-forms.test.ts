import { proseOf, wordsOf } from '@balcony/design'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  anchorWords,
  offsetOf,
  positionOf,
  readProse,
  refreshAnchor,
  resolveAnchor,
  wordsIn,
  writeProse,
} from './index.ts'
import { asTiptapReads, asTiptapWrites } from './testing-prose.ts'

const quoted = 'the river treaty'

function told() {
  const doc = new Y.Doc()
  writeProse(doc.getXmlFragment('p'), proseOf('Two villages share one well.\nThey signed the river treaty in spring.'))
  const from = textOf(doc).indexOf(quoted)
  const anchored = anchorWords(doc, 'p', { from, to: from + quoted.length })
  if (!anchored.ok) throw new Error(anchored.problem.message)
  return { doc, anchor: anchored.value }
}

function textOf(doc: Y.Doc): string {
  return wordsIn(doc.getXmlFragment('p')).text
}

test('[WORDS6] words over several blocks, and plain text with its line breaks', () => {
  const { doc } = told()
  const words = wordsIn(doc.getXmlFragment('p'))
  const over = anchorWords(doc, 'p', { from: words.text.indexOf('one well'), to: words.text.indexOf('signed') + 6 })
  if (!over.ok) throw new Error(over.problem.message)
  expect(over.value.quote.exact).toBe('one well.\nThey signed')
  asTiptapWrites(doc, 'p', (t) => t.join(t.doc.child(0).nodeSize))
  expect(refreshAnchor(doc, over.value).anchor.quote.exact).toBe('one well.They signed')
  const text = new Y.Doc()
  text.getText('shell/notes').insert(0, 'one\ntwo three\nfour')
  const plain = anchorWords(text, 'shell/notes', { from: 2, to: 9 })
  if (!plain.ok) throw new Error(plain.problem.message)
  text.getText('shell/notes').insert(0, 'zero ')
  expect(resolveAnchor(text, plain.value)).toEqual({
    root: 'shell/notes',
    from: 7,
    to: 14,
    fromPosition: 7,
    toPosition: 14,
  })
})

test('[WORDS6] a translation is anchored in its own language', () => {
  const doc = new Y.Doc()
  doc.getText('shell/names@en').insert(0, 'River talks')
  doc.getText('shell/names@de').insert(0, 'Gespräche am Fluss')
  const anchored = anchorWords(doc, 'shell/names', { from: 10, to: 18 }, 'de')
  if (!anchored.ok) throw new Error(anchored.problem.message)
  expect(anchored.value).toMatchObject({ address: 'shell/names', quote: { exact: 'am Fluss' } })
  const follower = new Y.Doc()
  Y.applyUpdate(follower, Y.encodeStateAsUpdate(doc))
  expect(resolveAnchor(follower, anchored.value)).toMatchObject({ root: 'shell/names@de', from: 10, to: 18 })
})

test('[WORDS7] a selection of nothing, of too much, or nowhere is refused', () => {
  const { doc } = told()
  const end = textOf(doc).length
  for (const range of [
    { from: 4, to: 4 },
    { from: 9, to: 3 },
    { from: 28, to: 29 },
    { from: -5, to: 0 },
    { from: end, to: end + 5 },
  ])
    expect(anchorWords(doc, 'p', range)).toMatchObject({ ok: false, problem: { code: 'invalid' } })
  expect(anchorWords(doc, 'nowhere', { from: 0, to: 1 })).toMatchObject({ ok: false })
  const long = new Y.Doc()
  long.getText('t').insert(0, 'x'.repeat(5_000))
  expect(anchorWords(long, 't', { from: 0, to: 5_000 })).toMatchObject({ ok: false, problem: { code: 'too-large' } })
})

test('[WORDS7] an anchor whose positions are nonsense is looked for by its quote and never throws', () => {
  const { doc, anchor } = told()
  for (const nonsense of ['', '!!!', 'AAAA', '////////////', 'AP//////Dw==']) {
    const broken = { ...anchor, start: nonsense, end: nonsense }
    expect(resolveAnchor(doc, broken)).toBeUndefined()
    expect(refreshAnchor(doc, broken)).toMatchObject({
      state: 'moved',
      anchor: { start: anchor.start, quote: { exact: quoted } },
    })
  }
  expect([...doc.share.keys()]).toEqual(['p'])
  expect(refreshAnchor(new Y.Doc(), anchor)).toEqual({ anchor, state: 'detached' })
})

test('[WORDS8] offsets and positions of an editor lead to each other', () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('p')
  writeProse(fragment, {
    type: 'doc',
    content: [
      { type: 'paragraph' },
      {
        type: 'heading',
        attrs: { level: 1 },
        content: [{ type: 'text', text: 'One' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
      },
      { type: 'horizontalRule' },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              {
                type: 'paragraph',
                content: [
                  { type: 'mention', attrs: { address: 'venue/v1' } },
                  { type: 'text', text: ' said' },
                ],
              },
            ],
          },
        ],
      },
    ],
  })
  const words = wordsIn(fragment)
  expect(words.text).toBe(wordsOf(readProse(fragment)))
  const node = asTiptapReads(doc, 'p')
  for (const run of words.runs)
    for (let offset = run.at; offset < run.at + run.length; offset += 1) {
      const from = positionOf(words, offset, 'start')
      const to = positionOf(words, offset + 1, 'end')
      expect(node.textBetween(from, to)).toBe(words.text.slice(offset, offset + 1))
      expect(offsetOf(words, from, 'start')).toBe(offset)
      expect(offsetOf(words, to, 'end')).toBe(offset + 1)
    }
  for (let position = 0; position <= node.content.size; position += 1)
    expect(offsetOf(words, position, 'end')).toBeLessThanOrEqual(offsetOf(words, position, 'start'))
})

test('[WORDS3] long words that were rewritten all over are found from their beginning to their end', () => {
  const long = Array.from({ length: 60 }, (_, index) => `sentence ${index} of what was agreed`).join(', ')
  const doc = new Y.Doc()
  doc.getText('t').insert(0, `${'Before. '.repeat(200)}${long}. After.`)
  const from = doc.getText('t').toString().indexOf(long)
  const anchored = anchorWords(doc, 't', { from, to: from + long.length })
  if (!anchored.ok) throw new Error(anchored.problem.message)
  const rewritten = long.replaceAll('agreed', 'settled')
  doc.getText('t').delete(0, doc.getText('t').length)
  doc.getText('t').insert(0, `New. ${rewritten}. After.`)
  const { anchor, state } = refreshAnchor(doc, anchored.value)
  expect(state).toBe('moved')
  expect(anchor.quote.exact.slice(0, 30)).toBe(rewritten.slice(0, 30))
  expect(Math.abs(anchor.quote.exact.length - rewritten.length)).toBeLessThan(10)
})
