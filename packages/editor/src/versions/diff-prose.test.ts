import { type ProseDoc, proseOf } from '@balcony/design'
import { expect, test } from 'vitest'
import { diffProse } from './diff-prose.ts'

const doc = (...content: ProseDoc['content']): ProseDoc => ({ type: 'doc', content })
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

function told(before: ProseDoc, after: ProseDoc) {
  const diffed = diffProse(before, after)
  if (diffed.is === 'too-different') return diffed.is
  return diffed.blocks.map((block) => {
    if (block.is !== 'changed') return block.is
    const text = block.node.content?.map((node) => node.text ?? '').join('') ?? ''
    const came = block.inserted.map(({ from, to }) => text.slice(from - 1, to - 1))
    return { came, went: block.deleted.map((one) => one.text) }
  })
}

test('[DIFF1] words that came and went are told by whole words, and blocks that stayed are left alone', () => {
  const before = proseOf('The venue has one job.\nWe need three rooms and a garden.\nNobody is a guest.')
  const after = proseOf(
    'The venue has one job.\nWe need three rooms and a path by the water.\nA new line.\nNobody is a guest.',
  )
  expect(told(before, after)).toEqual(['same', { came: ['path by the water'], went: ['garden'] }, 'added', 'same'])
  expect(told(after, before)).toEqual(['same', { came: ['garden'], went: ['path by the water'] }, 'removed', 'same'])
})

test('[DIFF1] bold and headings are a change of form; a list that loses a point shows both lists', () => {
  const bold = doc({ type: 'paragraph', content: [{ type: 'text', text: 'one two', marks: [{ type: 'bold' }] }] })
  expect(told(doc(paragraph('one two')), bold)).toEqual(['form'])
  const list = (...points: string[]) =>
    doc({ type: 'bulletList', content: points.map((text) => ({ type: 'listItem', content: [paragraph(text)] })) })
  const less = told(list('alpha river', 'beta river', 'gamma river'), list('alpha river', 'gamma river'))
  expect(less).not.toBe('too-different')
  expect(JSON.stringify(less)).toMatch(/removed|beta/)
})

test('[DIFF2] texts that are too long to be compared are said to be too different, never shown as equal', () => {
  const long = (word: string) => doc(paragraph(`shared words here ${`${word} `.repeat(4000)}`))
  expect(told(long('alpha'), long('beta'))).toBe('too-different')
})
