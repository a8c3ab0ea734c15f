import { type Edition, process as wholeDesign } from '@balcony/design'
import type { Reader } from './lay/reader.ts'
import type { Compiler } from './pdf/compiler.ts'
import { printEdition } from './pdf/print.ts'
import type { Progress, Rendered, RenderOptions } from './rendering.ts'

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
  return printEdition(compiler, reader, options, tell)
}
