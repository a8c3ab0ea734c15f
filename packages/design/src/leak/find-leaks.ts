import type { Process } from '../describe.ts'
import type { Edition } from '../edition/edition.ts'
import { formsOf } from '../search/tokens.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Leak } from './leak.ts'
import { type Secret, secretsOf } from './secrets.ts'
import { scriptOf, skeleton } from './skeleton.ts'
import { textsIn } from './texts.ts'
import { numbersIn, type Word, wordsIn } from './words.ts'

/** Consonants that a part of a name needs to be suspected in another script. */
const heardFrom = 3

/**
 * Looks for everything that an edition may not hold in all of its text, however it is written: case, accents, possessives, what
 * cannot be seen, line breaks, hyphens, forms of one letter, endings, another script. `whole` holds every compartment.
 */
export function findLeaks(process: Process, whole: Snapshot, edition: Edition): readonly Leak[] {
  const secrets = secretsOf(process, whole, edition.kind)
  const index = new Index(secrets)
  const found = new Map<string, Leak>()
  for (const { at, text } of textsIn(process, edition)) {
    for (const { secret, from, to, sure } of [...index.inWords(text), ...index.inNumbers(text)]) {
      const words = text.slice(from, to)
      if (secret.capital && /^\p{Ll}/u.test(words)) continue
      const key = [secret.address, at, words.toLowerCase()].join('|')
      const before = found.get(key)
      if (before?.sure || (before && !sure)) continue
      const { what, compartment } = secret
      found.set(key, { what, compartment, secret: secret.address, at, found: words, sure, key })
    }
  }
  return worthSaying([...found.values()])
}

/** The part of a name is not said beside the name it was found in, nor a record's name beside the field it comes from. */
function worthSaying(leaks: readonly Leak[]): readonly Leak[] {
  const within = (leak: Leak) =>
    leaks.some(
      (other) =>
        other !== leak &&
        other.secret === leak.secret &&
        (other.at.startsWith(`${leak.at}/`) || other.at === leak.at) &&
        (other.sure || !leak.sure) &&
        (other.found.length > leak.found.length || other.at !== leak.at) &&
        other.found.toLowerCase().includes(leak.found.toLowerCase()),
    )
  return leaks.filter((leak) => !within(leak))
}

interface Hit {
  readonly secret: Secret
  readonly from: number
  readonly to: number
  readonly sure: boolean
}

class Index {
  readonly #byFirst = new Map<string, Secret[]>()
  readonly #joined = new Map<string, Secret[]>()
  readonly #byEnd: readonly Secret[]
  readonly #heard = new Map<string, Secret[]>()

  constructor(secrets: readonly Secret[]) {
    this.#byEnd = secrets.filter((secret) => secret.digits !== undefined)
    for (const secret of secrets) {
      const [first] = secret.words
      if (first === undefined) continue
      add(this.#byFirst, first, secret)
      if (secret.what === 'sentence') continue
      add(this.#joined, secret.words.join(''), secret)
      if (secret.what === 'place') continue
      for (const sound of new Set(formsOf(first).map(skeleton)))
        if (sound.length >= heardFrom) add(this.#heard, sound, secret)
    }
  }

  *inWords(text: string): Iterable<Hit> {
    const words = wordsIn(text)
    for (const [at, word] of words.entries()) {
      for (const form of writtenAs(word.word)) {
        for (const secret of this.#byFirst.get(form) ?? []) {
          const last = follows(words, at, secret.words, (one, other) => writtenAs(one).includes(other))
          if (last) yield { secret, from: word.from, to: last.to, sure: secret.sure }
        }
        for (const secret of this.#joined.get(form) ?? [])
          yield { secret, from: word.from, to: word.to, sure: secret.sure }
      }
      for (const [joined, to] of goingOn(words, at))
        for (const form of writtenAs(joined))
          for (const secret of this.#joined.get(form) ?? []) yield { secret, from: word.from, to, sure: secret.sure }
      yield* this.#heardAt(words, at, word)
    }
  }

  /** The same name in another script, or all of it spelled in another way. */
  *#heardAt(words: readonly Word[], at: number, word: Word): Iterable<Hit> {
    const script = scriptOf(word.word)
    for (const form of writtenAs(word.word))
      for (const secret of this.#heard.get(skeleton(form)) ?? []) {
        const foreign = scriptOf(secret.words[0] ?? '') !== script
        if (!foreign && (secret.words.length < 2 || secret.words[0] === form)) continue
        const last = follows(words, at, secret.words, soundsLike)
        if (last)
          yield { secret, from: word.from, to: last.to, sure: foreign && secret.sure && secret.words.length > 1 }
      }
  }

  *inNumbers(text: string): Iterable<Hit> {
    if (this.#byEnd.length === 0) return
    for (const { digits, from, to } of numbersIn(text))
      for (const secret of this.#byEnd)
        if (secret.digits !== undefined && digits.includes(secret.digits)) yield { secret, from, to, sure: secret.sure }
  }
}

/** Ways in which a word may carry the name: itself, without an article or what is written onto it, without an ending. */
function writtenAs(word: string): readonly string[] {
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

function soundsLike(word: string, wanted: string): boolean {
  const sounds = formsOf(wanted).map(skeleton)
  return writtenAs(word).some((each) => skeleton(each) !== '' && sounds.includes(skeleton(each)))
}

/** The article of Arabic names in Latin letters, where it stands for itself. */
const article = /^(?:al|el|ul|il|an|as|ash|at|ad|ar|az)$/

/** Whether the words from `at` on are these; the last of them. */
function follows(
  words: readonly Word[],
  at: number,
  wanted: readonly string[],
  same: (word: string, wanted: string) => boolean,
): Word | undefined {
  let last: Word | undefined
  let next = at
  for (const each of wanted) {
    if (next > at && article.test(words[next]?.word ?? '') && !article.test(each)) next += 1
    const word = words[next++]
    if (!word || !same(word.word, each)) return undefined
    last = word
  }
  return last
}

/** A word and those that go on it after a hyphen or a line's end. */
function goingOn(words: readonly Word[], at: number): readonly (readonly [joined: string, to: number])[] {
  const found: [string, number][] = []
  let joined = words[at]?.word ?? ''
  for (let next = at + 1; next < at + 4 && words[next]?.continues; next++) {
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
