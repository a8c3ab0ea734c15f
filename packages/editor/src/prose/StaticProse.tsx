import type { ProseDoc, ProseMark, ProseNode } from '@balcony/design'
import { createElement, Fragment, type ReactNode } from 'react'
import { headingTag, headOf, linkAttributes } from './looks.ts'

/** Words that a thread stands on, in ProseMirror positions. */
export interface Highlight {
  readonly from: number
  readonly to: number
  readonly thread: string
  readonly on: boolean
}

export interface StaticWords {
  readonly decision: string
  readonly task: (text: string) => string
  readonly mention: (address: string) => ReactNode
}

/**
 * Draws prose exactly as the editor would: the same elements, so that mounting an editor moves nothing.
 * Pure: it reads a ProseDoc and cannot write; what it does not know it draws as its words.
 */
export function renderProse(doc: ProseDoc, words: StaticWords, highlights: readonly Highlight[] = []): ReactNode {
  const content = doc.content.length === 0 ? [{ type: 'paragraph' }] : doc.content
  return children(content, 0, { words, highlights })
}

interface Drawing {
  readonly words: StaticWords
  readonly highlights: readonly Highlight[]
}

function children(nodes: readonly ProseNode[] | undefined, start: number, drawing: Drawing): ReactNode {
  let at = start
  return (nodes ?? []).map((node, index) => {
    const drawn = draw(node, at, drawing)
    at += sizeOf(node)
    return <Fragment key={index}>{drawn}</Fragment>
  })
}

type Draw = (node: ProseNode, at: number, drawing: Drawing) => ReactNode

/** A node's content begins one position after the node. */
const inside = (node: ProseNode, at: number, drawing: Drawing): ReactNode => children(node.content, at + 1, drawing)

/** An empty line needs something in it to have a height; the editor puts the same. */
const line = (node: ProseNode, at: number, drawing: Drawing): ReactNode =>
  node.content?.length ? inside(node, at, drawing) : <br />

const drawn: Readonly<Record<string, Draw>> = {
  paragraph: (node, at, drawing) => <p dir="auto">{line(node, at, drawing)}</p>,
  heading: (node, at, drawing) =>
    createElement(headingTag(node.attrs?.['level']), { dir: 'auto' }, line(node, at, drawing)),
  bulletList: (node, at, drawing) => <ul dir="auto">{inside(node, at, drawing)}</ul>,
  orderedList: (node, at, drawing) => (
    <ol dir="auto" {...(typeof node.attrs?.['start'] === 'number' ? { start: node.attrs['start'] } : {})}>
      {inside(node, at, drawing)}
    </ol>
  ),
  listItem: (node, at, drawing) => <li dir="auto">{inside(node, at, drawing)}</li>,
  taskList: (node, at, drawing) => <ul data-type="taskList">{inside(node, at, drawing)}</ul>,
  taskItem: (node, at, drawing) => (
    <li data-type="taskItem" data-checked={node.attrs?.['checked'] === true}>
      <label>
        <input
          type="checkbox"
          checked={node.attrs?.['checked'] === true}
          disabled
          aria-label={drawing.words.task(textOf(node))}
        />
      </label>
      <div>{inside(node, at, drawing)}</div>
    </li>
  ),
  blockquote: (node, at, drawing) => <blockquote>{inside(node, at, drawing)}</blockquote>,
  horizontalRule: () => <hr />,
  hardBreak: () => <br />,
  table: (node, at, drawing) => (
    <div data-table="">
      <table>
        <tbody>{inside(node, at, drawing)}</tbody>
      </table>
    </div>
  ),
  tableRow: (node, at, drawing) => <tr>{inside(node, at, drawing)}</tr>,
  tableHeader: (node, at, drawing) => <th {...spans(node)}>{inside(node, at, drawing)}</th>,
  tableCell: (node, at, drawing) => <td {...spans(node)}>{inside(node, at, drawing)}</td>,
  decision: (node, at, drawing) => (
    <section data-decision="">
      <header>{headOf(drawing.words.decision, node.attrs?.['date'])}</header>
      <div data-body="">{inside(node, at, drawing)}</div>
    </section>
  ),
  mention: (node, _at, drawing) => (
    <span data-mention={String(node.attrs?.['address'] ?? '')}>
      {drawing.words.mention(String(node.attrs?.['address'] ?? ''))}
    </span>
  ),
  text: (node, at, drawing) => marked(node, at, drawing),
}

/** The nodes that can be drawn, for the test that none is missing. */
export const drawnNodes: readonly string[] = Object.keys(drawn)

function draw(node: ProseNode, at: number, drawing: Drawing): ReactNode {
  const known = drawn[node.type]
  return known ? known(node, at, drawing) : inside(node, at, drawing)
}

function marked(node: ProseNode, at: number, drawing: Drawing): ReactNode {
  const text = highlighted(node.text ?? '', at, drawing.highlights)
  // The first mark is the outermost, as in the editor.
  return (node.marks ?? []).reduceRight<ReactNode>((inner, mark) => drawMark(mark, inner), text)
}

const markTags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
}

/** The marks that can be drawn, for the test that none is missing. */
export const drawnMarks: readonly string[] = [...Object.keys(markTags), 'link', 'withheld']

function drawMark(mark: ProseMark, inner: ReactNode): ReactNode {
  if (mark.type === 'link') return <a {...linkAttributes(mark.attrs?.['href'])}>{inner}</a>
  if (mark.type === 'withheld') return <span data-withheld="">{inner}</span>
  const tag = markTags[mark.type]
  return tag === undefined ? inner : createElement(tag, null, inner)
}

/** Cuts the text where highlights begin and end; where several lie on the same words the last opened is shown. */
function highlighted(text: string, at: number, highlights: readonly Highlight[]): ReactNode {
  const here = highlights.filter((one) => one.from < at + text.length && one.to > at)
  if (here.length === 0) return text
  const cuts = new Set([0, text.length])
  for (const one of here) {
    cuts.add(Math.max(0, one.from - at))
    cuts.add(Math.min(text.length, one.to - at))
  }
  const sorted = [...cuts].sort((left, right) => left - right)
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index] ?? 0
    const piece = text.slice(start, end)
    const under = here.filter((one) => one.from <= at + start && one.to >= at + end)
    const top = under.find((one) => one.on) ?? under.at(-1)
    if (!top) return piece
    return (
      <mark key={start} data-thread={top.thread} data-on={top.on || undefined}>
        {piece}
      </mark>
    )
  })
}

function spans(node: ProseNode) {
  const { colspan, rowspan } = node.attrs ?? {}
  return {
    ...(typeof colspan === 'number' && colspan > 1 ? { colSpan: colspan } : {}),
    ...(typeof rowspan === 'number' && rowspan > 1 ? { rowSpan: rowspan } : {}),
  }
}

const leaves = new Set(['hardBreak', 'horizontalRule', 'mention'])

function sizeOf(node: ProseNode): number {
  if (node.type === 'text') return node.text?.length ?? 0
  if (leaves.has(node.type)) return 1
  return (node.content ?? []).reduce((size, child) => size + sizeOf(child), 2)
}

function textOf(node: ProseNode): string {
  return node.text ?? (node.content ?? []).map(textOf).join('')
}
