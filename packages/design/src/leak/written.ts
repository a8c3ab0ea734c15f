import { formsOf } from '../search/tokens.ts'
import { type Script, scriptOf, skeleton } from './skeleton.ts'

/** A word of a text: the ways in which it may carry a name, its script, and how each way sounds. */
export interface Written {
  readonly forms: readonly string[]
  readonly script: Script
  readonly sounds: readonly string[]
}

/** Every word is thought about once, however often it is written. */
export class Vocabulary {
  readonly #known = new Map<string, Written>()

  of(word: string): Written {
    const known = this.#known.get(word)
    if (known) return known
    const forms = writtenAs(word)
    const sounds = [...new Set(forms.map(skeleton))].filter((sound) => sound !== '')
    const written = { forms, script: scriptOf(word), sounds }
    this.#known.set(word, written)
    return written
  }
}

/** Ways in which a word may carry the name: itself, without an article or what is written onto it, without an ending. */
export function writtenAs(word: string): readonly string[] {
  const forms = new Set(formsOf(word))
  const letters = [...word]
  if (letters.length >= 5 && /s$/.test(word)) forms.add(word.slice(0, -1))
  const script = scriptOf(word)
  const bare = script === 'arabic' ? /^[وفبكل](.{3,})$/u.exec(word)?.[1] : undefined
  if (bare !== undefined) forms.add(bare)
  const hebrew = script === 'hebrew' ? /^[ובלמשהכ](.{3,})$/u.exec(word)?.[1] : undefined
  if (hebrew !== undefined) forms.add(hebrew)
  // Names take endings in Slavic languages; at most three letters, and enough of the name must be left.
  if (script === 'cyrillic')
    for (let less = 1; less <= 3 && letters.length - less >= 4; less++) forms.add(letters.slice(0, -less).join(''))
  return [...forms]
}

/** How a word that is looked for may sound: with its article and without. */
export function soundsOf(wanted: string): readonly string[] {
  return [...new Set(formsOf(wanted).map(skeleton))].filter((sound) => sound !== '')
}

/** The article of Arabic names in Latin letters, where it stands for itself. */
export function isArticle(word: string): boolean {
  return article.test(word)
}

const article = /^(?:al|el|ul|il|an|as|ash|at|ad|ar|az)$/
