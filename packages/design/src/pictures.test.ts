import { expect, test } from 'vitest'
import { wrongInProse } from './kind/valid-prose.ts'
import { picturesIn } from './pictures.ts'
import { process } from './process/index.ts'
import { maxAltChars, wordsOf } from './prose.ts'

const prose = (...all: readonly Record<string, unknown>[]) => ({
  type: 'doc' as const,
  content: all.map((attrs) => ({ type: 'picture', attrs: attrs as Record<string, string> })),
})

test('[KIND5] a picture is a file of the design by its id, never an address, with words and a width that exist', () => {
  for (const attrs of [{ file: 'f1' }, { file: 'f1', alt: '', width: 50 }, { file: 'f1', alt: null, width: null }])
    expect(wrongInProse(prose(attrs))).toBeUndefined()
  for (const attrs of [
    {},
    { file: '' },
    { file: 7 },
    { file: 'https://elsewhere.example/p.png' },
    { file: '../f1' },
    { file: 'f1', src: 'https://elsewhere.example' },
    { file: 'f1', width: 33 },
    { file: 'f1', width: '50' },
    { file: 'f1', alt: 7 },
    { file: 'f1', alt: 'x'.repeat(maxAltChars + 1) },
  ])
    expect(wrongInProse(prose(attrs)), JSON.stringify(attrs)).toMatch(/rich text/)
})

test('[KIND5] pictures are found wherever prose shows them, and read as their words', () => {
  const shown = prose({ file: 'f1', alt: 'The shore' })
  const nested = { type: 'doc' as const, content: [{ type: 'blockquote', content: shown.content }] }
  const snapshot = {
    open: ['core'] as const,
    sections: { context: { narrative: shown, mandate: 'words' } },
    tables: { venue: [{ id: 'V1', values: { notes: nested, name: 'Sella' } }] },
  }
  expect(picturesIn(process, snapshot)).toEqual([
    { file: 'f1', address: 'context/narrative' },
    { file: 'f1', address: 'venue/V1/notes' },
  ])
  expect(wordsOf(nested)).toBe('The shore')
})
