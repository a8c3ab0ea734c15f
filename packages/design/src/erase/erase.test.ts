import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field } from '../describe.ts'
import type { ProseDoc } from '../prose.ts'
import { Eraser } from './index.ts'

const field = (kind: Field['kind']) => ({ kind }) as Field
const dorsk = new Eraser(['Dorsk', 'دورسك', 'Al-Hamid'], 'P7')

test.each([
  ['Ask DORSK to begin', 'Ask P7 to begin'],
  ['Dörsk’s house', 'P7’s house'],
  ['Dor-\nsk and Dor\u00adsk', 'P7 and P7'],
  ['with al hamid, alhamid, AL\u2011HAMID', 'with P7, P7, P7'],
  ['سأل دُورسـك', 'سأل P7'],
  ['D\u200dorsk\u0301!', 'P7!'],
])('[ERASE1] %j is found', (text, left) => {
  expect(dorsk.text(text)).toBe(left)
})

test('[ERASE1] in prose words are found across marks and breaks of a line, and in what pictures say', () => {
  const bold = [{ type: 'bold' }]
  const doc: ProseDoc = {
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'Ask Dor' },
          { type: 'text', text: 'sk', marks: bold },
          { type: 'text', text: ' to begin' },
        ],
      },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'Al' }, { type: 'hardBreak' }, { type: 'text', text: 'Hamid' }],
      },
      { type: 'picture', attrs: { file: 'f1', alt: 'Dorsk at the river', width: 50 } },
    ],
  }
  expect(dorsk.countIn(field('prose'), doc)).toBe(3)
  expect(dorsk.value(field('prose'), doc)).toEqual({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Ask P7 to begin' }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'P7' }] },
      { type: 'picture', attrs: { file: 'f1', alt: 'P7 at the river', width: 50 } },
    ],
  })
})

test('[ERASE2] short names are words of their own, longer ones are found inside words', () => {
  expect(new Eraser(['Ana'], 'P1').text('Ana ate a banana. ANA’s')).toBe('P1 ate a banana. P1’s')
  expect(dorsk.text('the Dorsks')).toBe('the P7s')
})

test('[ERASE3] what is not words stays as it is; an address with them goes whole', () => {
  const text = 'nothing of it'
  expect(dorsk.value(field('text'), text)).toBe(text)
  expect(dorsk.value(field('reference'), 'dorsk')).toBe('dorsk')
  expect(dorsk.value(field('choice'), 'dorsk')).toBe('dorsk')
  expect(dorsk.value(field('link'), 'https://example.org/D%6Frsk')).toBeUndefined()
  expect(dorsk.value(field('translations'), { en: 'Dorsk', ar: 'x' })).toEqual({ en: 'P7', ar: 'x' })
  expect(new Eraser(['Dorsk'], '').value(field('text'), 'Dorsk')).toBeUndefined()
})

describe('[ERASE4] afterwards the words stand nowhere', () => {
  for (const seed of [1, 2, 3])
    test(`random texts, seed ${seed}`, () => {
      let found = 0
      const piece = fc.constantFrom('Do', 'rs', 'k', 'Dorsk', 'DÖRSK', '-', '\n', ' ', 'P7', 'sk', 'ا')
      fc.assert(
        fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', 'P7', 'Dor', 'ors'), (pieces, instead) => {
          const eraser = new Eraser(['Dorsk'], instead)
          const text = pieces.join('')
          found += eraser.count(text)
          expect(eraser.count(eraser.text(text))).toBe(0)
        }),
        { seed, numRuns: 400 },
      )
      expect(found).toBeGreaterThan(50)
    })
})
