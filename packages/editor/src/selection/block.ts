import type { Row, Value } from '@balcony/design'
import type { Edit } from '@balcony/document'
import type { Column } from '../table/columns.ts'
import type { Grid, Span } from '../table/grid.ts'
import { put } from './put.ts'

/** Chosen cells by their places on screen, both ends within. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly start: number
  readonly end: number
}

/** The chosen cells; undefined while nothing is chosen, or what was chosen is gone. */
export function blockOf({ at, from }: Grid, { rows, columns }: Pick<Span, 'rows' | 'columns'>): Block | undefined {
  if (!at) return undefined
  const corner = from ?? at
  const [one, other] = [rows.indexOf(at.row), rows.indexOf(corner.row)]
  const [left, right] = [columns.indexOf(at.column), columns.indexOf(corner.column)]
  if (one < 0 || left < 0) return undefined
  // The other corner may have been removed by somebody else: then the cell one is on is left.
  const [row, column] = [other < 0 ? one : other, right < 0 ? left : right]
  return {
    top: Math.min(one, row),
    bottom: Math.max(one, row),
    start: Math.min(left, column),
    end: Math.max(left, column),
  }
}

export function sizeOf(block: Block): { readonly tall: number; readonly wide: number } {
  return { tall: block.bottom - block.top + 1, wide: block.end - block.start + 1 }
}

/** A table of the design, as it is shown. */
export interface Shown {
  readonly table: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
}

/** Cells of a block, line by line. */
export function cellsOf({ rows, columns }: Shown, block: Block): readonly (readonly (Value | undefined)[])[] {
  const across = columns.slice(block.start, block.end + 1)
  return rows.slice(block.top, block.bottom + 1).map((row) => across.map(({ name }) => row.values[name]))
}

export function clear({ table, rows, columns }: Shown, block: Block): readonly Edit[] {
  return setAll(
    { table, rows: rows.slice(block.top, block.bottom + 1), columns },
    columns.slice(block.start, block.end + 1),
  )
}

/** One value in the given fields of all rows; without a value they are emptied. */
export function setAll({ table, rows }: Shown, columns: readonly Column[], value?: Value): readonly Edit[] {
  return rows.flatMap((row) => columns.flatMap(({ name, field }) => put(table, row, name, field, value)))
}

/** The first row of a block goes into the others; from a single row, the one above it comes down. */
export function fillDown(shown: Shown, block: Block): readonly Edit[] {
  if (block.top < block.bottom) return fill(shown, { ...block, bottom: block.top }, block)
  return block.top === 0 ? [] : fill(shown, { ...block, top: block.top - 1, bottom: block.top - 1 }, block)
}

/** `source` is repeated over the rows of `target`, in both directions from where it stands. */
export function fill({ table, rows, columns }: Shown, source: Block, target: Block): readonly Edit[] {
  const { tall } = sizeOf(source)
  return columns.slice(source.start, source.end + 1).flatMap(({ name, field }) =>
    rows.slice(target.top, target.bottom + 1).flatMap((row, at) => {
      const offset = (((target.top + at - source.top) % tall) + tall) % tall
      return put(table, row, name, field, rows[source.top + offset]?.values[name])
    }),
  )
}
