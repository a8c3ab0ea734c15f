import { fold } from './fold.ts'

/** A word as it is searched for, and where it stands in what somebody wrote (UTF-16, `to` excluded). */
export interface Token {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** Text as it is compared in a search: one case, no accents or vowel signs, one form of each letter, single spaces. */
export function normalise(words: string): string {
  return [...words].map(fold).join('').replaceAll(/\s+/g, ' ').trim()
}

/** Scripts whose words stand without spaces between them are searched by pairs of letters. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]$/u
const inWord = /^[\p{L}\p{N}\p{M}]$/u

type Sort = 'unspaced' | 'arabic' | 'hebrew' | 'other'

interface Letter {
  readonly folded: string
  /** Digits and marks go with whatever they stand beside. */
  readonly sort: Sort | 'any'
  readonly from: number
  readonly to: number
}

/** The words of a text in their order. No dictionary and no grammar of any language: scripts only. */
export function tokensOf(words: string): readonly Token[] {
  return runsOf(words).flatMap((run) => (sortOf(run) === 'unspaced' ? pairs(run) : [joined(run)]))
}

/** Every form under which a word is found: itself, and an Arabic word without its article and what is written onto that. */
export function formsOf(word: string): readonly string[] {
  const bare = /^(?:[وف]?[بك]?ال|[وف]?لل)(.{3,})$/u.exec(word)?.[1]
  return bare === undefined ? [word] : [word, bare]
}

function runsOf(words: string): readonly (readonly Letter[])[] {
  const runs: Letter[][] = []
  let run: Letter[] = []
  let sort: Sort | 'any' = 'any'
  const end = () => {
    if (run.length > 0) runs.push(run)
    run = []
    sort = 'any'
  }
  let at = 0
  for (const character of words) {
    const from = at
    at += character.length
    const { folded, is } = letterOf(character)
    // What is not seen neither is a letter nor parts two.
    if (is === 'unseen') {
      const last = run.at(-1)
      if (last) run[run.length - 1] = { ...last, to: at }
      continue
    }
    if (is === 'between') {
      end()
      continue
    }
    if (is !== 'any' && sort !== 'any' && is !== sort) end()
    if (is !== 'any') sort = is
    run.push({ folded, sort: is, from, to: at })
  }
  end()
  return runs
}

interface Known {
  readonly folded: string
  readonly is: Sort | 'any' | 'unseen' | 'between'
}

/** Every character is judged once. */
const letters = new Map<string, Known>()

function letterOf(character: string): Known {
  const known = letters.get(character)
  if (known) return known
  const folded = fold(character)
  const inside = [...folded].every((each) => inWord.test(each))
  const letter: Known = { folded, is: folded === '' ? 'unseen' : inside ? sortOfLetter(folded) : 'between' }
  letters.set(character, letter)
  return letter
}

function sortOfLetter(folded: string): Sort | 'any' {
  const [first = ''] = folded
  if (/^[\p{N}\p{M}]$/u.test(first)) return 'any'
  if (unspaced.test(first)) return 'unspaced'
  if (/^\p{Script=Arabic}$/u.test(first)) return 'arabic'
  return /^\p{Script=Hebrew}$/u.test(first) ? 'hebrew' : 'other'
}

function sortOf(run: readonly Letter[]): Sort {
  const sort = run.find((letter) => letter.sort !== 'any')?.sort
  return sort === undefined || sort === 'any' ? 'other' : sort
}

function joined(run: readonly Letter[]): Token {
  const word = run.map((letter) => letter.folded).join('')
  return { word, from: run[0]?.from ?? 0, to: run.at(-1)?.to ?? 0 }
}

function pairs(run: readonly Letter[]): readonly Token[] {
  if (run.length < 2) return [joined(run)]
  return run.slice(1).map((_, index) => joined(run.slice(index, index + 2)))
}
