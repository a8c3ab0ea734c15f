import { ok, type Result, refuse } from '@balcony/base'
import type { Address, Anchor, AnchorState, Quote } from '@balcony/design'
import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { findAgain } from './find-again.ts'
import { positionOf, type Run, type Words, wordsIn } from './words.ts'

export type WordsAnchor = Extract<Anchor, { on: 'words' }>

/** Where anchored words stand now. */
export interface Found {
  /** Name of the root they stand in: the address, or `address@language`. */
  readonly root: string
  /** Offsets in the plain words. */
  readonly from: number
  readonly to: number
  /** ProseMirror positions in a prose; the same as the offsets in a plain text. */
  readonly fromPosition: number
  readonly toPosition: number
}

/** Characters of context kept on either side of the words. */
const contextChars = 32

/** Longer quotes would make every thread a copy of the text. */
const maxQuoteChars = 4_000

/** A quote is not shortened below this, so that its thread can still be recognised when the last of it goes. */
const shortestQuote = 12

/** How much of its length a quote must keep to be taken for the same words without looking around. */
const sameShare = 0.6

/** An anchor on the words between two offsets; line breaks between blocks at its ends do not count. */
export function anchorWords(
  doc: Y.Doc,
  address: Address,
  range: { readonly from: number; readonly to: number },
  language?: string,
): Result<WordsAnchor> {
  const root = rootAt(doc, language === undefined ? address : `${address}@${language}`)
  const words = root && wordsIn(root.type)
  const inner = words && trim(words, range)
  if (!words || !inner) return refuse('invalid', 'Choose some words to comment on.', address)
  if (inner.to - inner.from > maxQuoteChars)
    return refuse(
      'too-large',
      `Choose fewer words: up to ${maxQuoteChars} characters, or comment on the whole field.`,
      address,
    )
  const anchor = anchorAt(address, words, inner)
  return anchor ? ok(anchor) : refuse('invalid', 'Choose some words to comment on.', address)
}

/** What was read of the texts; give the same to all calls between two changes, so that each text is read once. */
export type ReadTexts = Map<string, Words>

/** Where the words stand by position alone: fast, for drawing. Undefined when the position is lost; then `refreshAnchor` looks for them. */
export function resolveAnchor(doc: Y.Doc, anchor: WordsAnchor, read: ReadTexts = new Map()): Found | undefined {
  for (const root of rootsAt(doc, anchor.address)) {
    const words = wordsOnce(root, read)
    const range = rangeIn(doc, anchor, words)
    if (range && range.from < range.to) return foundIn(root.name, words, range)
  }
  return undefined
}

/**
 * After the text has changed: the same anchor with its quote as it reads now, or set anew where its words are found again. A thread
 * whose words are gone is detached and keeps its last quote; should they come back, the next refresh finds them.
 */
export function refreshAnchor(doc: Y.Doc, anchor: WordsAnchor, read: ReadTexts = new Map()): Refreshed {
  let lost: { readonly words: Words; readonly at: number } | undefined
  const texts = rootsAt(doc, anchor.address).map((root) => wordsOnce(root, read))
  for (const words of texts) {
    const range = rangeIn(doc, anchor, words)
    if (range && range.from < range.to) return keep(anchor, words, range)
    if (range) lost = { words, at: range.from }
  }
  const ordered = lost ? [lost.words, ...texts.filter((words) => words !== lost?.words)] : texts
  for (const words of ordered) {
    const moved = again(anchor, words, findAgain(words.text, anchor.quote, words === lost?.words ? lost.at : undefined))
    if (moved) return { anchor: moved, state: 'moved' }
  }
  return { anchor, state: 'detached' }
}

export interface Refreshed {
  readonly anchor: WordsAnchor
  readonly state: AnchorState
}

/** Where positions still hold some words: those, unless the whole quote stands around them in another form. */
function keep(anchor: WordsAnchor, words: Words, range: Range): Refreshed {
  const quote = quoteAt(words, range)
  const before = anchor.quote.exact.length
  const now = quote.exact.length
  if (now >= before) return { anchor: { ...anchor, quote }, state: 'fresh' }
  // Words that were divided between two blocks look like words that were shortened.
  const isSame = now >= before * sameShare
  const found = findAgain(words.text, anchor.quote, range.from, isSame ? 'exact' : 'alike')
  const isAround =
    found && found.from <= range.to && found.to >= range.from && found.to - found.from > range.to - range.from
  const moved = isAround ? again(anchor, words, found) : undefined
  if (moved) return { anchor: moved, state: 'moved' }
  return { anchor: isSame && now >= shortestQuote ? { ...anchor, quote } : anchor, state: 'fresh' }
}

