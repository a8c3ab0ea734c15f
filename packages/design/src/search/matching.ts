import { formsOf, tokensOf } from './tokens.ts'

/** Shorter words are found only as they are written: with a letter changed they are other words. */
export const fuzzyFrom = 5
/** Words of a query that count; what comes after is left aside. */
export const maxQueryWords = 8
export const maxQueryChars = 200

/** The words that are looked for, each once. */
export function wordsOfQuery(query: string): readonly string[] {
  const words = tokensOf(query.slice(0, maxQueryChars)).map((token) => token.word)
  return [...new Set(words)].slice(0, maxQueryWords)
}

/** How well a word of a text answers a word of a query: 1 the same, less for a beginning or a slip, 0 not at all. */
export function likeness(word: string, wanted: string): number {
  return Math.max(...formsOf(word).map((form) => likenessOfForm(form, wanted)))
}

function likenessOfForm(form: string, wanted: string): number {
  if (form === wanted) return 1
  if (form.startsWith(wanted)) return 0.5 + 0.4 * (wanted.length / form.length)
  return wanted.length >= fuzzyFrom && isOneSlipAway(form, wanted) ? 0.45 : 0
}

/** One letter more, less or other. */
export function isOneSlipAway(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(long.length === short.length ? at + 1 : at) === long.slice(at + 1)
}
