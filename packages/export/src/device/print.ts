import { type Edition, process as wholeDesign } from '@balcony/design'
import { dataOf } from '../data.ts'
import { lay } from '../lay/lay.ts'
import { surroundings } from '../pdf/surroundings.ts'
import type { Rendered, RenderOptions } from '../rendering.ts'
import { Losses } from '../text/losses.ts'
import { toldLosses } from '../text/told-losses.ts'
import { sheetOf } from '../typeset/sheet.ts'
import { fontsFor, type LoadFont } from './fonts.ts'
import { type Template, Typesetter } from './typesetter.ts'

/** Where the parts of the press lie on a device. */
export interface DevicePress {
  program(): Promise<WebAssembly.Module>
  readonly template: Template
  /** Names of the committed fonts that can be had. */
  readonly fonts: readonly string[]
  readonly font: LoadFont
}

/** What may be chosen on a device: pictures lie with the server, and one standard is all that its program can write. */
export type DeviceOptions = Omit<RenderOptions, 'format' | 'archive' | 'table' | 'pictures'>

/** An edition as a PDF with the server's template and data, in this process, which is blocked until it is done. */
export async function printHere(
  press: DevicePress,
  edition: Edition,
  options: DeviceOptions,
  /** Told when program and fonts are there. */
  onLoaded: () => void = () => undefined,
): Promise<Pick<Rendered, 'uncovered' | 'droppedLinks' | 'cutRows'> & { readonly file: Uint8Array<ArrayBuffer> }> {
  const words = options.words ?? {}
  const say = (message: string) => (Object.hasOwn(words, message) ? (words[message] ?? message) : message)
  const losses = new Losses()
  const reader = { process: wholeDesign, edition, say }
  const sheet = sheetOf(lay(wholeDesign, edition, say, options), surroundings(reader, options), losses)
  const [program, fonts] = await Promise.all([press.program(), fontsFor(sheet, press.fonts, press.font)])
  onLoaded()
  const typesetter = await Typesetter.open(program, press.template, fonts)
  try {
    return { file: typesetter.compile(sheet, options.attach ? dataOf(edition) : undefined), ...toldLosses(losses) }
  } finally {
    typesetter.close()
  }
}
