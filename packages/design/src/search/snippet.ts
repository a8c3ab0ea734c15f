import { likeness, wordsOfQuery } from './matching.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A stretch of words; `hit` when it answers the query. Plain data: whoever shows it makes the mark. */
export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** Characters shown around a hit. */
export const snippetChars = 120
const before = 30

/** The words around the best hit, on one line, with every hit among them told apart. */
export function snippet(words: string, query: string): readonly Piece[] {
  const wanted = wordsOfQuery(query)
  const tokens = tokensOf(words)
  const hits = tokens.filter((token) => wanted.some((each) => likeness(token.word, each) > 0))
  const { from, to } = windowOf(words, tokens, hits)
  const pieces: Piece[] = []
  const put = (start: number, end: number, hit: boolean) => {
    const text = words.slice(start, end).replaceAll(/\s/g, ' ')
    if (text !== '') pieces.push({ text, hit })
  }
  if (from > 0) pieces.push({ text: '…', hit: false })
  let at = from
  for (const hit of joined(hits)) {
    if (hit.to <= at || hit.from >= to) continue
    put(at, Math.max(at, hit.from), false)
    put(Math.max(at, hit.from), Math.min(to, hit.to), true)
    at = Math.min(to, hit.to)
  }
  put(at, to, false)
  if (to < words.length) pieces.push({ text: '…', hit: false })
  return pieces
}

/** Where most of what was looked for stands close together. */
function windowOf(words: string, tokens: readonly Token[], hits: readonly Token[]) {
  if (words.length <= snippetChars) return { from: 0, to: words.length }
  const within = (first: Token) =>
    new Set(
      hits
        .filter((hit) => hit.from >= first.from && hit.to <= first.from + snippetChars - before)
        .map((hit) => hit.word),
    ).size
  const best = hits.slice(0, 200).reduce<readonly [Token, number] | undefined>((known, hit) => {
    const found = within(hit)
    return known && known[1] >= found ? known : [hit, found]
  }, undefined)?.[0]
  const wish = Math.max(0, (best?.from ?? 0) - before)
  // Never in the middle of a word, and so never in the middle of a letter.
  const first = wish === 0 ? undefined : tokens.find((token) => token.from >= wish)
  const from = first?.from ?? 0
  const end = from + snippetChars
  if (end >= words.length) return { from, to: words.length }
  const last = tokens.findLast((token) => token.from >= from && token.to <= end)
  return { from, to: Math.max(last?.to ?? 0, best?.to ?? 0) || wholeLetters(words, end) }
}

function wholeLetters(words: string, end: number): number {
  return /^[\udc00-\udfff]/.test(words.slice(end, end + 1)) ? end - 1 : end
}

/** Pairs of letters overlap: what touches is one hit. */
function joined(hits: readonly Token[]): readonly { readonly from: number; readonly to: number }[] {
  const all: { from: number; to: number }[] = []
  for (const { from, to } of hits) {
    const last = all.at(-1)
    if (last && from < last.to) last.to = Math.max(last.to, to)
    else all.push({ from, to })
  }
  return all
}
