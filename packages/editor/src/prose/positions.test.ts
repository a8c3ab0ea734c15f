import { writeProse } from '@balcony/document'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { positionOf, relativeOf } from './positions.ts'

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
const story = {
  type: 'doc',
  content: [
    paragraph(text('one'), { type: 'hardBreak' }, text('two'), { type: 'mention', attrs: { address: 'venue/v1' } }),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('three'))] }] },
    { type: 'horizontalRule' },
    paragraph(text('four')),
  ],
} as never

test('[WHO3] every position is found again, and stays with its letter while others write (seed 7)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 3 }), (position, offset) => {
      const doc = new Y.Doc()
      const fragment = doc.getXmlFragment('story')
      doc.transact(() => writeProse(fragment, story))
      const told = relativeOf(fragment, position)
      expect(positionOf(fragment, told)).toBe(position)
      const first = fragment.get(0)
      const words = first instanceof Y.XmlElement ? first.get(0) : undefined
      if (!(words instanceof Y.XmlText)) throw new Error('the story begins with words')
      words.insert(Math.min(offset, words.length), 'xx')
      const moved = position - 1 >= offset && !(position - 1 === 3 && offset === 3)
      const after = positionOf(fragment, told)
      expect(after === position || after === position + 2).toBe(true)
      if (position > 5) expect(after).toBe(moved ? position + 2 : position)
    }),
    { seed: 7, numRuns: 200 },
  )
})
