import type { Secret } from './secrets.ts'
import type { Word } from './words.ts'
import { isArticle } from './written.ts'

/** Words are followed no further than this: what is longer is looked for in pieces, so that a text is read in one pass. */
const longest = 30
const piece = 24
/** The same words may belong to many records; so many of them are named. */
const ownersNamed = 8

/** What is looked for: each wording once for each compartment, however many records hold it, and none too long to follow. */
export function needlesOf(secrets: readonly Secret[]): readonly Secret[] {
  const owners = new Map<string, number>()
  return secrets
    .flatMap((secret) => piecesOf(secret.words).map((words) => ({ ...secret, words })))
    .filter((secret) => {
      const { what, compartment, words, digits, capital, sure } = secret
      const same = [what, compartment, digits, capital, sure, ...words].join(' ')
      const before = owners.get(same) ?? 0
      owners.set(same, before + 1)
      return before < ownersNamed
    })
}

function piecesOf(words: readonly string[]): readonly (readonly string[])[] {
  const pieces: (readonly string[])[] = []
  let at = 0
  for (; words.length - at > longest; at += piece) pieces.push(words.slice(at, at + piece))
  // What is left over is long enough by itself: `longest` is more than a piece by as much as a sentence needs.
  return [...pieces, words.slice(at)]
}

interface Node {
  readonly next: Map<string, Node>
  readonly ends: Secret[]
}

/** The words of all needles in one tree: from a place in a text every needle that begins there is found in one walk. */
export class Tree {
  readonly #root: Node = { next: new Map(), ends: [] }
  readonly #keysOf: (word: string) => readonly string[]
  #hasArticles = false

  /** `keysOf`: by what a word of a text is recognised. */
  constructor(keysOf: (word: string) => readonly string[]) {
    this.#keysOf = keysOf
  }

  /** Each word of a needle by every key under which it may be met; a word without one is never met. */
  add(keys: readonly (readonly string[])[], words: readonly string[], secret: Secret): void {
    let nodes = [this.#root]
    for (const [at, each] of keys.entries()) {
      const names = each.map((key) => nameOf(key, isArticle(words[at] ?? '')))
      nodes = nodes.flatMap((node) => names.map((name) => childOf(node, name)))
    }
    if (words.some(isArticle)) this.#hasArticles = true
    for (const node of nodes) if (node !== this.#root) node.ends.push(secret)
  }

  /** Meets every needle that begins with the word `at`, with the last of its words. An article in between may be passed over. */
  from(words: readonly Word[], at: number, meet: (secret: Secret, last: Word) => void): void {
    const open = this.#step(this.#root, words, at, 'any').map((node) => ({ node, at }))
    for (let state = open.pop(); state; state = open.pop()) {
      const { node, at: here } = state
      const last = words[here]
      if (last) for (const secret of node.ends) meet(secret, last)
      if (node.next.size === 0) continue
      const between = isArticle(words[here + 1]?.word ?? '')
      for (const next of this.#step(node, words, here + 1, between ? 'article' : 'any'))
        open.push({ node: next, at: here + 1 })
      if (between)
        for (const next of this.#step(node, words, here + 2, 'other')) open.push({ node: next, at: here + 2 })
    }
  }

  #step(node: Node, words: readonly Word[], at: number, sort: 'any' | 'article' | 'other'): Node[] {
    const word = words[at]
    if (!word) return []
    const found: Node[] = []
    for (const key of this.#keysOf(word.word)) {
      const other = sort === 'article' ? undefined : node.next.get(key)
      const article = sort === 'other' || !this.#hasArticles ? undefined : node.next.get(nameOf(key, true))
      if (other) found.push(other)
      if (article) found.push(article)
    }
    return found
  }
}

/** An article that is looked for is another thing than a word that sounds like one. */
function nameOf(key: string, isForArticle: boolean): string {
  return isForArticle ? `*${key}` : key
}

function childOf(node: Node, name: string): Node {
  const known = node.next.get(name)
  if (known) return known
  const child = { next: new Map(), ends: [] }
  node.next.set(name, child)
  return child
}
