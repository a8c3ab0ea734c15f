import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { templates } from '@balcony/base'
import { i18n } from '@lingui/core'
import { afterEach, expect, test } from 'vitest'
import { inReadersWords } from './refusal-words.ts'
import { refusalTemplates } from './templates.ts'

const api = fileURLToPath(new URL('../../../../packages/api/src/', import.meta.url))

afterEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

/** Sentences that people meet, as the code of the server writes them: places filled in with a figure. */
function sentences(): readonly string[] {
  const refusals = /(?:refuse\(\s*'[\w-]+',|message:)\s*(?:'([^'\n]+)'|`([^`\n]+)`)/g
  return globSync('**/*.ts', { cwd: api })
    .filter((file) => !file.includes('.test.') && !file.startsWith('door/address') && !file.startsWith('mail/'))
    .flatMap((file) => [...readFileSync(`${api}${file}`, 'utf8').matchAll(refusals)])
    .map(([, plain, filled]) => plain ?? String(filled).replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, '7 minutes'))
    .filter((sentence) => /^[A-Z“7].* .*[.]$/.test(sentence) && !/^Expected a request|^7\.?$|^77/.test(sentence))
}

test('[REFUSE1] every refusal that the server writes in whole is known by the page', () => {
  const found = sentences()
  const made = templates(refusalTemplates)
  expect(found.length).toBeGreaterThan(50)
  expect(found.filter((sentence) => !made(sentence))).toEqual([])
})

test('[REFUSE2] a refusal is said in the reader’s language, with its figures; one that is not known says by its kind what to do', () => {
  i18n.loadAndActivate({
    locale: 'ar',
    messages: {
      'A password has at most {most} characters.': ['على الأكثر ', ['most']],
      'This was not accepted: {detail}': ['لم يُقبل: ', ['detail']],
      '{label} is missing.': [['label'], ' مفقود'],
      Capacity: 'السعة',
    },
  })
  const of = (message: string, code: 'invalid' | 'conflict' = 'invalid') =>
    inReadersWords({ code, message, at: 'venue/v1' })
  expect(of('A password has at most 128 characters.')).toEqual({
    code: 'invalid',
    message: 'على الأكثر 128',
    at: 'venue/v1',
  })
  expect(of('Capacity is missing.').message).toBe('السعة مفقود')
  expect(of('Odd.').message).toBe('لم يُقبل: \u2068Odd.\u2069')
  expect(of('Odd.', 'conflict').message).not.toContain('Odd')
})

test('[REFUSE3] an English reader is told what the server says', () => {
  const problem = { code: 'invalid', message: 'A password has at most 128 characters.' } as const
  expect(inReadersWords(problem)).toBe(problem)
})
