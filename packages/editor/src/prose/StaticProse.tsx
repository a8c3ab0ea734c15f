import type { ProseDoc, ProseMark, ProseNode } from '@balcony/design'
import { createElement, Fragment, type ReactNode } from 'react'
import { headingTag, linkAttributes, markOrder } from './looks.ts'
import { pictureAttributes } from './picture-looks.ts'

/** Words that a thread stands on, in ProseMirror positions. */
export interface Highlight {
  readonly from: number
  readonly to: number
  readonly thread: string
  readonly on: boolean
}

/** Where somebody else's caret stands. */
export interface StaticCaret {
  readonly at: number
  readonly key: string
  readonly name: string
  readonly colour: number
}

export interface StaticWords {
  readonly decision: (date: string | undefined) => string
  readonly task: (text: string) => string
  readonly mention: (address: string) => ReactNode
  readonly picture: (file: string) => string | undefined
  readonly pictureWord: string
}

/**
 * Draws prose exactly as the editor would: the same elements, so that mounting an editor moves nothing.
 * Pure: it reads a ProseDoc and cannot write; what it does not know it draws as its words.
 */
export function renderProse(
  doc: ProseDoc,
  words: StaticWords,
  highlights: readonly Highlight[] = [],
  carets: readonly StaticCaret[] = [],
  edits: StaticEdits = noEdits,
): ReactNode {
  const content = doc.content.length === 0 ? [{ type: 'paragraph' }] : doc.content
  return children(content, 0, { words, highlights, carets, edits, shown: new Set() })
}

/** What came and what went between two versions of a prose, in positions of the later one. */
export interface StaticEdits {
  readonly inserted: readonly { readonly from: number; readonly to: number }[]
  readonly deleted: readonly { readonly at: number; readonly text: string }[]
}

const noEdits: StaticEdits = { inserted: [], deleted: [] }

interface Drawing {
  readonly words: StaticWords
  readonly highlights: readonly Highlight[]
  readonly carets: readonly StaticCaret[]
  readonly edits: StaticEdits
  /** Words that went and are drawn already: they may stand at the border of two texts. */
  readonly shown: Set<object>
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
      <header>{drawing.words.decision(dateOf(node))}</header>
      <div data-body="">{inside(node, at, drawing)}</div>
    </section>
  ),
  mention: (node, _at, drawing) => (
    <span data-mention={String(node.attrs?.['address'] ?? '')}>
      {drawing.words.mention(String(node.attrs?.['address'] ?? ''))}
    </span>
  ),
  picture: (node, _at, { words }) => {
    const { figure, image } = pictureAttributes(node.attrs ?? {}, words.picture, words.pictureWord)
    return (
      <figure {...figure}>
        <img {...image} alt={image.alt} />
      </figure>
    )
  },
  text: (node, at, drawing) => marked(node, at, drawing),
}

/** The nodes that can be drawn, for the test that none is missing. */
export const drawnNodes: readonly string[] = Object.keys(drawn)

function draw(node: ProseNode, at: number, drawing: Drawing): ReactNode {
  const known = drawn[node.type]
  return known ? known(node, at, drawing) : inside(node, at, drawing)
}

function marked(node: ProseNode, at: number, drawing: Drawing): ReactNode {
  const text = highlighted(node.text ?? '', at, drawing)
  // The first mark is the outermost, as in the editor.
  return sorted(node.marks ?? []).reduceRight<ReactNode>((inner, mark) => drawMark(mark, inner), text)
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

/** The order in which the editor nests marks; texts may hold them in another. */
function sorted(marks: readonly ProseMark[]): readonly ProseMark[] {
  return marks.toSorted((left, right) => markOrder.indexOf(left.type) - markOrder.indexOf(right.type))
}

function dateOf(node: ProseNode): string | undefined {
  const date = node.attrs?.['date']
  return typeof date === 'string' ? date : undefined
}

/** Cuts the text where highlights begin and end and where carets stand; of several highlights on the same words the lifted one is shown. */
function highlighted(text: string, at: number, { highlights, carets, edits, shown }: Drawing): ReactNode {
  const end = at + text.length
  const here = highlights.filter((one) => one.from < end && one.to > at)
  const standing = carets.filter((one) => one.at >= at && one.at <= end)
  const came = edits.inserted.filter((one) => one.from < end && one.to > at)
  const went = edits.deleted.filter((one) => one.at >= at && one.at <= end && !shown.has(one))
  for (const one of went) shown.add(one)
  if (here.length + standing.length + came.length + went.length === 0) return text
  const cuts = new Set([0, text.length])
  for (const one of [...here, ...came]) {
    cuts.add(Math.max(0, one.from - at))
    cuts.add(Math.min(text.length, one.to - at))
  }
  for (const one of [...standing, ...went]) cuts.add(one.at - at)
  const sorted = [...cuts].sort((left, right) => left - right)
  return sorted.map((start, index) => {
    const piece = text.slice(start, sorted[index + 1] ?? start)
    const under = here.filter((one) => one.from <= at + start && one.to >= at + start + piece.length)
    const top = under.find((one) => one.on) ?? under.at(-1)
    return (
      <Fragment key={start}>
        {standing.filter((one) => one.at === at + start).map(flag)}
        {went
          .filter((one) => one.at === at + start)
          .map((one) => (
            <del key={one.at}>{one.text}</del>
          ))}
        {piece !== '' && came.some((one) => one.from <= at + start && one.to >= at + start + piece.length) ? (
          <ins>{piece}</ins>
        ) : top && piece !== '' ? (
          <mark data-thread={top.thread} data-on={top.on || undefined}>
            {piece}
          </mark>
        ) : (
          piece
        )}
      </Fragment>
    )
  })
}

/** As the editor draws it; the key changes with every move, so that the name shows again. */
function flag(caret: StaticCaret): ReactNode {
  return (
    <span key={`${caret.key}:${caret.at}`} data-caret="" data-person={caret.colour} aria-hidden>
      <b>{caret.name}</b>
    </span>
  )
}

function spans(node: ProseNode) {
  const { colspan, rowspan } = node.attrs ?? {}
  return {
    ...(typeof colspan === 'number' && colspan > 1 ? { colSpan: colspan } : {}),
    ...(typeof rowspan === 'number' && rowspan > 1 ? { rowSpan: rowspan } : {}),
  }
}

const leaves = new Set(['hardBreak', 'horizontalRule', 'mention', 'picture'])

function sizeOf(node: ProseNode): number {
  if (node.type === 'text') return node.text?.length ?? 0
  if (leaves.has(node.type)) return 1
  return (node.content ?? []).reduce((size, child) => size + sizeOf(child), 2)
}

function textOf(node: ProseNode): string {
  return node.text ?? (node.content ?? []).map(textOf).join('')
}
