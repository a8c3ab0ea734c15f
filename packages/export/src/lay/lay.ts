import type { Edition, Process } from '@balcony/design'
import type { Block } from '../blocks.ts'
import { layBook } from './book.ts'
import { layBrief } from './brief.ts'
import type { Extras } from './extras.ts'
import type { Reader, Say } from './reader.ts'
import { type Shape, shapes } from './shape.ts'
import { layLeaflet, laySheet } from './sheet.ts'

const layouts: Readonly<Record<Shape, (reader: Reader, extras: Extras) => Block[]>> = {
  book: layBook,
  brief: layBrief,
  sheet: laySheet,
  leaflet: layLeaflet,
}

/** An edition as it is read from top to bottom. What is empty is left out. */
export function lay(process: Process, edition: Edition, say: Say = (message) => message, extras: Extras = {}): Block[] {
  const { withoutFigures = false } = extras
  return layouts[shapes[edition.kind]]({ process, edition, say, withoutFigures }, extras)
}
