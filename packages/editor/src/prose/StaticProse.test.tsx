import type { ProseDoc } from '@balcony/design'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { renderProse, type StaticWords } from './StaticProse.tsx'

const words: StaticWords = {
  decision: (date) => `Decision ${date ?? ''}`,
  task: (text) => text,
  mention: (address) => `[${address}]`,
  picture: (file) => (file === 'f1' ? '/files/f1' : undefined),
  pictureWord: 'Picture',
}
const html = (doc: ProseDoc, ...rest: [Parameters<typeof renderProse>[2]?, Parameters<typeof renderProse>[3]?]) =>
  renderToStaticMarkup(renderProse(doc, words, ...rest))
const doc = (...content: ProseDoc['content']): ProseDoc => ({ type: 'doc', content })
const text = (words: string, ...marks: { type: string; attrs?: Record<string, string> }[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
})
const paragraph = (...content: ProseDoc['content']) => ({ type: 'paragraph', content })

test('[PROSE4] words are words: nothing that somebody wrote becomes an element', () => {
  expect(html(doc(paragraph(text('<img src=x onerror=alert(1)>'))))).toBe(
    '<p dir="auto">&lt;img src=x onerror=alert(1)&gt;</p>',
  )
})

test('[PROSE4] a picture is fetched from our own files by its id, whatever else its attributes say', () => {
  const picture = (attrs: Record<string, string | number>) => html(doc({ type: 'picture', attrs }))
  expect(picture({ file: 'f1', alt: 'The shore', width: 50 })).toBe(
    '<figure data-picture="f1" data-alt="The shore" data-width="50"><img alt="The shore" draggable="false" decoding="async" loading="lazy" src="/files/f1"/></figure>',
  )
  for (const file of ['https://evil.example/x.png', '//evil.example', 'javascript:alert(1)', ''])
    expect(picture({ file, src: 'https://evil.example', width: 9999 })).not.toMatch(/ src=|9999/)
  expect(picture({ file: 'f1' })).toContain('alt="Picture"')
})

test('[PROSE4] a link that another client wrote is drawn without its address unless that is allowed', () => {
  const link = (href: string) => html(doc(paragraph(text('here', { type: 'link', attrs: { href } }))))
  expect(link('javascript:alert(1)')).toBe('<p dir="auto"><a>here</a></p>')
  expect(link('https://example.org/')).toContain('href="https://example.org/" rel="noopener noreferrer nofollow"')
})

test('[PROSE4] a node of a newer version is drawn as its words', () => {
  expect(html(doc({ type: 'whiteboard', content: [paragraph(text('kept'))] }))).toBe('<p dir="auto">kept</p>')
})

test('[COMMENT1] highlights cut the words where they begin and end, through marks and over blocks', () => {
  const two = doc(paragraph(text('one '), text('two', { type: 'bold' })), paragraph(text('three')))
  expect(html(two, [{ from: 4, to: 12, thread: 't1', on: false }])).toBe(
    '<p dir="auto">one<mark data-thread="t1"> </mark><strong><mark data-thread="t1">two</mark></strong></p>' +
      '<p dir="auto"><mark data-thread="t1">th</mark>ree</p>',
  )
})

test('[WHO2] somebody else’s caret stands between the letters, also where no editor is mounted', () => {
  const shown = html(doc(paragraph(text('ab'))), [], [{ at: 2, key: '7', name: 'Leila', colour: 7 }])
  expect(shown).toBe('<p dir="auto">a<span data-caret="" data-person="7" aria-hidden="true"><b>Leila</b></span>b</p>')
})
