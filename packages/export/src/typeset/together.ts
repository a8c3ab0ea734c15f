import type { TableBlock } from '../blocks.ts'
import { lengthOf } from './room.ts'

/** So many rows end a table together, with its total: a row alone on a page says nothing. */
export const lastRows = 3
/** A table that takes less than a third of a page (lines of text) is not divided at all. */
const maxWhole = 24
/** Rows with more lines than this are nothing lone. */
const maxLastLines = 6
/** Letters of a line over the whole width. */
const lineLetters = 100
/** What is above and below the words of a row, in lines. */
const padding = 0.9

/** Which rows of a table stay on one page. */
export function together({ columns, rows, total }: TableBlock): { readonly ending: number; readonly whole: boolean } {
  const width = columns.reduce((sum, { weight }) => sum + weight, 0)
  const linesOf = (row: TableBlock['rows'][number]) =>
    Math.max(
      1,
      ...row.map((cell, at) => Math.ceil(lengthOf(cell) / (((columns[at]?.weight ?? 1) / width) * lineLetters))),
    )
  const isLow = rows.slice(-lastRows).every((row) => linesOf(row) <= maxLastLines)
  // Before the first rows, so that a table of thousands is not counted through.
  const mayBeWhole = rows.length <= maxWhole
  const height = mayBeWhole ? rows.reduce((sum, row) => sum + linesOf(row) + padding, total ? 4 : 2) : Infinity
  return { ending: isLow ? Math.max(0, Math.min(lastRows, rows.length - 1)) : 0, whole: height <= maxWhole }
}
