import { createHash } from 'node:crypto'
import { process as wholeDesign } from '@balcony/design'
import { dataOf } from '../data.ts'
import { lay } from '../lay/lay.ts'
import type { Reader } from '../lay/reader.ts'
import type { Progress, Rendered, RenderOptions } from '../rendering.ts'
import { Losses } from '../text/losses.ts'
import { toldLosses } from '../text/told-losses.ts'
import { type Sheet, sheetOf } from '../typeset/sheet.ts'
import type { Compiler } from './compiler.ts'
import { firstPageOf } from './first-page.ts'
import { withPictures } from './pictures.ts'
import { surroundings } from './surroundings.ts'

/** Bytes of a sheet that fill about a page: only to tell whoever waits how long it will be. */
const bytesPerPage = 6000

/** An edition as a PDF, in this process: it blocks until it is done, so servers leave it to the children of a press. */
export function printEdition(
  compiler: Compiler,
  reader: Reader,
  options: RenderOptions,
  tell: (progress: Progress) => void,
): Rendered {
  const { edition } = reader
  const attachment = options.attach ? dataOf(edition) : undefined
  const blocks = lay(wholeDesign, edition, reader.say, options)
  const sheet = (pictures: ReadonlyMap<string, string>, losses: Losses) =>
    sheetOf(blocks, { ...surroundings(reader, options), pictures }, losses)
  let isFirst = options.firstPage === true
  const { made, losses } = withPictures(compiler, options.pictures ?? new Map(), (names, pictures) => {
    const losses = new Losses()
    const ready = sheet(names, losses)
    tell({ is: 'setting', aboutPages: aboutPages(ready) })
    // Whoever waits sees it while the others are set; a document that is tried again has shown it.
    const front = isFirst ? firstPageOf(ready) : undefined
    const pdf = front && compiler.glance(front)
    if (pdf) tell({ is: 'first-page', pdf })
    isFirst = false
    const onSet = (pages: number) => tell({ is: 'writing', pages })
    return { made: compiler.compile(ready, { pictures, attachment, archive: options.archive, onSet }), losses }
  })
  const { pdf, pages, standard, warnings, refusal } = made
  return {
    file: new Uint8Array(pdf),
    format: 'pdf',
    sha256: createHash('sha256').update(pdf).digest('hex'),
    pages,
    standard,
    ...toldLosses(losses),
    remarks: refusal === undefined ? warnings : [refusal, ...warnings],
  }
}

function aboutPages(sheet: Sheet): number {
  return Math.max(1, Math.round(JSON.stringify(sheet.blocks).length / bytesPerPage))
}
