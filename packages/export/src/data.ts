import { type Edition, exportDesign, process } from '@balcony/design'

/** An edition as a file that `importDesign` reads: what was cut, and nothing more. */
export function dataOf(edition: Edition): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(exportDesign(process, edition.snapshot), null, 2)}\n`)
}
