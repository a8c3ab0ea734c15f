import { expect, test } from 'vitest'
import { keepsAttribute, keepsElement } from './paste.ts'

test('[PROSE6] pictures, scripts, styles and forms do not come in with pasted text', () => {
  for (const tag of ['IMG', 'script', 'STYLE', 'iframe', 'svg', 'input', 'meta', 'o:p'])
    expect(keepsElement(tag)).toBe(false)
  for (const tag of ['P', 'strong', 'UL', 'table', 'a']) expect(keepsElement(tag)).toBe(true)
})

test('[PROSE6] classes, styles, ids, handlers and refused addresses go', () => {
  for (const name of ['class', 'style', 'id', 'onclick', 'src', 'data-comment-id'])
    expect(keepsAttribute('span', name, 'x')).toBe(false)
  expect(keepsAttribute('a', 'href', 'https://example.org')).toBe(true)
  expect(keepsAttribute('a', 'href', 'javascript:alert(1)')).toBe(false)
  expect(keepsAttribute('td', 'colspan', '2')).toBe(true)
})
