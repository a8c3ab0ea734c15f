import { type ProseNode, wordsOf } from '@balcony/design'

/** A table whose spans fit: every place of the grid is covered once. */
export interface TableGrid<Content> {
  /** Share of each column in the width. */
  readonly weights: readonly number[]
  readonly head: readonly (readonly GridCell<Content>[])[]
  readonly rows: readonly (readonly GridCell<Content>[])[]
}

interface GridCell<Content> {
  readonly across: number
  readonly down: number
  readonly content: Content
}

/** Wider tables are cut: nothing could be read in them. */
const maxProseColumns = 24
const maxHeadRows = 3
const lightest = 4
const heaviest = 60

/** Merged cells that overlap, run out of the table or leave holes are put right: Typst refuses such tables. */
export function gridOf<Content>(table: ProseNode, read: (cell: ProseNode) => Content): TableGrid<Content> | undefined {
  const source = (table.content ?? []).filter((row) => row.type === 'tableRow')
  if (source.length === 0) return undefined
  const widths = source.map((row) => (row.content ?? []).reduce((sum, cell) => sum + span(cell, 'colspan'), 0))
  const columns = Math.min(maxProseColumns, Math.max(1, ...widths))
  const taken = source.map(() => new Array<boolean>(columns).fill(false))
  const weights = new Array<number>(columns).fill(lightest)

  const rows = source.map((row, y) => {
    const line = taken[y] ?? []
    const cells: (GridCell<Content> & { x: number; isHead: boolean })[] = []
    for (const cell of row.content ?? []) {
      const x = line.indexOf(false)
      if (x === -1) break
      const free = line.indexOf(true, x)
      const across = Math.min(span(cell, 'colspan'), (free === -1 ? columns : free) - x)
      const down = Math.min(span(cell, 'rowspan'), source.length - y)
      for (const below of taken.slice(y, y + down)) below.fill(true, x, x + across)
      if (across === 1) weights[x] = Math.max(Number(weights[x]), weightOf(wordsOf(cell)))
      cells.push({ x, across, down, isHead: cell.type === 'tableHeader', content: read(cell) })
    }
    line.forEach((covered, x) => {
      if (!covered) cells.push({ x, across: 1, down: 1, isHead: false, content: read({ type: 'tableCell' }) })
      line[x] = true
    })
    return cells.sort((a, b) => a.x - b.x)
  })

  let headRows = 0
  const isHeadRow = (row: (typeof rows)[number] | undefined) =>
    row !== undefined && row.length > 0 && row.every((cell) => cell.isHead && cell.down === 1)
  while (headRows < Math.min(maxHeadRows, rows.length - 1) && isHeadRow(rows[headRows])) headRows += 1
  const plain = rows.map((row) => row.map(({ across, down, content }) => ({ across, down, content })))
  return { weights: weights.map(Math.round), head: plain.slice(0, headRows), rows: plain.slice(headRows) }
}

/** Room that a column asks for: its longest word must fit, and long texts want more, but not in proportion. */
function weightOf(words: string): number {
  const longest = Math.max(
    0,
    ...words
      .slice(0, 4000)
      .split(/\s+/)
      .map((word) => word.length),
  )
  return Math.min(heaviest, Math.max(lightest, longest * 1.15, Math.sqrt(words.length) * 3))
}

function span(cell: ProseNode, name: 'colspan' | 'rowspan'): number {
  const value = Number(cell.attrs?.[name] ?? 1)
  return Number.isFinite(value) ? Math.max(1, Math.trunc(value)) : 1
}
