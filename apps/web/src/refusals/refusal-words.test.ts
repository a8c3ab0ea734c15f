import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { templates } from '@balcony/base'
import { importDesign, process } from '@balcony/design'
import { demoCase } from '@balcony/design/demo'
import { i18n } from '@lingui/core'
import { afterEach, expect, test } from 'vitest'
import { isExpectedKnown } from './expected.ts'
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

const wrong = [9_999.5, 'many', true, {}, [], null, -1, ['x', 'x'], { type: 'doc', content: [{ type: 'iframe' }] }]

/** Something else at every place below; of a list only its first row. */
function spoiled(json: unknown, value: unknown): unknown {
  if (Array.isArray(json)) return typeof json[0] === 'object' ? [spoiled(json[0], value)] : value
  if (typeof json !== 'object' || json === null) return value
  return Object.fromEntries(Object.entries(json).map(([name, inside]) => [name, spoiled(inside, value)]))
}

/** Each list and each group of fields by itself, in a file with nothing else. */
function* branches(
  json: unknown,
  put: (value: unknown) => unknown,
): Generator<readonly [unknown, (value: unknown) => unknown]> {
  yield [json, put]
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return
  for (const [name, inside] of Object.entries(json)) yield* branches(inside, (value) => put({ [name]: value }))
}

test('[REFUSE4] whatever is wrong with a file is said whole in the reader’s language: the sentence, what was expected, and what came', () => {
  const made = templates(refusalTemplates)
  const unknown = new Set<string>()
  const demo = demoCase as Readonly<Record<string, unknown>>
  const { schema } = demo
  let seen = 0
  const look = (file: unknown) => {
    const read = importDesign(process, file)
    for (const { message } of read.ok ? [] : read.problems) {
      seen += 1
      const known = made(message)
      const parts = [known?.values['expected'], known?.values['came']].filter((part) => part !== undefined)
      if (!known || !parts.every(isExpectedKnown)) unknown.add(message)
    }
  }
  for (const part of ['core', 'people', 'legal', 'security', 'sealed', 'overlay', 'evalRaw'] as const)
    for (const [json, put] of branches(demo[part], (value) => ({ ...{ schema, core: {} }, [part]: value })))
      for (const value of wrong) {
        look(put(value))
        look(put(spoiled(json, value)))
      }
  for (const other of [undefined, 7, 'track2-process-design/0', 'track2-process-design/99'])
    look({ ...demo, schema: other })
  look({ schema })
  const twice = structuredClone(demo) as unknown as { core: { plan: { venues: unknown[] } } }
  twice.core.plan.venues.push(twice.core.plan.venues[0])
  look(twice)
  expect(seen).toBeGreaterThan(1_000)
  expect([...unknown].map((each) => each.slice(0, 160)).slice(0, 40)).toEqual([])
})
