// The words of the review: titles, reasons and messages of its rules are their own message ids, like the labels of the description.
import { readdirSync, readFileSync } from 'node:fs'
import type { LinguiConfig } from '@lingui/cli'

type Extractor = NonNullable<LinguiConfig['extractors']>[number]

export const ruleWords: Extractor = {
  match: (file) => file.endsWith('/rule-words.ts'),
  extract(file, _code, found) {
    for (const [id, where] of wordsOfRules()) found({ id, message: id, origin: [file, 1], comment: where })
  },
}

const rules = new URL('../../packages/design/src/review/rules/', import.meta.url)

/** A string of one line, where one may stand in the code. */
const literal = /(?<=[\s([,:?&=])(?:'([^'\n\\]*)'|"([^"\n\\]*)")/g

/** Every text that a rule says, with the file that says it: messages, and the fragments that are put into them. */
export function wordsOfRules(): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const file of readdirSync(rules).filter((name) => name.endsWith('.ts'))) {
    const code = readFileSync(new URL(file, rules), 'utf8')
    for (const line of code.split('\n').filter((each) => !/^\s*(?:\/?\*|\/\/|import )/.test(each)))
      for (const [, single, double] of line.matchAll(literal)) {
        const text = single ?? double ?? ''
        // Ids of fields, options and tables are one word; whatever has a space is said to people.
        if (/\S .*\S/.test(text)) words.set(text, `review/${file}`)
      }
  }
  return words
}
