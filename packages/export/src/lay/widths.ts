import { lengthOf, longestWord } from '../typeset/room.ts'
import type { Filled } from './filled.ts'

/** A `panel` is half of a folded page. */
export type Page = 'portrait' | 'landscape' | 'panel'

/** Letters that fit across a page of a printed table. */
const room: Readonly<Record<Page, number>> = { portrait: 104, landscape: 172, panel: 76 }
/** What the margins of a column cost, in letters. */
const margins = 3
const narrowest = 6
/** Longer words may break. */
const maxWord = 20
/** Shorter cells stay on one line. */
const oneLine = 12
/** Columns whose longest cell has no more than this are given all of it. */
const shortColumn = 18
/** A scale of five squares and its figure, in letters. */
const scaleLetters = 17
/** Higher rows read badly: then each record is told by itself. */
const maxLines: Readonly<Record<Page, number>> = { portrait: 10, landscape: 8, panel: 8 }

/** Width of each column in letters, or undefined where these columns do not fit a page of this sort. */
export function widthsOf(fields: readonly Filled[], page: Page): number[] | undefined {
  if (fields.some(({ cells }) => cells.some((cell) => cell?.is === 'prose' || cell?.is === 'versions')))
    return undefined
  const least = fields.map(leastWidth)
  const free = room[page] - sum(least) - margins * least.length
  if (free < 0) return undefined
  const widths = shared(fields, least, free)
  const isReadable = fields.every(({ cells }, index) =>
    cells.every((cell) => lengthOf(cell) / Number(widths[index]) <= maxLines[page]),
  )
  return isReadable ? widths.map((width) => width + margins) : undefined
}

/** No column may break a word of usual length. */
function leastWidth({ label, cells }: Filled): number {
  const words = cells.map((cell) => {
    if (cell?.is === 'scale') return scaleLetters
    const length = lengthOf(cell)
    return length <= oneLine ? length : Math.min(maxWord, longestWord(cell))
  })
  return Math.max(narrowest, Math.min(maxWord, longestWord(label)), ...words)
}

/**
 * What is left of the width: columns of dates, names and figures stay on one line where they can; the rest goes, in proportion,
 * to those that have much to say.
 */
function shared(fields: readonly Filled[], least: readonly number[], free: number): number[] {
  const wishes = fields.map((field, index) => Math.max(0, wish(field) - Number(least[index])))
  const small = wishes.map((each, index) => (each + Number(least[index]) <= shortColumn ? each : 0))
  const part = Math.min(1, free / Math.max(1, sum(small)))
  const widths = least.map((each, index) => each + Number(small[index]) * part)
  const left = Math.max(0, free - sum(small) * part)
  const large = wishes.map((each, index) => (Number(small[index]) > 0 ? 0 : each))
  const total = sum(large)
  return widths.map(
    (width, index) => width + (total === 0 ? left / widths.length : (Number(large[index]) / total) * left),
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0)
}

function wish({ cells }: Filled): number {
  const lengths = cells.map(lengthOf)
  const longest = Math.max(...lengths)
  const mean = sum(lengths) / Math.max(1, lengths.length)
  return Math.min(longest, Math.max(mean, longest / 3))
}
