import {
  AlignmentType,
  ExternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { plain } from '../../text/clean.ts'
import { printableLink } from '../../text/links.ts'
import { directionOf, languageOfBlock } from '../../text/scripts.ts'

/** What a paragraph needs to know of its document. */
export interface Page {
  /** Primary tag of the document's language. */
  readonly language: string
  /** The pictures that may be shown, by file id. */
  readonly pictures: ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>
  /** Words marked as withheld are ours, in place of those that were cut. */
  readonly cut: boolean
  readonly pictureWord: string
}

export type Look = Omit<IRunOptions, 'text' | 'children' | 'rightToLeft' | 'language'>

/** Runs of one stretch of words, with its line breaks, in its own language and direction. */
export function runsOf(text: string, page: Page, look: Look = {}, link?: unknown): ParagraphChild[] {
  const said = plain(text)
  if (said === '') return []
  const language = languageOfBlock(said, page.language)
  const rightToLeft = directionOf(language) === 'rtl'
  const runs = said.split('\n').map(
    (line, index) =>
      new TextRun({
        ...look,
        text: line,
        ...(index === 0 ? {} : { break: 1 }),
        rightToLeft,
        language: rightToLeft ? { bidirectional: language } : { value: language },
      }),
  )
  const address = printableLink(link)
  return address === undefined ? runs : [new ExternalHyperlink({ children: runs, link: address })]
}

/** A paragraph that reads in the direction of its first letter. */
export function paragraphOf(
  children: readonly ParagraphChild[],
  words: string,
  page: Page,
  options: IParagraphOptions = {},
): Paragraph {
  const direction = directionOf(languageOfBlock(plain(words), page.language))
  // A value keeps the side of its document, whichever way its own words run.
  const crosses = options.style === 'Cell' && direction !== directionOf(page.language)
  return new Paragraph({
    alignment: crosses ? AlignmentType.END : AlignmentType.START,
    ...options,
    bidirectional: direction === 'rtl',
    children,
  })
}

export function say(text: string, page: Page, options: IParagraphOptions = {}, look: Look = {}): Paragraph {
  return paragraphOf(runsOf(text, page, look), text, page, options)
}
