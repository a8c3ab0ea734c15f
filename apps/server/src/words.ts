import { existsSync, readFileSync } from 'node:fs'

/** English → the words of a language. */
export type Words = Readonly<Record<string, string>>

const catalogues = new URL('../../web/src/locales/', import.meta.url)
/** What editions say by themselves, and what the description calls things. Later ones win. */
const files = ['design.po', 'print.po']
const known = new Map<string, Words>()

/** The words of ours for a document in this language (BCP-47); none where we have no catalogue, which leaves them English. */
export function wordsFor(language: string): Words {
  const tag = language.toLowerCase().split('-')[0] ?? ''
  if (!/^[a-z]{2,3}$/.test(tag) || tag === 'en') return {}
  const words = known.get(tag) ?? readWords(tag)
  known.set(tag, words)
  return words
}

function readWords(tag: string): Words {
  const all = files.map((file) => new URL(`${tag}/${file}`, catalogues)).filter((url) => existsSync(url))
  return Object.assign({}, ...all.map((url) => wordsIn(readFileSync(url, 'utf8'))))
}

/** Messages of a catalogue whose id is the English text. */
function wordsIn(catalogue: string): Words {
  const words: Record<string, string> = {}
  for (const entry of catalogue.split('\n\n')) {
    const [id, said] = [partOf(entry, 'msgid'), partOf(entry, 'msgstr')]
    if (id && said) words[id] = said
  }
  return words
}

/** A value may go on over several lines. */
function partOf(entry: string, name: 'msgid' | 'msgstr'): string {
  const lines = new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\n?)+)`, 'm').exec(entry)?.[1] ?? ''
  return lines
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : (JSON.parse(line) as string)))
    .join('')
}
