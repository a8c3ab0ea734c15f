import { type Cell, type Grid, inside, type Key, type Span } from '../table/grid.ts'

/** What a key asks for over several cells. */
export interface Chosen {
  readonly grid: Grid
  readonly act?: 'fill-down' | 'clear'
}

/** Keys that choose several cells, or do something to all that are chosen; undefined leaves the key to the single cell. */
export function pressChoosing(grid: Grid, key: Key, span: Span): Chosen | undefined {
  const at = inside(grid.at, span)
  if (!at || key.alt) return undefined
  if (key.ctrl && key.key.toLowerCase() === 'd' && !key.shift)
    return span.mayEdit(at) ? { grid: { ...grid, at }, act: 'fill-down' } : undefined
  if (grid.from && key.key === 'Escape') return { grid: { at, editing: undefined } }
  if (grid.from && (key.key === 'Delete' || key.key === 'Backspace'))
    return span.mayEdit(at) ? { grid, act: 'clear' } : undefined
  const ends = whole(at, key, span)
  if (ends) return { grid: { at: ends.at, from: ends.from, editing: undefined } }
  if (!key.shift) return undefined
  const to = stretched(at, key, span)
  return to && { grid: { at: to, from: grid.from ?? at, editing: undefined } }
}

/** Ctrl A: everything. Shift Space: the row. Ctrl Space: the column. The cell one is on stays in sight. */
function whole(at: Cell, { key, ctrl, shift }: Key, { rows, columns }: Span): { at: Cell; from: Cell } | undefined {
  const [first, last] = [columns[0] ?? at.column, columns.at(-1) ?? at.column]
  const [top, bottom] = [rows[0] ?? at.row, rows.at(-1) ?? at.row]
  if (ctrl && !shift && key.toLowerCase() === 'a')
    return { at: { row: top, column: first }, from: { row: bottom, column: last } }
  if (key !== ' ' || ctrl === shift) return undefined
  return shift
    ? { at: { ...at, column: first }, from: { ...at, column: last } }
    : { at: { ...at, row: top }, from: { ...at, row: bottom } }
}

const page = 10
const edge = Number.MAX_SAFE_INTEGER

/** Where the moving corner goes; with Ctrl to the edge of the table. */
function stretched(at: Cell, { key, ctrl }: Key, { rows, columns, rtl }: Span): Cell | undefined {
  const by = ctrl ? edge : 1
  const along = rtl ? -by : by
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowDown: [by, 0],
    ArrowUp: [-by, 0],
    ArrowRight: [0, along],
    ArrowLeft: [0, -along],
    PageDown: [page, 0],
    PageUp: [-page, 0],
    Home: [ctrl ? -edge : 0, -edge],
    End: [ctrl ? edge : 0, edge],
  }
  const move = moves[key]
  return move && { row: moved(rows, at.row, move[0]), column: moved(columns, at.column, move[1]) }
}

function moved(names: readonly string[], from: string, by: number): string {
  const at = Math.max(0, Math.min(names.length - 1, names.indexOf(from) + by))
  return names[at] ?? from
}
