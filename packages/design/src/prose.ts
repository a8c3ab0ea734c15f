/** One node of rich text, as ProseMirror writes it. */
export interface ProseNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, ProseAttribute>>
  readonly content?: readonly ProseNode[]
  readonly text?: string
  readonly marks?: readonly ProseMark[]
}

export interface ProseMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, ProseAttribute>>
}

/** A list of numbers is the widths of the columns a table cell spans. */
export type ProseAttribute = string | number | boolean | null | readonly number[]

export interface ProseDoc {
  readonly type: 'doc'
  readonly content: readonly ProseNode[]
}

/** Nodes that prose may hold, with the attributes each may carry. Adding one raises `process.version`. */
export const proseNodes: Readonly<Record<string, readonly string[]>> = {
  paragraph: [],
  heading: ['level'],
  bulletList: [],
  orderedList: ['start', 'type'],
  listItem: [],
  taskList: [],
  taskItem: ['checked'],
  blockquote: [],
  horizontalRule: [],
  hardBreak: [],
  table: [],
  tableRow: [],
  tableHeader: ['colspan', 'rowspan', 'colwidth'],
  tableCell: ['colspan', 'rowspan', 'colwidth'],
  /** A decision that the team took: what, who took part, what was set aside. */
  decision: ['date'],
  /** A live chip for a record: shows its name, or only its code where the reader has no clearance. */
  mention: ['address'],
  /**
   * A picture of the design's own files, by id: never one of another server. `alt` says it in words; empty means that it only
   * decorates. `width` is its share of the line in percent.
   */
  picture: ['file', 'alt', 'width'],
}

/** Shares of the line that a picture may take, in percent; without one it takes the line. */
export const pictureWidths = [100, 75, 50, 25] as const

/** Letters that say what a picture shows. */
export const maxAltChars = 1000

/** Marks on words. `withheld` words never leave the team: `makeEdition` cuts them. */
export const proseMarks: Readonly<Record<string, readonly string[]>> = {
  bold: [],
  italic: [],
  underline: [],
  strike: [],
  code: [],
  link: ['href'],
  withheld: [],
}

/** Plain paragraphs, one for each line of `text`. */
export function proseOf(text: string): ProseDoc {
  const lines = text.split('\n')
  return {
    type: 'doc',
    content: lines.map((line) => ({
      type: 'paragraph',
      ...(line === '' ? {} : { content: [{ type: 'text', text: line }] }),
    })),
  }
}

/** The words of prose without their form; blocks are separated by line breaks. Mentions read as `nameOf` calls their record. */
export function wordsOf(
  doc: { readonly content?: readonly ProseNode[] },
  nameOf: (address: string) => string | undefined = () => undefined,
): string {
  return (doc.content ?? []).map((node) => wordsOfNode(node, nameOf)).join('\n')
}

function wordsOfNode(node: ProseNode, nameOf: (address: string) => string | undefined): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'mention') return nameOf(String(node.attrs?.['address'] ?? '')) ?? ''
  if (node.type === 'picture') return String(node.attrs?.['alt'] ?? '')
  if (node.type === 'hardBreak') return '\n'
  const inline = node.content?.every(
    (child) => child.type === 'text' || child.type === 'hardBreak' || child.type === 'mention',
  )
  return (node.content ?? []).map((child) => wordsOfNode(child, nameOf)).join(inline ? '' : '\n')
}
