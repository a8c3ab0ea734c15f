import type { Token } from '../search/tokens.ts'

/** Words of a text as they are compared here, with what parts each from the one before. */
export interface Word extends Token {
  /** Nothing but a hyphen, a line break or both stands before it: it may go on the word before. */
  readonly continues: boolean
}

/** The words of a text; letters that stand one by one (“D o r s k”) are one word, too. */
export function wordsIn(text: string, tokens: readonly Token[]): readonly Word[] {
  const words: Word[] = []
  let end = 0
  for (const token of tokens) {
    const between = text.slice(end, token.to === end ? end : token.from)
    const continues = words.length > 0 && /^[\s\p{Cf}]*[-‐‑­][\s\p{Cf}]*$|^\n$/u.test(between)
    words.push({ ...token, continues })
    end = token.to
  }
  return [...words, ...spelled(words, text)]
}

/** At least so many letters one by one are a word that somebody spelled. */
const spelledFrom = 4

function spelled(words: readonly Word[], text: string): readonly Word[] {
  const found: Word[] = []
  let run: Word[] = []
  const end = () => {
    const [first, last] = [run[0], run.at(-1)]
    if (run.length >= spelledFrom && first && last)
      found.push({ word: run.map((each) => each.word).join(''), from: first.from, to: last.to, continues: false })
    run = []
  }
  for (const word of words) {
    const near = run.length === 0 || text.slice(run.at(-1)?.to, word.from).length <= 3
    if ([...word.word].length !== 1 || !near) end()
    if ([...word.word].length === 1) run.push(word)
  }
  end()
  return found
}

export interface Digits {
  readonly digits: string
  readonly from: number
  readonly to: number
  /** Of each digit: the group in which it was written. */
  readonly places: readonly { readonly from: number; readonly to: number }[]
}

/** Runs of digits, however they are grouped, in any script's digits. */
export function numbersIn(text: string, tokens: readonly Token[]): readonly Digits[] {
  const runs: { groups: string[]; from: number; to: number; places: Token[] }[] = []
  for (const token of tokens) {
    if (!/^\d+$/.test(token.word)) continue
    const places = Array.from(token.word, () => token)
    const last = runs.at(-1)
    if (last && /^[^\p{L}\p{N}]{0,4}$/u.test(text.slice(last.to, token.from))) {
      last.groups.push(token.word)
      last.places.push(...places)
      last.to = token.to
    } else runs.push({ groups: [token.word], from: token.from, to: token.to, places })
  }
  return runs.map(({ groups, ...run }) => ({ ...run, digits: groups.join('') }))
}
