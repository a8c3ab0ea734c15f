import { type ProseDoc, type ProseNode, proseNodes, sameJson } from '@balcony/design'
import * as Y from 'yjs'
import { own } from '../fields.ts'
import { hunksBetween } from '../hunks.ts'
import { wellFormed } from '../plain-text.ts'
import { markName, nodesIn } from '../prose-read.ts'
import { attributesOf, typesOf } from '../prose-write.ts'

/** What stands under one parent: an element, or a stretch of words. */
type Unit =
  | { readonly is: 'words'; readonly nodes: readonly ProseNode[] }
  | { readonly is: 'element'; readonly node: ProseNode }

/**
 * Makes a prose say what `doc` says by as few changes as can be: blocks that stay are not touched, words that stay keep their place,
 * so comments keep theirs and nobody's caret jumps. Within a transaction.
 */
export function rewriteProse(fragment: Y.XmlFragment, doc: ProseDoc): void {
  rewriteChildren(fragment, unitsOf(doc.content))
}

function rewriteChildren(parent: Y.XmlFragment, wanted: readonly Unit[]): void {
  const stand = parent.toArray()
  const have = stand.map(unitOf)
  const pairs = align(have, wanted)
  // From the end, so that places before are still right.
  let right = wanted.length
  let at = stand.length
  for (const [from, to] of pairs.toReversed()) {
    insert(parent, at, wanted.slice(to + 1, right))
    if (at > from + 1) parent.delete(from + 1, at - from - 1)
    const [child, unit] = [stand[from], wanted[to]]
    if (unit?.is === 'words' && child instanceof Y.XmlText) rewriteWords(child, unit.nodes)
    else if (unit?.is === 'element' && child instanceof Y.XmlElement) rewriteElement(child, unit.node)
    right = to
    at = from
  }
  insert(parent, at, wanted.slice(0, right))
  if (at > 0) parent.delete(0, at)
}

function insert(parent: Y.XmlFragment, at: number, units: readonly Unit[]): void {
  if (units.length === 0) return
  parent.insert(at, typesOf(units.flatMap((unit) => (unit.is === 'words' ? unit.nodes : [unit.node]))))
}

function rewriteElement(element: Y.XmlElement, node: ProseNode): void {
  for (const name of own(proseNodes, node.type) ?? []) {
    const [now, wanted] = [element.getAttribute(name) as unknown, node.attrs?.[name] ?? undefined]
    if (wanted === undefined && now !== undefined) element.removeAttribute(name)
    else if (wanted !== undefined && !sameJson(now, wanted)) element.setAttribute(name, wanted as string)
  }
  rewriteChildren(element, unitsOf(node.content ?? []))
}

function rewriteWords(text: Y.XmlText, nodes: readonly ProseNode[]): void {
  const now = plainOf(text)
  const words = nodes.map((node) => wellFormed(node.text ?? '')).join('')
  if (now === undefined) {
    // Something that is not words stands among them, which no client of ours writes.
    text.delete(0, text.length)
    text.insert(0, words, {})
  } else
    for (const { at, remove, insert: added } of hunksBetween(now, words).toReversed()) {
      if (remove > 0) text.delete(at, remove)
      if (added !== '') text.insert(at, added, {})
    }
  formatWords(text, nodes)
}

function formatWords(text: Y.XmlText, nodes: readonly ProseNode[]): void {
  const runs = (text.toDelta() as readonly Run[]).map(({ insert: words, attributes }) => ({
    length: typeof words === 'string' ? words.length : 1,
    attributes: attributes ?? {},
  }))
  let at = 0
  for (const node of nodes) {
    const wanted: Readonly<Record<string, object>> = attributesOf(node.marks ?? [])
    const end = at + wellFormed(node.text ?? '').length
    let from = 0
    for (const run of runs) {
      const [start, stop] = [Math.max(at, from), Math.min(end, from + run.length)]
      from += run.length
      const change = start < stop ? changeOf(run.attributes, wanted) : undefined
      if (change) text.format(start, stop - start, change)
    }
    at = end
  }
}