function again(anchor: WordsAnchor, words: Words, range: Range | undefined): WordsAnchor | undefined {
  const inner = range && trim(words, range)
  return inner && anchorAt(anchor.address, words, inner)
}

interface Range {
  readonly from: number
  readonly to: number
}

function anchorAt(address: Address, words: Words, range: Range): WordsAnchor | undefined {
  const first = runAt(words, range.from)
  const last = runAt(words, range.to - 1)
  if (!first || !last) return undefined
  // The start holds on to its first character and the end to its last: what is typed beside them stays outside.
  const start = Y.createRelativePositionFromTypeIndex(first.type, first.index + range.from - first.at, 0)
  const end = Y.createRelativePositionFromTypeIndex(last.type, last.index + range.to - last.at, -1)
  return { on: 'words', address, start: encode(start), end: encode(end), quote: quoteAt(words, range) }
}

function quoteAt({ text }: Words, { from, to }: Range): Quote {
  return {
    before: text.slice(Math.max(0, from - contextChars), from).toWellFormed(),
    exact: text.slice(from, Math.min(to, from + maxQuoteChars)).toWellFormed(),
    after: text.slice(to, to + contextChars).toWellFormed(),
  }
}

/** Without the line breaks between blocks at its ends, which are nobody's words. */
function trim(words: Words, range: Range): Range | undefined {
  let { from, to } = range
  while (from < to && !runAt(words, from)) from += 1
  while (to > from && !runAt(words, to - 1)) to -= 1
  return from < to && to <= words.text.length ? { from, to } : undefined
}

function runAt({ runs }: Words, offset: number): Run | undefined {
  return runs.find((run) => offset >= run.at && offset < run.at + run.length)
}

function rangeIn(doc: Y.Doc, anchor: WordsAnchor, words: Words): Range | undefined {
  const from = offsetIn(doc, anchor.start, words)
  const to = offsetIn(doc, anchor.end, words)
  return from === undefined || to === undefined ? undefined : { from, to }
}

function offsetIn(doc: Y.Doc, encoded: string, { runs }: Words): number | undefined {
  const at = absolute(doc, encoded)
  if (!at) return undefined
  let offset: number | undefined
  for (const run of runs) {
    if (run.type !== at.type) continue
    if (at.index <= run.index + run.length) return run.at + Math.max(0, at.index - run.index)
    offset = run.at + run.length
  }
  return offset
}

function absolute(doc: Y.Doc, encoded: string): Y.AbsolutePosition | undefined {
  try {
    const position = Y.decodeRelativePosition(fromBase64(encoded))
    if (position.tname !== null && !doc.share.has(position.tname)) return undefined
    // Only who undid a deletion knows what its undoing brought back: following it would give others another answer.
    return Y.createAbsolutePositionFromRelativePosition(position, doc, false) ?? undefined
  } catch {
    // An anchor comes from a client: bytes that are no position are a position that is lost.
    return undefined
  }
}

function foundIn(root: string, words: Words, { from, to }: Range): Found {
  return { root, from, to, fromPosition: positionOf(words, from, 'start'), toPosition: positionOf(words, to, 'end') }
}

function wordsOnce(root: Root, read: ReadTexts): Words {
  const words = read.get(root.name) ?? wordsIn(root.type)
  read.set(root.name, words)
  return words
}

interface Root {
  readonly name: string
  readonly type: Y.Text | Y.XmlFragment
}

/** The text or prose at an address, in all its languages. */
function rootsAt(doc: Y.Doc, address: Address): readonly Root[] {
  const names = doc.share.has(address)
    ? [address]
    : [...doc.share.keys()].filter((name) => name.startsWith(`${address}@`)).sort()
  return names.flatMap((name) => rootAt(doc, name) ?? [])
}

/** A root that nobody has looked at yet does not say what it is; what stands in it does. */
function rootAt(doc: Y.Doc, name: string): Root | undefined {
  const type: unknown = doc.share.get(name)
  if (type instanceof Y.Text || type instanceof Y.XmlFragment) return { name, type }
  if (!(type instanceof Y.AbstractType) || type instanceof Y.Map || type instanceof Y.Array) return undefined
  const first = firstContent(type)
  if (!first) return undefined
  return { name, type: first instanceof Y.ContentType ? doc.getXmlFragment(name) : doc.getText(name) }
}

function firstContent(type: Y.AbstractType<unknown>): Y.Item['content'] | undefined {
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) return item.content
  return undefined
}

function encode(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position))
}
