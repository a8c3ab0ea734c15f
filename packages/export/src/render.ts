import { createHash } from 'node:crypto'
import { type Edition, process as wholeDesign } from '@balcony/design'
import { dataOf } from './data.ts'
import { csvOf } from './formats/csv.ts'
import { docxOf } from './formats/docx/docx.ts'
import { icsOf } from './formats/ics.ts'
import { markdownOf } from './formats/markdown.ts'
import { xlsxOf } from './formats/xlsx.ts'
import { lay } from './lay/lay.ts'
import type { Reader } from './lay/reader.ts'
import type { Compiler } from './pdf/compiler.ts'
import { printEdition } from './pdf/print.ts'
import { surroundings } from './pdf/surroundings.ts'
import type { Format, Progress, Rendered, RenderOptions } from './rendering.ts'

/** An edition as a file, in this process: it may block until it is done, so servers leave it to the children of a press. */
export async function render(
  compiler: Compiler,
  edition: Edition,
  options: RenderOptions,
  tell: (progress: Progress) => void = () => undefined,
): Promise<Rendered> {
  const words = options.words ?? {}
  const say = (message: string) => (Object.hasOwn(words, message) ? (words[message] ?? message) : message)
  const reader: Reader = { process: wholeDesign, edition, say }
  const { format = 'pdf' } = options
  if (format === 'pdf') return printEdition(compiler, reader, options, tell)
  const file = await makers[format](reader, options)
  return {
    file,
    format,
    sha256: createHash('sha256').update(file).digest('hex'),
    pages: 0,
    standard: 'none',
    uncovered: [],
    droppedLinks: 0,
    cutRows: 0,
    remarks: [],
  }
}

type Make = (reader: Reader, options: RenderOptions) => Uint8Array | Promise<Uint8Array>

const makers: Readonly<Record<Exclude<Format, 'pdf'>, Make>> = {
  docx: (reader, options) =>
    docxOf(blocksOf(reader, options), {
      ...surroundings(reader, options),
      draft: options.draft ? reader.say('Draft') : undefined,
      pictures: options.pictures ?? new Map(),
    }),
  markdown: (reader, options) => markdownOf(blocksOf(reader, options)),
  json: ({ edition }) => dataOf(edition),
  xlsx: (reader) => xlsxOf(reader),
  csv: (reader, { table }) => csvOf(reader, table ?? ''),
  ics: icsOf,
}

function blocksOf({ process, edition, say }: Reader, options: RenderOptions) {
  return lay(process, edition, say, options)
}
