import { type Edition, process as wholeDesign } from '@balcony/design'
import { footerOf } from '../lay/front.ts'
import { lay } from '../lay/lay.ts'
import { Losses } from '../text/losses.ts'
import { sheetOf } from '../typeset/sheet.ts'
import type { Compiler } from './compiler.ts'
import type { PdfOptions, PrintedPdf } from './messages.ts'
import { withPictures } from './pictures.ts'

/** An edition as a PDF, in this process: it blocks until it is done, so servers leave it to the children of a press. */
export function printEdition(compiler: Compiler, edition: Edition, options: PdfOptions): PrintedPdf {
  const words = options.words ?? {}
  const say = (message: string) => (Object.hasOwn(words, message) ? (words[message] ?? message) : message)
  const blocks = lay(wholeDesign, edition, say)
  const sheet = (pictures: ReadonlyMap<string, string>, losses: Losses) =>
    sheetOf(
      blocks,
      {
        coverTitle: edition.coverTitle,
        classification: edition.classification,
        language: edition.language,
        date: edition.date,
        footer: footerOf({ process: wholeDesign, edition, say }),
        paper: options.paper,
        ...(options.draft ? { watermark: say('Draft') } : {}),
        pageOf: say('Page {page} of {pages}'),
        untitled: say('Untitled'),
        pictures,
        pictureWord: say('Picture'),
      },
      losses,
    )
  const { made, losses } = withPictures(compiler, options.pictures ?? new Map(), (names, bytes) => {
    const losses = new Losses()
    return { made: compiler.compile(sheet(names, losses), bytes), losses }
  })
  const { pdf, pages, standard, warnings, refusal } = made
  return {
    pdf: new Uint8Array(pdf),
    pages,
    standard,
    uncovered: [...losses.uncovered].map(([codePoint, times]) => ({ character: nameOf(codePoint), times })),
    droppedLinks: losses.links,
    cutRows: losses.rows,
    remarks: refusal === undefined ? warnings : [refusal, ...warnings],
  }
}

function nameOf(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
