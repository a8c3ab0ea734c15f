import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { hunksBetween } from './hunks.ts'
import { textOf, writeText } from './plain-text.ts'

const pieces = ['a', 'b', ' ', 'river', '\n', '\r\n', 'é', 'e\u0301', '😀', '👩‍👩‍👧', '👩‍👩‍👦', '🇺🇬', 'محا', '\u200f']
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''))

test('[TEXT1] writing makes the old text into the new one (seed 1)', () => {
  fc.assert(
    fc.property(text, text, (before, now) => {
      const ytext = new Y.Doc().getText('t')
      ytext.insert(0, before)
      writeText(ytext, now)
      expect(textOf(ytext)).toBe(now)
    }),
    { seed: 1, numRuns: 2_000 },
  )
})

test('[TEXT2] no change begins or ends inside what a reader sees as one character (seed 2)', () => {
  const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
  const borders = (of: string) => new Set([...graphemes.segment(of)].map((part) => part.index).concat(of.length))
  fc.assert(
    fc.property(text, text, (before, now) => {
      const allowed = borders(before)
      for (const { at, remove } of hunksBetween(before, now)) {
        expect(allowed.has(at)).toBe(true)
        expect(allowed.has(at + remove)).toBe(true)
      }
    }),
    { seed: 2, numRuns: 1_000 },
  )
})

test('[TEXT3] the changes are the smallest: what two people write into different words of one text both stays', () => {
  expect(hunksBetween('the old dam and the old mill', 'the new dam and the new mill')).toEqual([
    { at: 4, remove: 3, insert: 'new' },
    { at: 20, remove: 3, insert: 'new' },
  ])
  const [a, b] = [new Y.Doc(), new Y.Doc()]
  a.getText('t').insert(0, 'the old dam and the old mill')
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
  writeText(a.getText('t'), 'the new dam and the new mill')
  writeText(b.getText('t'), 'the old dam, the well and the old mill')
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
  expect(textOf(a.getText('t'))).toBe('the new dam, the well and the new mill')
  expect(hunksBetween('a👩‍👩‍👧b', 'a👩‍👩‍👦b')).toEqual([{ at: 1, remove: 8, insert: '👩‍👩‍👦' }])
})

test('[TEXT4] half a character never gets in, and texts that have nothing in common are replaced as a whole', () => {
  const ytext = new Y.Doc().getText('t')
  writeText(ytext, 'half \ud83d')
  expect(ytext.toString()).toBe('half \ufffd')
  const [left, right] = ['ab'.repeat(20_000), 'cd'.repeat(20_000)]
  expect(hunksBetween(left, right)).toEqual([{ at: 0, remove: 40_000, insert: right }])
})
