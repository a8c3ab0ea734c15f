import type { Entry } from './entries.ts'
import { likeness, wordsOfQuery } from './matching.ts'
import { tokensOf } from './tokens.ts'

/** An entry with its words taken apart, ready to be searched again and again. */
export interface Prepared {
  readonly entry: Entry
  readonly words: readonly string[]
  readonly name: readonly string[]
}

export interface Found {
  readonly entry: Entry
  /** Higher is better; comparable between designs. */
  readonly score: number
}

export function prepare(entries: readonly Entry[]): readonly Prepared[] {
  return entries.map((entry) => ({
    entry,
    words: [...new Set(tokensOf(entry.words).map((token) => token.word))],
    name: entry.name === undefined ? [] : [...new Set(tokensOf(entry.name).map((token) => token.word))],
  }))
}

/** The best entries in which every word of the query is found, in the words or in the record's name, and one at least in the words. */
export function find(prepared: readonly Prepared[], query: string, limit: number): readonly Found[] {
  const wanted = wordsOfQuery(query)
  if (wanted.length === 0) return []
  const found = prepared.flatMap((each): readonly Found[] => {
    const score = scoreOf(each, wanted)
    return score > 0 ? [{ entry: each.entry, score }] : []
  })
  return inOrder(found).slice(0, limit)
}

/** Best first; what is equally good, by place: the same question gets the same answer. */
export function inOrder<T extends Found>(found: readonly T[]): readonly T[] {
  return found.toSorted((left, right) => right.score - left.score || (left.entry.id < right.entry.id ? -1 : 1))
}

function scoreOf({ words, name }: Prepared, wanted: readonly string[]): number {
  let score = 0
  let inWords = false
  for (const each of wanted) {
    const here = best(words, each)
    const called = here === 1 ? 0 : 0.3 * best(name, each)
    if (here === 0 && called === 0) return 0
    inWords ||= here > 0
    score += Math.max(here, called)
  }
  // Among equals the shorter text says more about what was looked for.
  return inWords ? score / wanted.length + 0.2 / Math.log2(2 + words.length) : 0
}

function best(words: readonly string[], wanted: string): number {
  let most = 0
  for (const word of words) {
    const like = likeness(word, wanted)
    if (like === 1) return 1
    if (like > most) most = like
  }
  return most
}