interface Run {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** Marks to set and, with null, to take away; undefined when they are as wanted. Marks may carry a hash behind their name. */
function changeOf(
  now: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, object>>,
): Record<string, object | null> | undefined {
  const change: Record<string, object | null> = {}
  const stands = new Set<string>()
  for (const [key, value] of Object.entries(now)) {
    if (value === null || value === undefined) continue
    const name = markName(key)
    if (own(wanted, name) !== undefined && sameJson(asObject(value), wanted[name])) stands.add(name)
    else change[key] = null
  }
  for (const [name, value] of Object.entries(wanted)) if (!stands.has(name)) change[name] = value
  return Object.keys(change).length > 0 ? change : undefined
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function plainOf(text: Y.XmlText): string | undefined {
  const parts = (text.toDelta() as readonly Run[]).map((part) => part.insert)
  return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined
}

function unitsOf(nodes: readonly ProseNode[]): readonly Unit[] {
  const units: Unit[] = []
  for (const node of nodes) {
    const last = units.at(-1)
    if (node.type !== 'text') units.push({ is: 'element', node })
    else if (last?.is === 'words') units[units.length - 1] = { is: 'words', nodes: [...last.nodes, node] }
    else units.push({ is: 'words', nodes: [node] })
  }
  return units
}

function unitOf(child: unknown): Unit {
  const nodes = nodesIn(child)
  if (child instanceof Y.XmlText) return { is: 'words', nodes }
  return { is: 'element', node: nodes[0] ?? { type: '' } }
}

/** More pairs of blocks than this are not weighed against each other: then only what is equal stays. */
const maxPairs = 40_000
/** Blocks that share fewer of their words than this are two blocks, not one that was rewritten. */
const alike = 0.3

/** Which block of one prose stays as which of another, in ascending pairs. */
export function alignBlocks(
  before: readonly ProseNode[],
  after: readonly ProseNode[],
): readonly (readonly [number, number])[] {
  const unit = (node: ProseNode): Unit => ({ is: 'element', node })
  return align(before.map(unit), after.map(unit))
}

/** Which of the old stays as which of the new: ascending pairs with the most in common. */
function align(have: readonly Unit[], wanted: readonly Unit[]): readonly (readonly [number, number])[] {
  const [old, fresh] = [have.map(signature), wanted.map(signature)]
  let start = 0
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start += 1
  let end = 0
  while (
    end < Math.min(old.length, fresh.length) - start &&
    old[old.length - 1 - end] === fresh[fresh.length - 1 - end]
  )
    end += 1
  const [rows, columns] = [old.length - start - end, fresh.length - start - end]
  const middle =
    rows * columns > maxPairs ? [] : best(have.slice(start, start + rows), wanted.slice(start, start + columns))
  return [
    ...Array.from({ length: start }, (_, index) => [index, index] as const),
    ...middle.map(([from, to]) => [from + start, to + start] as const),
    ...Array.from({ length: end }, (_, index) => [old.length - end + index, fresh.length - end + index] as const),
  ]
}

function best(have: readonly Unit[], wanted: readonly Unit[]): readonly (readonly [number, number])[] {
  const bags = [have.map(bagOf), wanted.map(bagOf)] as const
  const score = Array.from({ length: have.length + 1 }, () => new Float64Array(wanted.length + 1))
  const match = (from: number, to: number) => likeness(have[from], wanted[to], bags[0][from], bags[1][to])
  for (let from = have.length - 1; from >= 0; from -= 1)
    for (let to = wanted.length - 1; to >= 0; to -= 1) {
      const like = match(from, to)
      const both = like < alike ? -1 : like + (score[from + 1]?.[to + 1] ?? 0)
      const row = score[from] as Float64Array
      row[to] = Math.max(both, score[from + 1]?.[to] ?? 0, row[to + 1] ?? 0)
    }
  const pairs: (readonly [number, number])[] = []
  for (let from = 0, to = 0; from < have.length && to < wanted.length; ) {
    const here = score[from]?.[to] ?? 0
    if (here === (score[from + 1]?.[to] ?? 0)) from += 1
    else if (here === (score[from]?.[to + 1] ?? 0)) to += 1
    else {
      pairs.push([from, to])
      from += 1
      to += 1
    }
  }
  return pairs
}

function likeness(a: Unit | undefined, b: Unit | undefined, words: Bag | undefined, others: Bag | undefined): number {
  if (!a || !b || !words || !others || a.is !== b.is) return 0
  if (a.is === 'element' && b.is === 'element' && a.node.type !== b.node.type) return 0
  if (words.size === 0 && others.size === 0) return signature(a) === signature(b) ? 1 : alike
  let shared = 0
  for (const word of words) if (others.has(word)) shared += 1
  return (2 * shared) / (words.size + others.size)
}

type Bag = ReadonlySet<string>

function bagOf(unit: Unit): Bag {
  const words = new Set<string>()
  const take = (node: ProseNode) => {
    for (const word of node.text?.split(/\s+/) ?? []) if (word !== '') words.add(word)
    for (const child of node.content ?? []) take(child)
  }
  for (const node of unit.is === 'words' ? unit.nodes : [unit.node]) take(node)
  return words
}

function signature(unit: Unit): string {
  return JSON.stringify(unit)
}
