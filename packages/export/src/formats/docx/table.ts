import { BorderStyle, type FileChild, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import { directionOf } from '../../text/scripts.ts'
import type { TableGrid } from '../../typeset/grid.ts'
import { type Page, say } from './text.ts'

/** Twips across the text of a page that stands, and of one that was turned. */
export const acrossPage = { portrait: 9350, landscape: 13_950 } as const

const line = { style: BorderStyle.SINGLE, size: 4, color: 'D9DDD5' } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const borders = { top: line, bottom: line, left: none, right: none } as const

/** A table whose head repeats and whose rows stay whole. */
export function tableFrom(
  grid: TableGrid<readonly FileChild[]>,
  page: Page,
  width: number = acrossPage.portrait,
): FileChild[] {
  const sum = grid.weights.reduce((all, each) => all + each, 0) || 1
  const widths = grid.weights.map((weight) => Math.round((weight / sum) * width))
  const row = (cells: TableGrid<readonly FileChild[]>['rows'][number], tableHeader: boolean) =>
    new TableRow({
      // Said only where it holds: some readers take the mere mention for a head.
      ...(tableHeader ? { tableHeader } : {}),
      cantSplit: true,
      children: cells.map(
        ({ across, down, content }) =>
          new TableCell({
            columnSpan: across,
            rowSpan: down,
            borders,
            margins: { top: 50, bottom: 50, left: 80, right: 80 },
            ...(tableHeader ? { shading: { type: ShadingType.CLEAR, fill: 'F2F4EF' } } : {}),
            // Word refuses a cell without a paragraph, and one that ends with a table.
            children: [
              ...(content as readonly never[]),
              ...(content.at(-1) instanceof Table || content.length === 0 ? [say('', page)] : []),
            ],
          }),
      ),
    })
  const rows = [...grid.head.map((cells) => row(cells, true)), ...grid.rows.map((cells) => row(cells, false))].filter(
    (_, index) => [...grid.head, ...grid.rows][index]?.length !== 0,
  )
  if (rows.length === 0) return []
  const table = new Table({
    rows,
    columnWidths: widths,
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: directionOf(page.language) === 'rtl',
  })
  return [table, say('', page, { spacing: { after: 60 } })]
}

/** Cells that each cover one place. */
export function plainGrid(
  weights: readonly number[],
  head: readonly (readonly FileChild[])[],
  rows: readonly (readonly (readonly FileChild[])[])[],
): TableGrid<readonly FileChild[]> {
  const cells = (contents: readonly (readonly FileChild[])[]) =>
    contents.map((content) => ({ across: 1, down: 1, content }))
  return { weights, head: head.length === 0 ? [] : [cells(head)], rows: rows.map(cells) }
}
