import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { templates } from '@balcony/base'
import { setupI18n } from '@lingui/core'
import { expect, test } from 'vitest'
import { documentRefusals, refusalWords } from './refusal-words.ts'

const document = fileURLToPath(new URL('../../../document/src/', import.meta.url))

test('[REFUSAL1] every refusal that the document writes is known, whatever stands at its places', () => {
  const written = globSync('**/*.ts', { cwd: document })
    .filter((file) => !file.includes('.test.'))
    .flatMap((file) => [
      ...readFileSync(`${document}${file}`, 'utf8').matchAll(
        /(?:refuse\(\s*'[\w-]+',|message:)\s*(?:'([^'\n]+)'|`([^`\n]+)`)/g,
      ),
    ])
    .map(
      ([, plain, filled]) =>
        plain ??
        String(filled)
          .replace(/\$\{language \?[^}]*\}/, '')
          .replaceAll(/\$\{[^{}]*\}/g, 'x'),
    )
    // A sentence of the description, with what was done about it.
    .filter((sentence) => !sentence.startsWith('x Nothing'))
  const made = templates(documentRefusals)
  expect(written.length).toBeGreaterThan(10)
  expect(written.filter((sentence) => !made(sentence))).toEqual([])
})

test('[REFUSAL2] a refusal is said in the reader’s language, the label of its field, too', () => {
  const i18n = setupI18n({
    locale: 'ar',
    messages: {
      ar: {
        '{label} takes up to {most} languages. Nothing was changed.': [['label'], ': ', ['most']],
        Title: 'العنوان',
      },
    },
  })
  const message = 'Title takes up to 8 languages. Nothing was changed.'
  expect(refusalWords(i18n, { code: 'too-many', message })).toBe('العنوان: 8')
})
