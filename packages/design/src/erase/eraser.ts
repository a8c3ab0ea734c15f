import type { Field } from '../describe.ts'
import { sameJson } from '../kind/equal.ts'
import type { Value } from '../kinds.ts'
import type { ProseDoc, ProseNode } from '../prose.ts'
import { placesOf, type Stretch } from './places.ts'

/** Takes words out of whatever people wrote, and puts a code, or nothing, in their place. */
export class Eraser {
  readonly #words: readonly string[]
  readonly #instead: string

  constructor(words: readonly string[], instead: string) {
    this.#words = words
    this.#instead = instead
  }

  /** How often they stand in a text. */
  count(text: string): number {
    return placesOf(this.#words, text).length
  }

  text = (text: string): string => {
    let now = text
    // What stood around the words may make them up again.
    for (let turn = 0; ; turn++) {
      const places = placesOf(this.#words, now)
      if (places.length === 0) return now
      now = cut(now, places, turn < turnsWithCode ? this.#instead : '')
    }
  }

  /** How often they stand in what somebody wrote into a field. */
  countIn(field: Field, value: Value): number {
    return textsOf(field, value).reduce((sum, text) => sum + this.count(text), 0)
  }

  /** The value without them: the same object where they do not stand in it, undefined where nothing is left. */
  value(field: Field, value: Value): Value | undefined {
    if (this.countIn(field, value) === 0) return value
    switch (field.kind) {
      case 'text':
        return this.text(value as string) || undefined
      case 'translations': {
        const left = Object.entries(value as Record<string, string>).map(
          ([language, text]) => [language, this.text(text)] as const,
        )
        const kept = left.filter(([, text]) => text !== '')
        return kept.length === 0 ? undefined : Object.fromEntries(kept)
      }
      case 'prose':
        return this.#node(value as ProseDoc) as ProseDoc
      default:
        // An address with other letters leads somewhere else.
        return undefined
    }
  }

  #node(node: ProseNode): ProseNode {
    const alt = node.attrs?.['alt']
    const attrs = typeof alt === 'string' ? { attrs: { ...node.attrs, alt: this.text(alt) } } : {}
    if (!node.content) return { ...node, ...attrs }
    const content = runsOf(node.content).flatMap((run) =>
      isRun(run[0]) ? this.#run(run) : run.map((child) => this.#node(child)),
    )
    const { content: _, ...rest } = node
    return content.length === 0 && node.type !== 'doc' ? { ...rest, ...attrs } : { ...rest, ...attrs, content }
  }

  /** Words that stand side by side, whatever marks part them. */
  #run(run: readonly ProseNode[]): readonly ProseNode[] {
    let nodes = run.map((node) => this.#withoutLink(node))
    for (let turn = 0; ; turn++) {
      const places = placesOf(this.#words, textOfRun(nodes))
      if (places.length === 0) return joined(nodes)
      const instead = turn < turnsWithCode ? this.#instead : ''
      let at = 0
      nodes = nodes.flatMap((node) => {
        const from = at
        at += textOfRun([node]).length
        const own = places.filter((place) => place.from < at && place.to > from)
        if (own.length === 0) return [node]
        if (node.type !== 'text') return []
        const text = cut(
          node.text ?? '',
          own.map((place) => ({ from: Math.max(0, place.from - from), to: Math.min(at, place.to) - from })),
          (index) => ((own[index]?.from ?? 0) >= from ? instead : ''),
        )
        return text === '' ? [] : [{ ...node, text }]
      })
    }
  }

  #withoutLink(node: ProseNode): ProseNode {
    const marks = node.marks?.filter(({ attrs }) => {
      const href = attrs?.['href']
      return typeof href !== 'string' || this.count(readable(href)) === 0
    })
    if (!marks || marks.length === node.marks?.length) return node
    const { marks: _, ...rest } = node
    return marks.length === 0 ? rest : { ...rest, marks }
  }
}

/** After so many turns the code itself must be what makes them up again. */
const turnsWithCode = 3

function cut(text: string, places: readonly Stretch[], instead: string | ((index: number) => string)): string {
  let now = ''
  let end = 0
  for (const [index, { from, to }] of places.entries()) {
    now += text.slice(end, from) + (typeof instead === 'string' ? instead : instead(index))
    end = to
  }
  return now + text.slice(end)
}

function textsOf(field: Field, value: Value): readonly string[] {
  if (field.kind === 'text') return [value as string]
  if (field.kind === 'link') return [readable(value as string)]
  if (field.kind === 'translations') return Object.values(value as Record<string, string>)
  return field.kind === 'prose' ? textsOfNode(value as ProseDoc) : []
}

function textsOfNode(node: ProseNode): readonly string[] {
  const alt = node.attrs?.['alt']
  const links = (node.marks ?? []).flatMap(({ attrs }) =>
    typeof attrs?.['href'] === 'string' ? [readable(attrs['href'])] : [],
  )
  const inside = runsOf(node.content ?? []).flatMap((run) =>
    isRun(run[0]) ? [textOfRun(run), ...run.flatMap((each) => textsOfNode(each))] : run.flatMap(textsOfNode),
  )
  return [...(typeof alt === 'string' ? [alt] : []), ...links, ...inside]
}

/** Neighbours that read on from one to the next, each run for itself, and everything else one by one. */
function runsOf(nodes: readonly ProseNode[]): readonly (readonly ProseNode[])[] {
  const runs: ProseNode[][] = []
  for (const node of nodes) {
    const last = runs.at(-1)
    if (last && isRun(node) && isRun(last[0])) last.push(node)
    else runs.push([node])
  }
  return runs
}

function isRun(node: ProseNode | undefined): boolean {
  return node?.type === 'text' || node?.type === 'hardBreak'
}

function textOfRun(run: readonly ProseNode[]): string {
  return run.map((node) => (node.type === 'text' ? (node.text ?? '') : '\n')).join('')
}

/** Neighbours with the same marks are one. */
function joined(nodes: readonly ProseNode[]): readonly ProseNode[] {
  const found: ProseNode[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    const same = last?.type === 'text' && node.type === 'text' && sameJson(last.marks ?? [], node.marks ?? [])
    if (last && same) found[found.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` }
    else found.push(node)
  }
  return found
}

/** An address as people read it. */
function readable(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}
