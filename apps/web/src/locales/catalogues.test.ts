import { fileURLToPath } from 'node:url'
import { process, rulesOf } from '@balcony/design'
import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { expect, test } from 'vitest'
import { wordsOf } from '../../process-words.ts'
import { wordsOfRules } from '../../rule-words.ts'

const cwd = fileURLToPath(new URL('../..', import.meta.url))
const catalogues = await getCatalogs(getConfig({ cwd }))

/** Placeholders and tags of a message: both languages must have the same. */
function parts(message: string): string[] {
  return [...message.matchAll(/\{(\w+)\s*[,}]|<(\/?\d+\/?)>/g)].map((match) => match[1] ?? match[2] ?? '').sort()
}

for (const catalogue of catalogues) {
  const name = catalogue.path.split('/').at(-1)

  test(`[WEB13] no message of the sources is missing in the ${name} catalogue, in English or Arabic (run "extract", then translate)`, async () => {
    const messages = await catalogue.collect()
    expect(Object.keys(messages ?? {}).length).toBeGreaterThan(40)
    for (const locale of ['en', 'ar']) {
      const kept = (await catalogue.read(locale)) ?? {}
      const missing = Object.entries(messages ?? {}).filter(([id]) => !kept[id]?.translation?.trim())
      expect(
        missing.map(([id, { message }]) => message ?? id),
        locale,
      ).toEqual([])
    }
  })

  test(`[WEB13] every translation of the ${name} catalogue keeps the placeholders and tags of its message`, async () => {
    const kept = Object.entries((await catalogue.read('ar')) ?? {})
    expect(kept.length).toBeGreaterThan(40)
    const wrong = kept.filter(([id, { message, translation }]) => {
      const [wanted, found] = [new Set(parts(message ?? id)), new Set(parts(translation ?? ''))]
      return wanted.symmetricDifference(found).size > 0
    })
    expect(wrong.map(([id, { message }]) => message ?? id)).toEqual([])
  })
}

test('[WEB13] labels, hints, questions and options of the description are messages by their own words', async () => {
  const words = wordsOf(process)
  expect(words.size).toBeGreaterThan(300)
  const design = catalogues.find((catalogue) => catalogue.path.endsWith('design'))
  const kept = (await design?.read('ar')) ?? {}
  expect([...words.keys()].filter((word) => !kept[word])).toEqual([])
})

test('[WEB13] titles, reasons and messages of the rules are messages by their own words', async () => {
  const words = wordsOfRules()
  const said = rulesOf(process).flatMap((rule) => [rule.title, rule.rationale, rule.forOthers ?? rule.title])
  expect(said.length).toBeGreaterThan(100)
  expect(said.filter((each) => !words.has(each))).toEqual([])
  const design = catalogues.find((catalogue) => catalogue.path.endsWith('design'))
  const kept = (await design?.read('ar')) ?? {}
  expect([...words.keys()].filter((word) => !kept[word]?.translation)).toEqual([])
})
