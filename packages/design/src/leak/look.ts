import { type Token, tokensOf } from '../search/tokens.ts'
import { Tree } from './needles.ts'
import { Numbers } from './numbers.ts'
import type { Secret } from './secrets.ts'
import { scriptOf, skeleton } from './skeleton.ts'
import { type Word, wordsIn } from './words.ts'
import { soundsOf, Vocabulary } from './written.ts'

/** Consonants that a part of a name needs to be suspected in another script. */
const heardFrom = 3
/** So many words of a name are listened to. */
const heardWords = 6
/** Long texts that stand in many places are looked at once; so many letters of them are remembered. */
const rememberedLetters = 4_000_000

export interface Hit {
  readonly secret: Secret
  readonly from: number
  readonly to: number
  readonly sure: boolean
}

/** Everything that is looked for. A text is read once, from word to word, however much that is. */
export class Index {
  readonly #words = new Vocabulary()
  readonly #written = new Tree((word) => this.#words.of(word).forms)
  readonly #heard = new Tree((word) => this.#words.of(word).sounds)
  readonly #joined = new Map<string, Secret[]>()
  readonly #numbers: Numbers
  readonly #looked = new Map<string, readonly Hit[]>()
  #letters = 0

  constructor(secrets: readonly Secret[]) {
    this.#numbers = new Numbers(secrets)
    for (const secret of secrets) {
      const { what, words } = secret
      if (words.length === 0) continue
      this.#written.add(
        words.map((word) => [word]),
        words,
        secret,
      )
      if (what === 'sentence') continue
      add(this.#joined, words.join(''), secret)
      if (what === 'place') continue
      const heard = words.slice(0, heardWords)
      const sounds = heard.map((word, at) => soundsOf(word).filter((sound) => at > 0 || sound.length >= heardFrom))
      this.#heard.add(sounds, heard, secret)
    }
  }

  look(text: string): readonly Hit[] {
    const known = this.#looked.get(text)
    if (known) return known
    const tokens = tokensOf(text)
    const hits = [...this.#inWords(text, tokens), ...this.#numbers.in(text, tokens)].filter(
      // A word of every day, unless it is written as a name.
      ({ secret, from, to }) => !(secret.capital && /^\p{Ll}/u.test(text.slice(from, to))),
    )
    this.#letters += text.length
    if (this.#letters < rememberedLetters) this.#looked.set(text, hits)
    return hits
  }

  #inWords(text: string, tokens: readonly Token[]): readonly Hit[] {
    const words = wordsIn(text, tokens)
    const hits: Hit[] = []
    for (const [at, word] of words.entries()) {
      const { from } = word
      this.#written.from(words, at, (secret, { to }) => hits.push({ secret, from, to, sure: secret.sure }))
      for (const [joined, to] of goingOn(words, at))
        for (const form of this.#words.of(joined).forms)
          for (const secret of this.#joined.get(form) ?? []) hits.push({ secret, from, to, sure: secret.sure })
      this.#heard.from(words, at, (secret, last) => {
        const sure = this.#isHeard(secret, word)
        if (sure !== undefined) hits.push({ secret, from, to: last.to, sure })
      })
    }
    return hits
  }

  /** Whether it is the same name in another script, or all of it spelled in another way, and how sure that is. */
  #isHeard(secret: Secret, word: Word): boolean | undefined {
    const [first = ''] = secret.words
    const { script, forms } = this.#words.of(word.word)
    if (scriptOf(first) !== script) return secret.sure && secret.words.length > 1
    const sounds = soundsOf(first).filter((sound) => sound.length >= heardFrom)
    const otherwise = forms.some((form) => form !== first && sounds.includes(skeleton(form)))
    return secret.words.length > 1 && otherwise ? false : undefined
  }
}

/** A word, and the word with those that go on it after a hyphen or a line's end. */
function goingOn(words: readonly Word[], at: number): readonly (readonly [joined: string, to: number])[] {
  const found: [string, number][] = []
  let joined = ''
  for (let next = at; next < at + 4 && (next === at || words[next]?.continues); next++) {
    joined += words[next]?.word ?? ''
    found.push([joined, words[next]?.to ?? 0])
  }
  return found
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
