// The words that editions and their files say by themselves: titles of annexes, captions of figures, classifications. They are their
// own message ids. Their catalogue is read by the server, and by a page that prints on its device.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LinguiConfig } from '@lingui/cli'

type Extractor = NonNullable<LinguiConfig['extractors']>[number]

export const printWords: Extractor = {
  match: (file) => file.endsWith('/print-words.ts'),
  extract(file, _code, found) {
    for (const [id, where] of wordsOfPrint()) found({ id, message: id, origin: [file, 1], comment: where })
  },
}

const packages = fileURLToPath(new URL('../../packages/', import.meta.url))
const spoken = [
  'export/src/lay/**/*.ts',
  'export/src/formats/{ics,rows}.ts',
  'export/src/pdf/surroundings.ts',
  'design/src/edition/*.ts',
]

/** A string of one line, where one may stand in the code. */
const literal = /(?<=[\s([,:?&=])(?:'([^'\n\\]*)'|"([^"\n\\]*)")/g

/** Every text that is said, with the file that says it. Keys and codes begin with a small letter; words of ours with a capital. */
export function wordsOfPrint(): ReadonlyMap<string, string> {
  const words = new Map([['left out', 'design/src/edition/make.ts']])
  for (const file of globSync(spoken, { cwd: packages })
    .filter((name) => !name.includes('.test.'))
    .sort())
    for (const line of readFileSync(packages + file, 'utf8')
      .split('\n')
      .filter((each) => !/^\s*(?:\/?\*|\/\/|import )/.test(each)))
      for (const [, single, double] of line.matchAll(literal)) {
        const text = single ?? double ?? ''
        if (/^(?:[A-Z][a-z ]|\{\w+\} [a-z])/.test(text) && !text.includes('/')) words.set(text, file)
      }
  return words
}
